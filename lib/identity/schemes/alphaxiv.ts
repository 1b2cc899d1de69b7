import { arxiv } from './arxiv.ts';
import { captured, reading, type SchemeRules } from './scheme.ts';

/** Papers that alphaXiv has and arXiv has not go by a slug. */
const read: SchemeRules['read'] = (text) => {
  const value = text.trim().toLowerCase();
  return arxiv.read(value) ?? (/^[a-z\d](?:[\w.-]{1,120})$/.test(value) ? reading('alphaxiv', value) : undefined);
};

export const alphaxiv: SchemeRules = {
  scheme: 'alphaxiv',
  read,
  domains: ['alphaxiv.org'],
  readUrl: (url) => read(captured(/^\/(?:[a-z]{2}\/)?(?:abs|overview|pdf)\/([^/]+?)\/?$/, url.pathname) ?? ''),
  address: (value) => `https://www.alphaxiv.org/abs/${value}`,
};
