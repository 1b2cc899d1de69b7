import { captured, reading, type SchemeRules } from './scheme.ts';

const read: SchemeRules['read'] = (text) => {
  const value = captured(/^0*([1-9]\d{0,8})$/, text.trim());
  return value === undefined ? undefined : reading('inspire', value);
};

export const inspire: SchemeRules = {
  scheme: 'inspire',
  read,
  domains: ['inspirehep.net'],
  readUrl: (url) => read(captured(/^\/(?:literature|record)\/(\d+)(?:\/|$)/, url.pathname) ?? ''),
  address: (value) => `https://inspirehep.net/literature/${value}`,
};
