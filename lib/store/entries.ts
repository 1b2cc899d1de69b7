import type { Entry, EntryPage, EntryQuery } from '../identity/entry.ts';
import { foldWords } from '../identity/folding.ts';
import type { Store } from './database.ts';
import type { EntryRow, ShelfLine } from './rows.ts';
import { noteOf, readLibrary, tagsOf } from './shelves.ts';

/** Beyond so many entries, stepping over them on the index takes longer than reading the shelves. */
const nearTop = 1_000;

/**
 * One page of the saved papers, last saved first.
 *
 * Two ways, since no index serves a search for beginnings of several words in several fields. The top of the whole list is
 * read off an index: it costs the same however long the list is. A search, a filter and the depths of the list read the
 * shelves, some hundred bytes an entry packed by the hundred, and go through them in memory; they are kept for the next
 * key stroke, and read again whenever the library has changed since.
 */
export async function findEntries(store: Store, query: EntryQuery): Promise<EntryPage> {
  const begins = foldWords(query.text).map((word) => ` ${word}`);
  return store.transaction('r', store.entries, store.shelves, store.meta, async () => {
    const library = await readLibrary(store);
    const figures = {
      saved: library.saved,
      tags: [...library.tags].map(([tag, count]) => ({ tag, count })).toSorted(mostUsedFirst),
    };
    const isWhole = begins.length === 0 && query.status === undefined && query.tag === undefined;
    if (isWhole && query.offset < nearTop) {
      // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, not an array
      const rows = await store.entries.orderBy('listedAt').reverse().offset(query.offset).limit(query.limit).toArray();
      return { rows: rows.map(entryOf), total: library.saved, ...figures };
    }
    const lines = (await readLines(store, library.revision)).filter(
      (line) =>
        (query.status === undefined || line.status === query.status) &&
        (query.tag === undefined || line.tags.includes(query.tag)) &&
        begins.every((begin) => line.words.includes(begin)),
    );
    const page = lines.slice(query.offset, query.offset + query.limit);
    const rows = await store.entries.bulkGet(page.map((line) => line.work));
    return { rows: rows.filter((row) => row !== undefined).map(entryOf), total: lines.length, ...figures };
  });
}

interface Reading {
  readonly revision: string;
  readonly lines: readonly ShelfLine[];
}

const readings = new WeakMap<Store, Reading>();

/** All lines, last saved first. */
async function readLines(store: Store, revision: string): Promise<readonly ShelfLine[]> {
  const last = readings.get(store);
  if (last?.revision === revision) return last.lines;
  const shelves = await store.shelves.toArray();
  const lines = shelves.flatMap((shelf) => shelf.lines).toSorted(lastSavedFirst);
  readings.set(store, { revision, lines });
  return lines;
}

/** The order of the index on `listedAt` read backwards. */
function lastSavedFirst(left: ShelfLine, right: ShelfLine): number {
  if (left.savedAt !== right.savedAt) return right.savedAt - left.savedAt;
  return left.work < right.work ? 1 : -1;
}

function mostUsedFirst(left: { tag: string; count: number }, right: { tag: string; count: number }): number {
  return right.count - left.count || left.tag.localeCompare(right.tag);
}

/** An entry as it is listed and exported. */
export function entryOf(row: EntryRow): Entry {
  return {
    work: row.work,
    identifiers: row.identifiers,
    title: row.title.value,
    authors: row.authors.value,
    date: row.date?.value,
    url: row.url?.value,
    code: row.code?.value,
    abstract: row.abstract?.value,
    venue: row.venue?.value,
    status: row.status.value,
    tags: tagsOf(row),
    note: noteOf(row),
    savedAt: row.savedAt,
  };
}
