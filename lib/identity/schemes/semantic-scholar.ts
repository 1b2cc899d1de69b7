import { captured, decoded, reading, type SchemeRules } from './scheme.ts';

const readHash: SchemeRules['read'] = (text) => {
  const value = captured(/^([\da-f]{40})$/i, text.trim());
  return value === undefined ? undefined : reading('s2', value.toLowerCase());
};

const readNumber: SchemeRules['read'] = (text) => {
  const value = captured(/^(?:corpusid\s?:\s?)?0*([1-9]\d{0,11})$/i, text.trim());
  return value === undefined ? undefined : reading('corpusid', value);
};

export const s2: SchemeRules = {
  scheme: 's2',
  read: readHash,
  domains: ['semanticscholar.org'],
  readUrl: (url) => readHash(captured(/\/([\da-f]{40})(?:\/|$)/i, url.pathname) ?? ''),
  address: (value) => `https://www.semanticscholar.org/paper/${value}`,
};

export const corpusid: SchemeRules = {
  scheme: 'corpusid',
  read: readNumber,
  domains: ['semanticscholar.org'],
  readUrl: (url) => readNumber(captured(/\/(corpusid:\d+)(?:\/|$)/i, decoded(url.pathname)) ?? ''),
  inText: /\bcorpusid\s?:\s?(\d{1,12})(?!\d)/gi,
  address: (value) => `https://api.semanticscholar.org/CorpusID:${value}`,
};
