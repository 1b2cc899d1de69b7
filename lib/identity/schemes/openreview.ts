import { reading, type SchemeRules } from './scheme.ts';

const read: SchemeRules['read'] = (text) => {
  const value = text.trim(); // case counts
  return /^[\w-]{5,40}$/.test(value) ? reading('openreview', value) : undefined;
};

export const openreview: SchemeRules = {
  scheme: 'openreview',
  read,
  domains: ['openreview.net', 'papers.cool'],
  readUrl(url) {
    const forum = /^\/(?:forum|pdf|attachment|revisions)\/?$/.test(url.pathname) ? url.searchParams.get('id') : null;
    // papers.cool names conference papers `/venue/<id>@OpenReview`.
    return read(forum ?? /^\/venue\/([^/@]+)@OpenReview$/.exec(url.pathname)?.[1] ?? '');
  },
  address: (value) => `https://openreview.net/forum?id=${value}`,
};
