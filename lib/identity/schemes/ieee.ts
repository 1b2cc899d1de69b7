import { captured, reading, type SchemeRules } from './scheme.ts';

/** The article number of IEEE Xplore. */
const read: SchemeRules['read'] = (text) => {
  const value = captured(/^0*([1-9]\d{0,9})$/, text.trim());
  return value === undefined ? undefined : reading('ieee', value);
};

export const ieee: SchemeRules = {
  scheme: 'ieee',
  read,
  domains: ['ieeexplore.ieee.org'],
  readUrl: (url) =>
    read(captured(/^\/(?:abstract\/)?document\/(\d+)(?:\/|$)/, url.pathname) ?? url.searchParams.get('arnumber') ?? ''),
  address: (value) => `https://ieeexplore.ieee.org/document/${value}`,
};
