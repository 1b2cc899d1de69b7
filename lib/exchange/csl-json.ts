import type { Entry } from '../identity/entry.ts';
import { citationKeys } from './citation-key.ts';
import { parseName } from './person-name.ts';
import { printedLine } from './printed-line.ts';
import type { Publication } from './publication.ts';
import { publicationOf } from './publication.ts';

/** CSL 1.0.2 has `article` for preprints. What is not known to be published in a venue is one of those too. */
const types = {
  journal: 'article-journal',
  conference: 'paper-conference',
  preprint: 'article',
  unknown: 'article',
} as const satisfies Record<Publication['kind'], string>;

/**
 * CSL-JSON 1.0.2 for Zotero, Pandoc and citeproc. What CSL has no variable for (status, tags as a list, code, every
 * identifier, when it was saved) stands under `custom`, which the schema sets aside for programs. Authors are taken apart
 * into family and given name, so this is not a lossless format: CSV and the backup are.
 */
export function toCslJson(entries: readonly Entry[]): string {
  const keys = citationKeys(entries);
  return `${JSON.stringify(
    entries.map((entry, index) => cslItem(entry, keys[index] ?? '')),
    undefined,
    2,
  )}\n`;
}

function cslItem(entry: Entry, key: string): object {
  const publication = publicationOf(entry);
  const { kind, arxiv } = publication;
  // JSON.stringify leaves out what is undefined.
  return {
    id: key,
    type: types[kind],
    title: printedLine(entry.title),
    author: someOf(entry.authors.flatMap(cslName)),
    issued: publication.date && { 'date-parts': [publication.date] },
    'container-title': publication.venue,
    publisher: kind === 'preprint' && arxiv !== undefined ? 'arXiv' : undefined,
    number: arxiv && `arXiv:${arxiv}`,
    DOI: publication.doi,
    PMID: publication.pmid,
    URL: publication.url,
    abstract: entry.abstract,
    keyword: entry.tags.map((tag) => tag.replaceAll(',', ';')).join(', ') || undefined,
    annote: entry.note || undefined,
    custom: {
      identifiers: entry.identifiers,
      code: entry.code,
      status: entry.status,
      tags: entry.tags,
      savedAt: new Date(entry.savedAt).toISOString(),
    },
  };
}

/** CSL has no word for "et al." in the data: the styles write their own. */
function cslName(author: string): readonly object[] {
  const name = parseName(author);
  if (name.kind === 'others') return [];
  if (name.kind === 'whole') return [{ literal: name.name }];
  const { family, given, particle, suffix } = name;
  return [{ family, given, 'non-dropping-particle': particle, suffix }];
}

function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
