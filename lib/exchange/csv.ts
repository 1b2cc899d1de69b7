import type { Entry } from '../identity/entry.ts';
import { guardFormulas } from './spreadsheet-guard.ts';

/** What a list of names, tags or identifiers is joined by in one cell. Within an item it becomes a comma. */
export const listSeparator = '; ';

/** The columns in order, and what stands in each. */
const columns: readonly (readonly [name: string, cell: (entry: Entry) => string])[] = [
  ['Title', (entry) => entry.title],
  ['Authors', (entry) => listed(entry.authors)],
  ['Date', (entry) => entry.date ?? ''],
  ['Venue', (entry) => entry.venue ?? ''],
  ['Identifiers', (entry) => listed(entry.identifiers)],
  ['URL', (entry) => entry.url ?? ''],
  ['Code', (entry) => entry.code ?? ''],
  ['Status', (entry) => entry.status],
  ['Tags', (entry) => listed(entry.tags)],
  ['Note', (entry) => entry.note],
  ['Abstract', (entry) => entry.abstract ?? ''],
  ['Saved', (entry) => new Date(entry.savedAt).toISOString()],
];

export const columnNames: readonly string[] = columns.map(([name]) => name);

/**
 * CSV by RFC 4180 (commas, CR LF, quotes doubled), one row an entry under a row of column names, each cell guarded
 * against being run as a formula. Everything in an entry but the store's own name for the work comes back from `readCsv`.
 * A byte order mark stands first: without it Excel reads UTF-8 as the system's old code page ("Åukasz"), while
 * LibreOffice, Numbers, pandas and R take it or leave it.
 */
export function toCsv(entries: readonly Entry[]): string {
  const rows = entries.map((entry) => columns.map(([, cell]) => guardFormulas(cell(entry))));
  return `\u{FEFF}${[columnNames, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

function listed(items: readonly string[]): string {
  return items
    .map((item) => item.replaceAll(';', ',').trim())
    .filter(Boolean)
    .join(listSeparator);
}

/** Semicolons and tabs need no quotes here, but do where a program takes them for separators. */
function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
