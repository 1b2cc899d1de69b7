import type { WorkId } from '../identity/answer.ts';
import type { ImportedEntry } from '../identity/entry.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis } from '../identity/visit.ts';
import { markCapture } from './captures.ts';
import { write, type Store } from './database.ts';
import { resolve } from './resolve.ts';
import type { EntryRow, Stamped, WorkRow } from './rows.ts';
import { newEntry, removeEntries, savedAgain } from './saves.ts';
import { putEntries } from './shelves.ts';
import { forgetVisit } from './visits.ts';
import { currentId, place, readListings, writeWorkingSet } from './working-set.ts';

/*
 * Papers from files of other programs, a chunk a transaction. What is saved already stays as it is, so the same file again
 * changes nothing, and an import that was stopped is gone on with by beginning anew.
 */

/** In entries. Each takes some 2 ms, and pages that ask for something wait for a chunk. */
export const importChunk = 100;

export interface ImportTerms {
  readonly as: 'saved' | 'seen';
  /** Whether entries get the tags they have in the file. */
  readonly tags: boolean;
  /** Name of the file. */
  readonly name: string;
  readonly at: Millis;
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
  { as, tags, name, at }: ImportTerms,
): Promise<Imported> {
  if (as === 'seen') {
    const { works: added, known, visit } = await markCapture(store, entries.map(listingOf), { name, at });
    return { added, known, saved: [], visits: [visit] };
  }
  const saved = await saveImported(store, tags ? entries : entries.map(withoutTags), at);
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

/** Gives the works that are saved now and were not. */
function saveImported(store: Store, entries: readonly ImportedEntry[], at: Millis): Promise<readonly WorkId[]> {
  return write(store, async () => {
    const listings = entries.map(listingOf);
    const set = await readListings(store, listings);
    const placed = listings.map((listing) => place(set, listing, at).id);
    await writeWorkingSet(store, set);
    const works = placed.map((work) => currentId(set, work));
    const known = await store.entries.bulkGet(works);
    const saved = new Map<WorkId, EntryRow>();
    for (const [i, entry] of entries.entries()) {
      const [work, before] = [set.works.get(works[i] ?? ''), known[i]];
      if (work === undefined || saved.has(work.id) || before?.saved.value === true) continue;
      saved.set(work.id, before === undefined ? importedEntry(work, entry, at) : savedAgain(before, at));
    }
    await putEntries(store, [...saved.values()]);
    return [...saved.keys()];
  });
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
