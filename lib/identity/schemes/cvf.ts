import { captured, decoded, reading, type SchemeRules } from './scheme.ts';

/** The name of the paper's file, shared by its page, PDF and supplement: `Surname_First_Words_CVPR_2020`. */
const read: SchemeRules['read'] = (text) => {
  const value = captured(
    /^([\p{L}\p{N}'.-]+_[^\s/?#]{1,200}_(?:CVPRW?|ICCVW?|WACVW?|ACCVW?|ECCVW?)_(?:19|20)\d\d)$/u,
    text.trim(),
  );
  return value === undefined ? undefined : reading('cvf', value);
};

export const cvf: SchemeRules = {
  scheme: 'cvf',
  read,
  domains: ['openaccess.thecvf.com', 'cv-foundation.org'],
  readUrl: (url) => read(captured(/\/([^/]+)_(?:paper|supplemental)\.(?:html|pdf|zip)$/, decoded(url.pathname)) ?? ''),
  address(value) {
    const [, venue, year] = /_([A-Z]+)_(\d{4})$/.exec(value) ?? [];
    // Workshop papers lie in a folder of their workshop, which the name does not tell.
    if (venue === undefined || year === undefined || venue.endsWith('W')) return undefined;
    const folder = Number(year) > 2020 ? `content/${venue}${year}` : `content_${venue}_${year}`;
    return `https://openaccess.thecvf.com/${folder}/html/${encodeURIComponent(value)}_paper.html`;
  },
};
