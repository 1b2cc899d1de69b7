import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  identifierFromUrl,
  identifiersInText,
  identifierUrl,
  parseIdentifier,
  schemeOf,
  valueOf,
} from '../../../lib/identity/identifier.ts';

const hash = '0123456789abcdef0123456789abcdef01234567';

describe('parseIdentifier gives one canonical form', () => {
  test.each([
    ['arxiv:2407.21783', 'arxiv:2407.21783'],
    ['arXiv:2407.21783v3', 'arxiv:2407.21783'],
    [' ARXIV : 2407.21783 ', 'arxiv:2407.21783'],
    ['arxiv:arXiv:2407.21783', 'arxiv:2407.21783'],
    ['2407.21783v2', 'arxiv:2407.21783'],
    ['arxiv:0704.0001', 'arxiv:0704.0001'],
    ['arxiv:hep-th/9901001v2', 'arxiv:hep-th/9901001'],
    ['arXiv:math.GT/0309136', 'arxiv:math/0309136'],
    ['doi:10.48550/arXiv.2407.21783', 'arxiv:2407.21783'],
    ['10.48550/ARXIV.hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['https://doi.org/10.48550/arXiv.2407.21783v2', 'arxiv:2407.21783'],
    ['DOI:10.1145/3394486.3403237', 'doi:10.1145/3394486.3403237'],
    ['doi: https://doi.org/10.1000/ABC.', 'doi:10.1000/abc'],
    ['10.1000/ABC(1999)7', 'doi:10.1000/abc(1999)7'],
    ['doi:10.1016/0304-3975(93)90171-U)', 'doi:10.1016/0304-3975(93)90171-u'],
    ['doi:10.1000%2Fabc%2Bd', 'doi:10.1000/abc+d'],
    [
      'doi:10.1002/(SICI)1097(199823)43:4<338::AID>3.0.CO;2-B',
      'doi:10.1002/(sici)1097(199823)43:4<338::aid>3.0.co;2-b',
    ],
    ['doi:10.1101/2020.01.01.123456v2', 'doi:10.1101/2020.01.01.123456'],
    ['openreview:r1l-e3Cqtm', 'openreview:r1l-e3Cqtm'],
    ['acl:2024.ACL-long.1', 'acl:2024.acl-long.1'],
    ['acl:p19-1001', 'acl:P19-1001'],
    ['PMID:036912345', 'pmid:36912345'],
    ['PMID: 36912345', 'pmid:36912345'],
    ['pmcid:PMC7334197.2', 'pmcid:PMC7334197'],
    ['pmcid:7334197', 'pmcid:PMC7334197'],
    [`S2:${hash.toUpperCase()}`, `s2:${hash}`],
    ['CorpusID:13756489', 'corpusid:13756489'],
    ['dblp:conf/nips/VaswaniSPUJGKP17', 'dblp:conf/nips/VaswaniSPUJGKP17'],
    ['dblp:journals/corr/abs-1706-03762', 'arxiv:1706.03762'],
    ['cvf:Doe_A_Title_CVPR_2020', 'cvf:Doe_A_Title_CVPR_2020'],
    ['pmlr:V97/author19a', 'pmlr:v97/author19a'],
    [`neurips:2023/${hash.slice(0, 32)}`, `neurips:2023/${hash.slice(0, 32)}`],
    ['ssrn:4567890', 'ssrn:4567890'],
    ['ieee:8578843', 'ieee:8578843'],
    ['inspire:1234567', 'inspire:1234567'],
    ['ads:2016PhRvL.116f1102A', 'ads:2016PhRvL.116f1102A'],
    ['ads:2017arXiv170603762V', 'arxiv:1706.03762'],
    ['alphaxiv:Some-Slug-1', 'alphaxiv:some-slug-1'],
    ['alphaxiv:2407.21783v1', 'arxiv:2407.21783'],
  ])('%s is %s', (text, expected) => {
    expect(parseIdentifier(text)).toBe(expected);
  });

  test.each([
    '',
    'arxiv:',
    'arxiv:2413.12345', // no thirteenth month
    'arxiv:2407.217831',
    'arxiv:2407.21783x',
    'arxiv:papers/1234567',
    'doi:11.1000/abc',
    'doi:10.1000/',
    'doi:10.1000/a b',
    'title:attention',
    'pmid:0',
    'javascript:alert(1)',
    'ftp://arxiv.org/abs/2407.21783',
    `doi:10.1000/${'a'.repeat(3000)}`,
  ])('%s is none', (text) => {
    expect(parseIdentifier(text)).toBeUndefined();
  });
});

describe('identifierFromUrl reads addresses', () => {
  test.each([
    ['https://arxiv.org/abs/2407.21783', 'arxiv:2407.21783', undefined],
    ['http://export.arxiv.org/abs/2407.21783v3', 'arxiv:2407.21783', 3],
    ['https://arxiv.org/pdf/2407.21783v1.pdf#page=3', 'arxiv:2407.21783', 1],
    ['https://arxiv.org/html/2407.21783v1/', 'arxiv:2407.21783', 1],
    ['https://arxiv.org/abs/hep-th/9901001v2?context=math', 'arxiv:hep-th/9901001', 2],
    ['https://arxiv.org/abs/math.GT%2F0309136v2', 'arxiv:math/0309136', 2],
    ['https://arxiv.org/abs/hep-th%2F9901001', 'arxiv:hep-th/9901001', undefined],
    ['https://ar5iv.labs.arxiv.org/html/2407.21783', 'arxiv:2407.21783', undefined],
    ['https://huggingface.co/papers/2407.21783', 'arxiv:2407.21783', undefined],
    ['https://huggingface.co/papers/2407.21783#community', 'arxiv:2407.21783', undefined],
    ['https://www.alphaxiv.org/abs/2407.21783v2', 'arxiv:2407.21783', 2],
    ['https://www.alphaxiv.org/abs/some-thinking-1', 'alphaxiv:some-thinking-1', undefined],
    ['https://scirate.com/arxiv/2407.21783', 'arxiv:2407.21783', undefined],
    ['https://papers.cool/arxiv/2407.21783', 'arxiv:2407.21783', undefined],
    ['https://papers.cool/venue/r1l-e3Cqtm@OpenReview', 'openreview:r1l-e3Cqtm', undefined],
    ['https://doi.org/10.48550/arXiv.2407.21783', 'arxiv:2407.21783', undefined],
    ['https://dx.doi.org/10.1000/ABC', 'doi:10.1000/abc', undefined],
    ['https://doi.org/10.1000%2Fabc', 'doi:10.1000/abc', undefined],
    ['https://dl.acm.org/doi/abs/10.1145/3394486.3403237', 'doi:10.1145/3394486.3403237', undefined],
    ['https://dl.acm.org/doi/pdf/10.1145/3394486.3403237?download=true', 'doi:10.1145/3394486.3403237', undefined],
    ['https://doi.acm.org/3394486.3403237', 'doi:10.1145/3394486.3403237', undefined],
    ['https://journals.sagepub.com/doi/10.1177/0278364920916531', 'doi:10.1177/0278364920916531', undefined],
    ['https://journals.sagepub.com/doi/pdf/10.1177/0278364920916531', 'doi:10.1177/0278364920916531', undefined],
    [
      'https://link.springer.com/article/10.1007/s11263-020-01316-z/fulltext.html',
      'doi:10.1007/s11263-020-01316-z',
      undefined,
    ],
    ['https://link.springer.com/chapter/10.1007/978-3-030-58452-8_13', 'doi:10.1007/978-3-030-58452-8_13', undefined],
    [
      'https://link.springer.com/content/pdf/10.1007/s11263-020-01316-z.pdf',
      'doi:10.1007/s11263-020-01316-z',
      undefined,
    ],
    ['https://www.nature.com/articles/s41586-021-03819-2', 'doi:10.1038/s41586-021-03819-2', undefined],
    ['https://www.nature.com/articles/s41586-021-03819-2/figures/1', 'doi:10.1038/s41586-021-03819-2', undefined],
    ['https://journals.sagepub.com/doi/abs/10.1177/03400352241270692', 'doi:10.1177/03400352241270692', undefined],
    ['https://onlinelibrary.wiley.com/doi/abs/10.1155/2022/9978571', 'doi:10.1155/2022/9978571', undefined],
    ['https://journals.sagepub.com/doi/10.1177/03400352241270692/full', 'doi:10.1177/03400352241270692', undefined],
    ['https://www.nature.com/articles/nature14539', 'doi:10.1038/nature14539', undefined],
    ['https://www.nature.com/articles/d41586-021-03819-2', 'doi:10.1038/d41586-021-03819-2', undefined],
    ['https://onlinelibrary.wiley.com/doi/full/10.1002/abc.12345', 'doi:10.1002/abc.12345', undefined],
    [
      'https://onlinelibrary.wiley.com/doi/10.1002/(SICI)1097(199823)43:4%3C338::AID%3E3.0.CO;2-B',
      'doi:10.1002/(sici)1097(199823)43:4<338::aid>3.0.co;2-b',
      undefined,
    ],
    [
      'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456',
      'doi:10.1371/journal.pone.0123456',
      undefined,
    ],
    ['https://iopscience.iop.org/article/10.1088/1361-6420/ab1c3a/meta', 'doi:10.1088/1361-6420/ab1c3a', undefined],
    [
      'https://academic.oup.com/bioinformatics/advance-article/doi/10.1093/bioinformatics/btaa123/5739443',
      'doi:10.1093/bioinformatics/btaa123',
      undefined,
    ],
    ['https://journals.aps.org/prd/abstract/10.1103/PhysRevD.1.1', 'doi:10.1103/physrevd.1.1', undefined],
    ['https://www.frontiersin.org/articles/10.3389/fpsyg.2020.00001/full', 'doi:10.3389/fpsyg.2020.00001', undefined],
    ['https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf', 'doi:10.1101/2020.01.01.123456', 2],
    ['https://www.medrxiv.org/content/10.1101/2020.01.01.20016345v1', 'doi:10.1101/2020.01.01.20016345', 1],
    ['https://www.biorxiv.org/content/early/2018/05/04/314021', 'doi:10.1101/314021', undefined],
    ['http://medrxiv.org/content/early/2026/11/05/2026.11.02.26900001', 'doi:10.1101/2026.11.02.26900001', undefined],
    ['https://elifesciences.org/articles/12345', 'doi:10.7554/elife.12345', undefined],
    ['https://zenodo.org/records/1234567', 'doi:10.5281/zenodo.1234567', undefined],
    ['https://openreview.net/forum?id=r1l-e3Cqtm&noteId=abcdef', 'openreview:r1l-e3Cqtm', undefined],
    ['https://openreview.net/forum?noteId=abcdef&id=r1l-e3Cqtm#discussion', 'openreview:r1l-e3Cqtm', undefined],
    ['https://openreview.net/pdf?id=r1l-e3Cqtm', 'openreview:r1l-e3Cqtm', undefined],
    ['https://openreview.net/revisions?id=r1l-e3Cqtm', 'openreview:r1l-e3Cqtm', undefined],
    ['https://aclanthology.org/2024.acl-long.1/', 'acl:2024.acl-long.1', undefined],
    ['https://aclanthology.org/2024.acl-long.1v2.pdf', 'acl:2024.acl-long.1', 2],
    ['https://aclanthology.org/P19-1001.pdf', 'acl:P19-1001', undefined],
    ['https://www.aclweb.org/anthology/P19-1001/', 'acl:P19-1001', undefined],
    ['https://aclweb.org/anthology/P/P19/P19-1001.pdf', 'acl:P19-1001', undefined],
    ['https://pubmed.ncbi.nlm.nih.gov/36912345/', 'pmid:36912345', undefined],
    ['https://www.ncbi.nlm.nih.gov/pubmed/36912345?dopt=Abstract', 'pmid:36912345', undefined],
    ['https://europepmc.org/article/MED/36912345', 'pmid:36912345', undefined],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7334197/', 'pmcid:PMC7334197', undefined],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC7334197/pdf/main.pdf', 'pmcid:PMC7334197', undefined],
    [`https://www.semanticscholar.org/paper/A-Title/${hash}`, `s2:${hash}`, undefined],
    ['https://api.semanticscholar.org/CorpusID:13756489', 'corpusid:13756489', undefined],
    ['https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html', 'dblp:conf/nips/VaswaniSPUJGKP17', undefined],
    ['https://dblp.uni-trier.de/rec/bibtex/journals/corr/abs-1706-03762', 'arxiv:1706.03762', undefined],
    [
      'https://openaccess.thecvf.com/content/CVPR2024/html/Doe_A_Title_CVPR_2024_paper.html',
      'cvf:Doe_A_Title_CVPR_2024',
      undefined,
    ],
    [
      'https://openaccess.thecvf.com/content_CVPR_2020/papers/Doe_A_Title_CVPR_2020_paper.pdf',
      'cvf:Doe_A_Title_CVPR_2020',
      undefined,
    ],
    ['https://proceedings.mlr.press/v97/author19a/author19a.pdf', 'pmlr:v97/author19a', undefined],
    [
      `https://proceedings.neurips.cc/paper_files/paper/2023/file/${hash.slice(0, 32)}-Paper-Conference.pdf`,
      `neurips:2023/${hash.slice(0, 32)}`,
      undefined,
    ],
    [
      `https://proceedings.neurips.cc//paper_files/paper/2023/hash/${hash.slice(0, 32)}-Abstract-Conference.html`,
      `neurips:2023/${hash.slice(0, 32)}`,
      undefined,
    ],
    ['https://papers.nips.cc/paper/7181-some-title.pdf', 'neurips:7181', undefined],
    ['https://papers.ssrn.com/sol3/papers.cfm?abstract_id=4567890', 'ssrn:4567890', undefined],
    ['https://ssrn.com/abstract=4567890', 'ssrn:4567890', undefined],
    [
      'https://papers.ssrn.com/sol3/Delivery.cfm/SSRN_ID4567890_code123.pdf?abstractid=4567890&mirid=1',
      'ssrn:4567890',
      undefined,
    ],
    ['https://ieeexplore.ieee.org/document/8578843/', 'ieee:8578843', undefined],
    ['https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=8578843', 'ieee:8578843', undefined],
    ['https://inspirehep.net/literature/1234567', 'inspire:1234567', undefined],
    ['https://ui.adsabs.harvard.edu/abs/2011A%26A...530A...1Z/abstract', 'ads:2011A&A...530A...1Z', undefined],
    ['https://scixplorer.org/abs/2011A&A...530A...1Z/abstract', 'ads:2011A&A...530A...1Z', undefined],
    ['https://ui.adsabs.harvard.edu/abs/arXiv%3A1706.03762', 'arxiv:1706.03762', undefined],
    ['https://ui.adsabs.harvard.edu/abs/arXiv:1706.03762', 'arxiv:1706.03762', undefined],
    ['https://ui.adsabs.harvard.edu/abs/arXiv:hep-th/9901001/abstract', 'arxiv:hep-th/9901001', undefined],
  ])('%s', (url, identifier, version) => {
    expect(identifierFromUrl(url)).toEqual(version === undefined ? { identifier } : { identifier, version });
  });

  test.each([
    'https://notarxiv.org/abs/2407.21783',
    'https://arxiv.org.example.com/abs/2407.21783',
    'https://example.com/https://arxiv.org/abs/2407.21783',
    'https://arxiv.org/list/cs.CL/recent',
    'https://arxiv.org/search/?query=2407.21783',
    'https://huggingface.co/papers/date/2026-03-05',
    'https://huggingface.co/papers/week/2026-W10',
    'https://huggingface.co/papers/month/2026-03',
    'https://huggingface.co/papers/trending',
    'https://huggingface.co/papers?date=2026-03-05',
    'https://huggingface.co/papers/submit',
    'https://huggingface.co/login?next=%2Fpapers%2F2407.21783',
    'https://www.semanticscholar.org/search?q=attention',
    'https://openreview.net/group?id=ICLR.cc/2026/Conference',
    'https://openreview.net/profile?id=~Ada_Example1',
    'https://aclanthology.org/people/ada-example/',
    'https://aclanthology.org/volumes/2024.acl-long/',
    'https://dblp.org/pid/12/3456.html',
    'https://pubmed.ncbi.nlm.nih.gov/?term=attention',
    'https://www.nature.com/articles',
    'https://www.sciencedirect.com/science/article/pii/S0004370221000862', // a PII is no DOI
    'https://dl.acm.org/citation.cfm?id=3403237',
    'https://www.alphaxiv.org/explore',
    '/abs/2407.21783',
    'mailto:someone@arxiv.org',
    'https://%',
  ])('%s carries none', (url) => {
    expect(identifierFromUrl(url)).toBeUndefined();
  });
});

describe('identifiersInText', () => {
  test.each([
    ['', []],
    ['See arXiv:2407.21783v2 [cs.CL].', [{ identifier: 'arxiv:2407.21783', version: 2 }]],
    ['（arXiv：2407.21783v1）', [{ identifier: 'arxiv:2407.21783', version: 1 }]],
    ['CoRR abs/2407.21783 (2024)', [{ identifier: 'arxiv:2407.21783' }]],
    ['(arXiv: math.GT/0309136)', [{ identifier: 'arxiv:math/0309136' }]],
    [
      'https://arxiv.org/abs/2407.21783, https://arxiv.org/abs/2407.21784.',
      [{ identifier: 'arxiv:2407.21783' }, { identifier: 'arxiv:2407.21784' }],
    ],
    ['Published (doi:10.1000/abc.5).', [{ identifier: 'doi:10.1000/abc.5' }]],
    ['doi:10.48550/arXiv.2407.21783 and arXiv:2407.21783v1', [{ identifier: 'arxiv:2407.21783', version: 1 }]],
    ['PMID: 36912345; PMCID: PMC7334197', [{ identifier: 'pmid:36912345' }, { identifier: 'pmcid:PMC7334197' }]],
    ['version 2407.21783 of 36912345 things', []],
  ])('%s', (text, expected) => {
    expect(identifiersInText(text)).toEqual(expected);
  });
});

describe('identifierUrl', () => {
  test.each([
    ['arxiv:hep-th/9901001', 'https://arxiv.org/abs/hep-th/9901001'],
    ['doi:10.1000/a#b?c', 'https://doi.org/10.1000/a%23b%3Fc'],
    ['openreview:r1l-e3Cqtm', 'https://openreview.net/forum?id=r1l-e3Cqtm'],
    ['acl:P19-1001', 'https://aclanthology.org/P19-1001/'],
    ['pmcid:PMC7334197', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7334197/'],
    ['ads:2011A&A...530A...1Z', 'https://ui.adsabs.harvard.edu/abs/2011A%26A...530A...1Z'],
    ['cvf:Doe_A_Title_CVPRW_2024', undefined],
  ])('%s is looked up at %s', (text, url) => {
    const identifier = parseIdentifier(text);
    expect(identifier === undefined ? undefined : identifierUrl(identifier)).toBe(url);
  });
});

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'arxiv:',
        '2407.21783',
        'v2',
        '10.1000/',
        '10.1101/',
        'doi:',
        '%25',
        '%',
        ')',
        '(',
        '.',
        'https://',
        'doi.org/',
        'arxiv.org/',
        'abs/',
        'PMC',
        '12345',
        ' ',
        'İ',
        'Σ',
        '\u202e',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

test('parsing is total, and parsing what it gave changes nothing', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const identifier of [parseIdentifier(text), ...identifiersInText(text).map((found) => found.identifier)]) {
        if (identifier === undefined) continue;
        expect(parseIdentifier(identifier)).toBe(identifier);
        expect(`${schemeOf(identifier)}:${valueOf(identifier)}`).toBe(identifier);
        expect(new URL(identifierUrl(identifier) ?? 'https://none').protocol).toBe('https:');
      }
    }),
    { numRuns: 3_000 },
  );
});

test('the link of an identifier is read as that identifier', () => {
  for (const text of [
    'arxiv:2407.21783',
    'doi:10.1000/a?b',
    'openreview:r1l-e3Cqtm',
    'acl:2024.acl-long.1',
    'pmid:1',
    'pmcid:PMC1',
    `s2:${hash}`,
    'corpusid:1',
    'dblp:conf/a/b',
    'cvf:Doe_T_CVPR_2024',
    'pmlr:v1/a19a',
    'neurips:2023/' + hash.slice(0, 32),
    'ssrn:1',
    'ieee:1',
    'inspire:1',
    'ads:2016PhRvL.116f1102A',
    'alphaxiv:slug',
  ]) {
    const identifier = parseIdentifier(text);
    expect(identifier).toBe(text);
    expect(identifier && identifierFromUrl(identifierUrl(identifier) ?? '')?.identifier).toBe(text);
  }
});
