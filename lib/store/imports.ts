import type { WorkId } from '../identity/answer.ts';
import type { ImportedEntry } from '../identity/entry.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis } from '../identity/visit.ts';
import { markCapture } from './captures.ts';
import { indexAnew } from './chores.ts';
import { takeWorks } from './copies.ts';
import { write, type Store } from './database.ts';
import { allKeys, keysOf } from './keys.ts';
import { resolve } from './resolve.ts';
import type { EntryRow, Stamped, WorkRow } from './rows.ts';
import { newEntry, removeEntries, saveNew } from './saves.ts';
import { putEntries } from './shelves.ts';
import { forgetVisit } from './visits.ts';
import { newWork, readListings } from './working-set.ts';

/*
 * Papers from files of other programs, a chunk a transaction. What is saved already stays as it is, so the same file again
 * changes nothing, and an import that was stopped is gone on with by beginning anew.
 */

/** In entries. Pages that ask for something wait for a chunk. */
export const importChunk = 100;
/** So many papers are compared with those they are like; of more, that would take minutes. */
export const mostCompared = 2_000;

export interface ImportTerms {
  readonly as: 'saved' | 'seen';
  /** Whether entries get the tags they have in the file. */
  readonly tags: boolean;
  /** Name of the file. */
  readonly name: string;
  readonly at: Millis;
  /**
   * Whether a paper that is known neither by an identifier nor by its title is compared with those it is like, which takes
   * four times as long; if not, that is left to the pages it will stand on, and its sketches to the walk of `indexing.ts`.
   */
  readonly compare: boolean;
}

/** What taking in entries came to, and what it takes to undo it. */
export interface Imported {
  /** Papers that were not saved, or not seen, before. */
  readonly added: number;
  /** Those that were. */
  readonly known: number;
  readonly saved: readonly WorkId[];
  readonly visits: readonly string[];
}

/** Takes in the entries of one chunk, all or none. */
export async function importEntries(
  store: Store,
  entries: readonly ImportedEntry[],
  { as, tags, name, at, compare }: ImportTerms,
): Promise<Imported> {
  if (as === 'seen') {
    const { works: added, known, visit } = await markCapture(store, entries.map(listingOf), { name, at });
    return { added, known, saved: [], visits: [visit] };
  }
  const wanted = tags ? entries : entries.map(withoutTags);
  const saved = await write(store, async () => {
    if (compare) return saveCompared(store, wanted, at);
    const { strangers, known } = await apart(store, wanted);
    return [...(await saveStrangers(store, strangers, at)), ...(await saveCompared(store, known, at))];
  });
  return { added: saved.length, known: entries.length - saved.length, saved, visits: [] };
}

/** Takes back a part of what was imported: works that were saved, or visits. */
export async function undoImport(
  store: Store,
  { saved, visits }: Pick<Imported, 'saved' | 'visits'>,
  at: Millis,
): Promise<void> {
  if (saved.length > 0) await removeEntries(store, saved, at);
  for (const visit of visits) await forgetVisit(store, visit);
}

/** How many of these are saved already. */
export async function countSaved(store: Store, entries: readonly ImportedEntry[]): Promise<number> {
  const listings = entries.map(listingOf);
  const set = await store.transaction('r', store.aliases, store.works, store.sketches, store.verdicts, async () =>
    readListings(store, listings, 'name'),
  );
  return listings.filter((listing) => resolve(listing, set).works.some(isSaved)).length;
}

function isSaved({ saved }: WorkRow): boolean {
  return saved !== undefined && saved.value !== null;
}

/** Gives the works that are saved now and were not, as do the two below. To be called inside a `write`. */
async function saveCompared(store: Store, entries: readonly ImportedEntry[], at: Millis): Promise<readonly WorkId[]> {
  const papers = entries.map((entry) => ({
    listing: listingOf(entry),
    entryOf: (work: WorkRow) => importedEntry(work, entry, at),
  }));
  return (await saveNew(store, papers, at)).saved;
}

/** Tells the entries that nothing is known of, by identifiers and title, from the others. */
async function apart(store: Store, entries: readonly ImportedEntry[]) {
  const keys = entries.map((entry) => allKeys(keysOf(listingOf(entry))));
  const rows = await store.aliases.bulkGet([...new Set(keys.flat())]);
  const met = new Set(rows.flatMap((row) => row?.key ?? []));
  const strangers: ImportedEntry[] = [];
  const known: ImportedEntry[] = [];
  for (const [i, entry] of entries.entries()) {
    const own = keys[i] ?? [];
    (own.some((key) => met.has(key)) ? known : strangers).push(entry);
    for (const key of own) met.add(key);
  }
  return { strangers, known };
}

async function saveStrangers(store: Store, entries: readonly ImportedEntry[], at: Millis): Promise<readonly WorkId[]> {
  const works = entries.map((entry): WorkRow => {
    const listing = listingOf(entry);
    return { ...newWork(listing, allKeys(keysOf(listing)), at), saved: { value: entry.status ?? 'to-read', at } };
  });
  await takeWorks(store, works, 'later');
  await indexAnew(store);
  // Where damaged files have lost what led to them there may be entries all the same.
  const before = await store.entries.bulkGet(works.map(({ id }) => id));
  const saved = entries.flatMap((entry, i) => {
    const work = works[i];
    return work === undefined || before[i] !== undefined ? [] : [importedEntry(work, entry, at)];
  });
  await putEntries(store, saved);
  return saved.map(({ work }) => work);
}

function importedEntry(work: WorkRow, entry: ImportedEntry, at: Millis): EntryRow {
  const { venue, status = 'to-read', tags, note, savedAt = at } = entry;
  const stamped = <T>(value: T): Stamped<T> => ({ value, at });
  return {
    ...newEntry(work, listingOf(entry), at),
    ...(venue !== undefined && { venue: stamped(venue) }),
    status: stamped(status),
    tags: Object.fromEntries(tags.map((tag) => [tag, stamped(true)])),
    notes: note === '' ? {} : { [work.id]: stamped(note) },
    savedAt: Math.min(savedAt, at),
  };
}

function withoutTags(entry: ImportedEntry): ImportedEntry {
  return { ...entry, tags: [] };
}

function listingOf({ identifiers, title, authors, abstract, date, url, code }: ImportedEntry): Listing {
  return {
    identifiers,
    title,
    authors,
    ...(abstract !== undefined && { abstract }),
    ...(date !== undefined && { date }),
    ...(url !== undefined && { url }),
    ...(code !== undefined && { code }),
  };
}
