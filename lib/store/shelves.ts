import type { WorkId } from '../identity/answer.ts';
import { foldWords } from '../identity/folding.ts';
import type { EntryStatus } from '../identity/state.ts';
import { readByKeys } from './bulk.ts';
import type { Store } from './database.ts';
import { isIdentifier } from './keys.ts';
import type { EntryRow, LibraryRow, ShelfLine, ShelfRow, ShelvedEntry, Stamped, WorkRow } from './rows.ts';

/** A save rewrites one shelf and a search reads all: some 40 kB a write, 400 rows for 100,000 entries. */
const shelfSize = 256;
/** Of a note, so much is searched. */
const longestNote = 4_000;

const emptyLibrary: LibraryRow = { key: 'library', revision: '', saved: 0, tags: new Map(), openShelf: 0 };

export async function readLibrary(store: Store): Promise<LibraryRow> {
  const row = await store.meta.get('library');
  return row?.key === 'library' ? row : emptyLibrary;
}

/**
 * Writes entries, and with them what is derived from them: shelves, figures, and the mark on each work, which gives its
 * entry all its identifiers in turn. To be called inside a `write`, each work once.
 */
export async function putEntries(store: Store, entries: readonly EntryRow[]): Promise<void> {
  if (entries.length === 0) return;
  const ids = entries.map((entry) => entry.work);
  await shelve(store, entries, await readByKeys(store.entries, ids));
}

/** @param before what stands on the shelves of each of the entries, if anything does */
async function shelve(
  store: Store,
  entries: readonly EntryRow[],
  before: readonly (ShelvedEntry | undefined)[],
): Promise<void> {
  const ids = entries.map((entry) => entry.work);
  const works = await readByKeys(store.works, ids);
  const rows = entries.map((entry, i) => withIdentifiers(entry, works[i]));
  const desk = await openDesk(store, before);
  await store.entries.bulkPut(rows.map((row, i) => desk.replace(before[i], row)));
  await desk.close();
  const marked = rows.flatMap((row, i): WorkRow[] => {
    const [work, saved] = [works[i], markOf(row)];
    const isMarked = work?.saved?.value === saved.value && work.saved.at === saved.at;
    return work === undefined || isMarked ? [] : [{ ...work, saved }];
  });
  await store.works.bulkPut(marked);
}

/** A preprint's entry is exported with the DOI that the work was given later. */
function withIdentifiers(entry: EntryRow, work: WorkRow | undefined): EntryRow {
  const known = Object.keys(work?.keys ?? {}).filter(isIdentifier);
  return { ...entry, identifiers: [...new Set([...entry.identifiers, ...known])].toSorted() };
}

/** What a page is told of an entry, copied to its work so that it is found with two reads, not three. */
function markOf(entry: EntryRow): Stamped<EntryStatus | null> {
  return { value: entry.saved.value ? entry.status.value : null, at: Math.max(entry.saved.at, entry.status.at) };
}

/** Deletes the entries of works that are no more; for a removal by the user, put a tombstone. */
export async function dropEntries(store: Store, works: readonly WorkId[]): Promise<void> {
  const before = (await store.entries.bulkGet([...works])).filter((row) => row !== undefined);
  if (before.length === 0) return;
  const desk = await openDesk(store, before);
  for (const row of before) desk.replace(row, undefined);
  await store.entries.bulkDelete(before.map((row) => row.work));
  await desk.close();
}

/** Shelves all entries anew, where shelves and entries no longer agree. To be called inside a `write`. */
export async function reshelve(store: Store): Promise<void> {
  const { writes } = await readLibrary(store);
  await store.shelves.clear();
  await store.meta.put({ ...emptyLibrary, writes }); // the witness has seen so many
  for (let last: WorkId | undefined; ;) {
    const rest = last === undefined ? store.entries.toCollection() : store.entries.where('work').above(last);
    const entries = await rest.limit(shelfSize).toArray();
    await shelve(store, entries, []);
    last = entries.at(-1)?.work;
    if (entries.length < shelfSize) return;
  }
}

/** How many papers the shelves hold: as many as are saved, if no shelf was lost. To be called inside a transaction. */
export async function countShelved(store: Store): Promise<number> {
  let count = 0;
  await store.shelves.each(({ lines }) => (count += lines.length)); // one at a time: all of them may be 16 MB
  return count;
}

interface Desk {
  /** Takes the old line of an entry from its shelf and puts the new one there. */
  replace(before: ShelvedEntry | undefined, row: EntryRow): ShelvedEntry;
  replace(before: ShelvedEntry, row: undefined): undefined;
  /** Writes back what was changed. */
  close(): Promise<void>;
}

/** Reads the shelves of these entries and the open one. */
async function openDesk(store: Store, entries: readonly (ShelvedEntry | undefined)[]): Promise<Desk> {
  const library = await readLibrary(store);
  const tags = new Map(library.tags);
  const writes = (library.writes ?? 0) + 1;
  let { saved, openShelf } = library;
  const numbers = new Set([openShelf, ...entries.flatMap((entry) => entry?.shelf ?? [])]);
  const shelves = new Map<number, Map<WorkId, ShelfLine>>();
  for (const row of await store.shelves.bulkGet([...numbers])) {
    if (row !== undefined) shelves.set(row.number, new Map(row.lines.map((line) => [line.work, line])));
  }

  function shelf(number: number): Map<WorkId, ShelfLine> {
    const lines = shelves.get(number) ?? new Map<WorkId, ShelfLine>();
    shelves.set(number, lines);
    return lines;
  }

  function count(line: ShelfLine, by: 1 | -1): void {
    saved += by;
    for (const tag of line.tags) {
      const used = (tags.get(tag) ?? 0) + by;
      if (used > 0) tags.set(tag, used);
      else tags.delete(tag);
    }
  }

  function replace(before: ShelvedEntry, row: undefined): undefined;
  function replace(before: ShelvedEntry | undefined, row: EntryRow): ShelvedEntry;
  function replace(before: ShelvedEntry | undefined, row: EntryRow | undefined): ShelvedEntry | undefined {
    if (before === undefined && shelf(openShelf).size >= shelfSize) openShelf += 1;
    const number = before?.shelf ?? openShelf;
    const lines = shelf(number);
    const old = before && lines.get(before.work);
    if (old !== undefined) {
      count(old, -1);
      lines.delete(old.work);
    }
    if (row === undefined) return undefined;
    if (row.saved.value) {
      const line = lineOf(row);
      count(line, 1);
      lines.set(line.work, line);
    }
    return { ...row, shelf: number, listedAt: row.saved.value ? row.savedAt : undefined };
  }

  async function close(): Promise<void> {
    const rows: ShelfRow[] = [...shelves].map(([number, lines]) => ({ number, lines: [...lines.values()] }));
    await store.shelves.bulkPut(rows);
    await store.meta.put({ key: 'library', revision: crypto.randomUUID(), writes, saved, tags, openShelf });
  }

  return { replace, close };
}

function lineOf(entry: EntryRow): ShelfLine {
  const tags = tagsOf(entry);
  const texts = [
    entry.title.value,
    ...entry.authors.value,
    ...tags,
    ...entry.identifiers,
    noteOf(entry).slice(0, longestNote),
  ];
  const words = [...new Set(texts.flatMap(foldWords))].map((word) => ` ${word}`).join('');
  return { work: entry.work, savedAt: entry.savedAt, status: entry.status.value, tags, words };
}

/** The notes of an entry as one text, the oldest first. */
export function noteOf(entry: EntryRow): string {
  const notes = Object.entries(entry.notes).toSorted(
    ([leftName, left], [rightName, right]) => left.at - right.at || (leftName < rightName ? -1 : 1),
  );
  return [...new Set(notes.map(([, note]) => note.value).filter((text) => text !== ''))].join('\n\n');
}

/** The tags that are on, in the order of the alphabet. */
export function tagsOf(entry: EntryRow): readonly string[] {
  const tags = Object.entries(entry.tags).filter(([, stamped]) => stamped.value);
  return tags.map(([tag]) => tag).toSorted((a, b) => a.localeCompare(b));
}
