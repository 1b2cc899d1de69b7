import { captured, reading, type SchemeRules } from './scheme.ts';

const readPmid: SchemeRules['read'] = (text) => {
  const value = captured(/^(?:pmid)?\s?:?\s?0*([1-9]\d{0,8})$/i, text.trim());
  return value === undefined ? undefined : reading('pmid', value);
};

const readPmcid: SchemeRules['read'] = (text) => {
  const [, value, version] = /^(?:pmcid)?\s?:?\s?(?:pmc)?0*([1-9]\d{0,8})(?:\.(\d{1,2}))?$/i.exec(text.trim()) ?? [];
  if (value === undefined) return undefined;
  return reading('pmcid', `PMC${value}`, version === undefined ? undefined : Number(version));
};

export const pmid: SchemeRules = {
  scheme: 'pmid',
  read: readPmid,
  domains: ['ncbi.nlm.nih.gov', 'europepmc.org'],
  readUrl(url) {
    const path =
      url.hostname === 'pubmed.ncbi.nlm.nih.gov'
        ? /^\/(\d+)(?:\/|$)/
        : /^\/(?:(?:m\/)?pubmed|(?:article|abstract)\/med)\/(\d+)(?:\/|$)/i;
    return readPmid(captured(path, url.pathname) ?? '');
  },
  inText: /\bpmid\s?:?\s?(\d{1,9})(?!\d)/gi,
  address: (value) => `https://pubmed.ncbi.nlm.nih.gov/${value}/`,
};

export const pmcid: SchemeRules = {
  scheme: 'pmcid',
  read: readPmcid,
  domains: ['ncbi.nlm.nih.gov', 'europepmc.org'],
  readUrl: (url) =>
    readPmcid(captured(/^\/(?:pmc\/)?(?:articles?|abstract)\/(?:pmc\/)?(pmc[\d.]+)(?:\/|$)/i, url.pathname) ?? ''),
  inText: /\b(pmc\d{1,9}(?:\.\d{1,2})?)(?![\w.]*\d)/gi,
  address: (value) => `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`,
};
