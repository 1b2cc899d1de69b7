import { captured, reading, type SchemeRules } from './scheme.ts';

const read: SchemeRules['read'] = (text) => {
  const value = captured(/^0*([1-9]\d{0,9})$/, text.trim());
  return value === undefined ? undefined : reading('ssrn', value);
};

export const ssrn: SchemeRules = {
  scheme: 'ssrn',
  read,
  domains: ['ssrn.com'],
  readUrl: (url) =>
    read(
      url.searchParams.get('abstract_id') ??
        url.searchParams.get('abstractid') ??
        captured(/\/(?:abstract=|SSRN_ID)(\d+)/i, url.pathname) ??
        '',
    ),
  address: (value) => `https://papers.ssrn.com/sol3/papers.cfm?abstract_id=${value}`,
};
