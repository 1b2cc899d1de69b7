import { captured, decoded, type IdentifierReading, reading, type SchemeRules } from './scheme.ts';

/** `2407.21783`: two digits of year, month, four or (since 2015) five digits. https://info.arxiv.org/help/arxiv_identifier.html */
const numbered = String.raw`\d\d(?:0[1-9]|1[0-2])\.\d{4,5}`;

/** `hep-th/9901001`, until March 2007. The archives are listed so that `papers/1234567` of some other site is not one. */
const archived = String.raw`(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math(?:-ph)?|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|plasm-ph|q-(?:alg|bio)|quant-ph|solv-int|supr-con)(?:\.[a-z]{2})?\/\d\d(?:0[1-9]|1[0-2])\d{3}`;

const value = new RegExp(String.raw`^(${numbered}|${archived})(?:v([1-9]\d{0,2}))?$`, 'i');

/** The subject class in `math.GT/0309136` is no part of the name: the paper is `math/0309136`. */
const subjectClass = /\.[a-z]{2}(?=\/)/;

function read(text: string): IdentifierReading | undefined {
  const [, found, version] = value.exec(text.replace(/^\s*arxiv\s?:\s?/i, '').trim()) ?? [];
  if (found === undefined) return undefined;
  return reading(
    'arxiv',
    found.toLowerCase().replace(subjectClass, ''),
    version === undefined ? undefined : Number(version),
  );
}

export const arxiv: SchemeRules = {
  scheme: 'arxiv',
  read,
  // arXiv and those that name papers as arXiv does.
  domains: [
    'arxiv.org',
    'xxx.lanl.gov',
    'xxx.itp.ac.cn',
    'ar5iv.org',
    'alphaxiv.org',
    'huggingface.co',
    'hf.co',
    'hf-mirror.com',
    'papers.cool',
    'scirate.com',
    'emergentmind.com',
  ],
  readUrl(url) {
    const found = captured(
      /^\/(?:abs|pdf|html|ps|format|e-print|src|tb|papers?|arxiv|overview)\/(.+?)(?:\.pdf|\.md)?\/?$/i,
      decoded(url.pathname),
    );
    return found === undefined ? undefined : read(found);
  },
  inText: new RegExp(
    String.raw`\b(?:arxiv\s{0,2}[:.：]\s{0,2}|CoRR,?\s{1,2}abs\/)((?:${numbered}|${archived})(?:v[1-9]\d{0,2})?)(?!\d)`,
    'gi',
  ),
  address: (found) => `https://arxiv.org/abs/${found}`,
};
