import { arxiv } from './arxiv.ts';
import { captured, decoded, type IdentifierReading, isUnder, reading, type SchemeRules } from './scheme.ts';

/** DataCite's prefix for arXiv: such a DOI is the arXiv identifier. */
const arxivPrefix = '10.48550/arxiv.';

/** bioRxiv and medRxiv put the version of a preprint behind its DOI, which itself has none. */
const openRxivVersion = /^(10\.(?:1101|64898)\/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})v(\d{1,3})$/;

const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** Cuts what a sentence put behind a DOI. A closing bracket stays if it was opened inside: `10.1016/0304-3975(93)90171-U`. */
function withoutPunctuation(text: string): string {
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text.charAt(end - 1);
    if (/[.,;:!?'"”’»*]/.test(last)) continue;
    const open = brackets[last];
    if (open === undefined) break;
    const body = text.slice(0, end);
    if (body.split(open).length >= body.split(last).length) break;
  }
  return text.slice(0, end);
}

/** Addresses within addresses encode a DOI twice. What is still encoded after that is refused, so that reading twice changes nothing. */
function fullyDecoded(text: string): string | undefined {
  const bare = decoded(decoded(text));
  return decoded(bare) === bare ? bare.trim() : undefined;
}

function read(text: string): IdentifierReading | undefined {
  const bare = fullyDecoded(text.trim())?.replace(/^(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/|doi\s?:\s?)/i, '');
  if (bare === undefined) return undefined;
  const value = captured(/^(10\.\d{4,9}(?:\.\d{1,9})*\/[^\s\p{C}]+)$/u, withoutPunctuation(bare))?.toLowerCase();
  if (value === undefined) return undefined;
  if (value.startsWith(arxivPrefix)) return arxiv.read(value.slice(arxivPrefix.length)) ?? reading('doi', value);
  const [, preprint, version] = openRxivVersion.exec(value) ?? [];
  return preprint === undefined ? reading('doi', value) : reading('doi', preprint, Number(version));
}

/** Publishers whose addresses hold the DOI itself, after a `/` or in `?id=` or `?doi=`. */
const holders = [
  'doi.org',
  'acm.org',
  'acs.org',
  'annualreviews.org',
  'aps.org',
  'ascelibrary.org',
  'biorxiv.org',
  'medrxiv.org',
  'biomedcentral.com',
  'bmj.com',
  'cambridge.org',
  'chemrxiv.org',
  'frontiersin.org',
  'iop.org',
  'jamanetwork.com',
  'liebertpub.com',
  'mitpressjournals.org',
  'mit.edu',
  'nejm.org',
  'oup.com',
  'plos.org',
  'pnas.org',
  'rsc.org',
  'royalsocietypublishing.org',
  'sagepub.com',
  'science.org',
  'siam.org',
  'spiedigitallibrary.org',
  'springer.com',
  'springeropen.com',
  'tandfonline.com',
  'thelancet.com',
  'wiley.com',
  'worldscientific.com',
];

/** What publishers put behind the DOI in their addresses. */
const pageSuffix =
  /(?:\/(?:full|abstract|abs|pdf|epdf|html|fulltext(?:\.html)?|full-text|meta|references|citations|summary))+\/?$|(?:\.full|\.abstract|\.pdf|\.full-text|\.supplementary-material|\.article-info|\.short|\.long)+$|\/$/i;

/** Publishers whose addresses hold a part of the DOI. */
const makers: readonly { readonly domain: string; readonly path: RegExp; readonly prefix: string }[] = [
  {
    domain: 'nature.com',
    path: /^\/articles\/([a-z]+\d{3,}[a-z]?|[ds]\d{5}-\d{3}-\d{4,5}-[\da-z])(?:\.pdf|\/.*)?$/i,
    prefix: '10.1038/',
  },
  { domain: 'elifesciences.org', path: /^\/articles\/(\d{5,6})(?:v\d)?\/?$/, prefix: '10.7554/elife.' },
  { domain: 'peerj.com', path: /^\/articles\/((?:cs-)?\d{1,6})(?:\.pdf)?\/?$/i, prefix: '10.7717/peerj.' },
  { domain: 'zenodo.org', path: /^\/records?\/(\d{1,10})(?:\/.*)?$/, prefix: '10.5281/zenodo.' },
  { domain: 'doi.acm.org', path: /^\/(\d+\.\d+)$/, prefix: '10.1145/' },
  { domain: 'researchsquare.com', path: /^\/article\/(rs-\d{1,9}\/v\d{1,2})(?:\.pdf)?\/?$/, prefix: '10.21203/rs.3.' },
];

function readUrl(url: URL): IdentifierReading | undefined {
  const path = decoded(url.pathname);
  for (const { domain, path: pattern, prefix } of makers) {
    const part = isUnder(url.hostname, domain) ? captured(pattern, path) : undefined;
    if (part !== undefined) return read(prefix + part.replace('cs-', 'cs.'));
  }
  const asked = url.searchParams.get('doi') ?? url.searchParams.get('id');
  if (asked?.startsWith('10.') === true) return read(asked);
  const start = path.search(/\/10\.\d{4,9}(?:\.\d{1,9})*\//);
  if (start >= 0) {
    const named = path.slice(start + 1).replace(pageSuffix, '');
    // Oxford puts its own number behind; others have DOIs that end in one.
    return read(isUnder(url.hostname, 'oup.com') ? named.replace(/(?<=\/.*)\/\d{5,}$/, '') : named);
  }
  const early = captured(/^\/content\/early\/\d{4}\/\d\d\/\d\d\/([\d.]{6,20}(?:v\d{1,2})?)(?:\.|\/|$)/, path);
  const isPreprint = ['biorxiv.org', 'medrxiv.org'].some((domain) => isUnder(url.hostname, domain));
  return early !== undefined && isPreprint ? read(`10.1101/${early}`) : undefined;
}

export const doi: SchemeRules = {
  scheme: 'doi',
  read,
  domains: [...holders, ...makers.map((maker) => maker.domain)],
  readUrl,
  inText: /(?<![\w.])(10\.\d{4,9}(?:\.\d{1,9})*\/[^\s"'<>]{1,300})/g,
  address: (value) => `https://doi.org/${encodeURI(value).replace(/[?#]/g, encodeURIComponent)}`,
};
