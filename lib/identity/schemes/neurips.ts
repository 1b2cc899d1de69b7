import { reading, type SchemeRules } from './scheme.ts';

/** Year and hash, or until 2019 also the paper's number. */
const read: SchemeRules['read'] = (text) => {
  const value = text.trim().toLowerCase();
  return /^(?:(?:19|20)\d\d\/[\da-f]{32}|[1-9]\d{0,5})$/.test(value) ? reading('neurips', value) : undefined;
};

export const neurips: SchemeRules = {
  scheme: 'neurips',
  read,
  domains: ['papers.nips.cc', 'papers.neurips.cc', 'proceedings.neurips.cc'],
  readUrl(url) {
    const [, year, hash] =
      /^\/+paper(?:_files\/paper)?\/(\d{4})\/(?:hash|file)\/([\da-f]{32})-/i.exec(url.pathname) ?? [];
    if (year !== undefined && hash !== undefined) return read(`${year}/${hash}`);
    return read(/^\/paper\/(\d{1,6})-/.exec(url.pathname)?.[1] ?? '');
  },
  address(value) {
    const [year, hash] = value.split('/');
    return hash === undefined
      ? `https://papers.nips.cc/paper/${value}`
      : `https://proceedings.neurips.cc/paper/${year}/hash/${hash}-Abstract.html`;
  },
};
