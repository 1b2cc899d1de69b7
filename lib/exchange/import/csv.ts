import { columnNames } from '../csv.ts';
import { parseName, printedName } from '../person-name.ts';
import { unguardFormulas } from '../spreadsheet-guard.ts';
import { csvRows } from './csv-rows.ts';
import type { FoundEntry, ImportReading } from './imported-entry.ts';
import { importReading } from './imported-entry.ts';

/**
 * Reads CSV under a row of column names: ours, from which everything comes back, or Zotero's and others', of which the
 * columns are known by name.
 */
export function readCsv(text: string): ImportReading {
  const rows = csvRows(text);
  const header = rows.next().value ?? [];
  const isOurs = columnNames.every((name, index) => header[index] === name);
  const columns = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]));
  if (!columns.has('title')) return importReading([{ problem: 'unreadable' }]);
  return importReading(
    // One at a time: a file may have a million.
    rows.map((row) => {
      /** The first of these columns that has something in it. */
      const cell = (...names: readonly string[]): string => {
        const found = names.map((name) => row[columns.get(name) ?? -1] ?? '').find((value) => value !== '') ?? '';
        return isOurs ? unguardFormulas(found) : found;
      };
      return { found: isOurs ? ourEntry(cell) : zoteroEntry(cell) };
    }),
  );
}

type Cell = (...names: readonly string[]) => string;

function ourEntry(cell: Cell): FoundEntry {
  return {
    title: cell('title'),
    authors: cell('authors').split(';'),
    date: cell('date'),
    venue: cell('venue'),
    identifiers: cell('identifiers').split(';'),
    urls: [cell('url')],
    code: cell('code'),
    status: cell('status'),
    tags: cell('tags').split(';'),
    note: cell('note'),
    abstract: cell('abstract'),
    savedAt: cell('saved'),
  };
}

/** Column names of Zotero's export first, then what other programs call the same. */
function zoteroEntry(cell: Cell): FoundEntry {
  const doi = cell('doi');
  return {
    title: cell('title'),
    authors: cell('author', 'authors')
      .split(';')
      .map((name) => printedName(parseName(name))),
    date: cell('date', 'publication year', 'year'),
    venue: cell('publication title', 'conference name', 'journal', 'venue'),
    identifiers: doi === '' ? [] : [`doi:${doi}`],
    mentions: [cell('extra'), cell('archive location'), cell('publication title')],
    urls: [cell('url', 'link')],
    tags: `${cell('manual tags', 'tags', 'keywords')};${cell('automatic tags')}`.split(';'),
    note: cell('notes', 'note'),
    abstract: cell('abstract note', 'abstract'),
    savedAt: cell('date added'),
  };
}
