import { readFileSync } from 'node:fs';
import { parseIdentifier } from '../../../lib/identity/identifier.ts';
import { withoutMarkup } from '../../../lib/identity/markup.ts';
import type { PaperRecord } from '../../../lib/identity/record.ts';

/** A line of a file of pairs. */
export interface PairRow {
  readonly left: PaperRecord;
  readonly right: PaperRecord;
  readonly same: boolean;
}

/** A line of a file of records, with the true work it belongs to where that is known. */
export interface RecordRow {
  readonly id: string;
  readonly record: PaperRecord;
  readonly cluster: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function linesOf(path: string): readonly Json[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const row: unknown = JSON.parse(line);
      if (!isJson(row)) throw new Error(`${path}:${i + 1}: not an object`);
      return row;
    });
}

/** Rows `{left, right, label}`. Throws where a line is none. */
export function readPairs(path: string): readonly PairRow[] {
  return linesOf(path).map((row, i) => {
    const { left, right, label } = row;
    if (!isJson(left) || !isJson(right)) throw new Error(`${path}:${i + 1}: no left and right`);
    return { left: toRecord(left), right: toRecord(right), same: Number(label) === 1 };
  });
}

/** Rows that are records, with an optional `cluster`. */
export function readRecords(path: string): readonly RecordRow[] {
  return linesOf(path).map((row, i) => ({
    id: text(row['id']) ?? String(i),
    record: toRecord(row),
    cluster: text(row['cluster']),
  }));
}

/** A row's `id` counts where it is itself an identifier, as the arXiv numbers are. */
function toRecord(row: Json): PaperRecord {
  const { identifiers, doi, id } = row;
  const names = [
    ...(Array.isArray(identifiers) ? identifiers : []),
    ...(typeof doi === 'string' ? [`doi:${doi}`] : []),
    id ?? '',
  ];
  const year = Math.trunc(Number(row['year'] ?? Number.NaN));
  return {
    identifiers: names.flatMap((name) => parseIdentifier(String(name)) ?? []),
    title: text(row['title']) ?? '',
    authors: authors(row['authors']),
    year: year > 0 ? year : undefined,
    venue: text(row['venue']),
    abstract: text(row['abstract']),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? joined(value) : undefined;
}

/** The benchmarks of DBLP print `b &#246; hlen` for `b&#246;hlen`: they were cut into words by a program. */
function joined(printed: string): string {
  return printed.replace(/(?<=\p{L}) ?(&#\d{2,5};) (?=\p{L})/gu, '$1');
}

/** A list, or one text as captures have it: `A; B`, `A and B`, `A,...B`, `A B, C D`. */
function authors(value: unknown): readonly string[] {
  const listed = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  return listed
    .flatMap((names) => withoutMarkup(joined(names)).split(/\s*;\s*|\s+and\s+|,?\s*(?:\.{3}|…)\s*/))
    .flatMap((names) => (/^[^,\s]+\s[^,]+,\s*[^,\s.]{2,}\s[^,\s]/u.test(names) ? names.split(/\s*,\s*/) : [names]))
    .filter((name) => name !== '');
}
