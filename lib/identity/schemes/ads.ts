import { arxiv } from './arxiv.ts';
import { captured, decoded, reading, type SchemeRules } from './scheme.ts';

/** A bibcode: year, journal, volume, page, initial, 19 characters in all. https://ui.adsabs.harvard.edu/help/actions/bibcode */
const read: SchemeRules['read'] = (text) => {
  const value = captured(/^([12]\d{3}[A-Za-z\d.&]{14}[A-Za-z.:])$/, decoded(text.trim()));
  if (value === undefined) return undefined;
  // `2017arXiv170603762V` names the preprint itself; before 2015 a dot stands where the fifth digit is missing.
  const [, month, number] = /^\d{4}arXiv(\d{4})\.?(\d{4,5})[A-Za-z.:]$/.exec(value) ?? [];
  return (month === undefined ? undefined : arxiv.read(`${month}.${number}`)) ?? reading('ads', value);
};

export const ads: SchemeRules = {
  scheme: 'ads',
  read,
  domains: ['adsabs.harvard.edu', 'scixplorer.org'],
  readUrl(url) {
    const path = decoded(url.pathname);
    const found = captured(/^\/abs\/([^/]+)/, path) ?? '';
    return read(found) ?? (/^arxiv:/i.test(found) ? arxiv.read(path.replace(/^\/abs\/|\/abstract$/g, '')) : undefined);
  },
  address: (value) => `https://ui.adsabs.harvard.edu/abs/${encodeURIComponent(value)}`,
};
