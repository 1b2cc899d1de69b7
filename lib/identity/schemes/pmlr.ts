import { captured, reading, type SchemeRules } from './scheme.ts';

/** Volume (`v97`, reissues `r1`) and the paper's name in it. */
const read: SchemeRules['read'] = (text) => {
  const value = captured(/^([vr]\d{1,4}\/[a-z][a-z\d-]*\d\d[a-z]{0,3})$/i, text.trim());
  return value === undefined ? undefined : reading('pmlr', value.toLowerCase());
};

export const pmlr: SchemeRules = {
  scheme: 'pmlr',
  read,
  domains: ['proceedings.mlr.press', 'jmlr.org'],
  readUrl: (url) =>
    read(captured(/^(?:\/proceedings\/papers)?\/([vr]\d+\/[^/.]+)(?:\.html|\.pdf|\/[^/]*)?$/i, url.pathname) ?? ''),
  address: (value) => `https://proceedings.mlr.press/${value}.html`,
};
