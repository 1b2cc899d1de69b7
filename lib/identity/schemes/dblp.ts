import { arxiv } from './arxiv.ts';
import { captured, decoded, reading, type SchemeRules } from './scheme.ts';

const read: SchemeRules['read'] = (text) => {
  const value = captured(
    /^((?:books|conf|data|journals|phd|reference|series|tr)\/[\w-]+\/[\w./-]+)$/,
    text.trim().replace(/^dblp:\s?/i, ''),
  );
  if (value === undefined) return undefined;
  // CoRR *is* arXiv.
  const preprint = captured(/^journals\/corr\/abs-(\d{4}-\d{4,5})$/, value);
  return (preprint === undefined ? undefined : arxiv.read(preprint.replace('-', '.'))) ?? reading('dblp', value);
};

export const dblp: SchemeRules = {
  scheme: 'dblp',
  read,
  domains: ['dblp.org', 'dblp.uni-trier.de', 'dblp.dagstuhl.de'],
  readUrl: (url) =>
    read(
      captured(
        /^\/rec\/(?:(?:html\d?|bibtex\d?|xml|rdf|ris|nt)\/)?(.+?)(?:\.(?:html|bib|xml|rdf|ris|nt|ttl))?$/,
        decoded(url.pathname),
      ) ?? '',
    ),
  address: (value) => `https://dblp.org/rec/${value}`,
};
