import type { Entry } from '../identity/entry.ts';
import { citationKeys } from './citation-key.ts';
import { formatDate } from './date-parts.ts';
import { onOneLine } from './one-line.ts';
import { parseName } from './person-name.ts';
import { printedLine } from './printed-line.ts';
import type { Publication } from './publication.ts';
import { publicationOf } from './publication.ts';

/** Zotero takes `UNPB` for a preprint; `GEN`, the RIS word for "anything", it takes for a journal article. */
const types = {
  journal: 'JOUR',
  conference: 'CPAPER',
  preprint: 'UNPB',
  unknown: 'GEN',
} as const satisfies Record<Publication['kind'], string>;

/**
 * RIS as Zotero, EndNote and Mendeley read it: `XX  - value` lines that end in CR LF. Every value is one line, so that no
 * note or abstract can open a field or end the entry.
 */
export function toRis(entries: readonly Entry[]): string {
  const keys = citationKeys(entries);
  return entries.map((entry, index) => risEntry(entry, keys[index] ?? '')).join('\r\n');
}

function risEntry(entry: Entry, key: string): string {
  const { kind, venue, date, arxiv, doi, url } = publicationOf(entry);
  const fields: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', types[kind]],
    ['ID', key],
    ['TI', printedLine(entry.title)],
    ...entry.authors.map((author) => ['AU', risName(author)] as const),
    ['T2', venue],
    ['PY', date && String(date[0])],
    // Slashes even where month and day are unknown: `2026///`.
    ['DA', date && [...formatDate(date).split('-'), '', '', ''].slice(0, 4).join('/')],
    ['AB', entry.abstract],
    ['DB', arxiv && 'arXiv'],
    ['AN', arxiv && `arXiv:${arxiv}`],
    ['DO', doi],
    ['UR', url],
    ...entry.tags.map((tag) => ['KW', tag] as const),
    ['N1', entry.note],
  ];
  const lines = fields.flatMap(([tag, value]) => {
    const line = onOneLine(value ?? '');
    return line === '' ? [] : [`${tag}  - ${line}`];
  });
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/** `Family, Given, Suffix`; "et al." has no place in RIS. */
function risName(author: string): string {
  const name = parseName(author);
  if (name.kind === 'others') return '';
  if (name.kind === 'whole') return name.name;
  const family = [name.particle, name.family].filter(Boolean).join(' ');
  return [family, name.given, name.suffix].filter(Boolean).join(', ');
}
