import type { WorkId } from '../identity/answer.ts';
import type { EntryPatch } from '../identity/entry.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis } from '../identity/visit.ts';
import { write, type Store } from './database.ts';
import { isIdentifier } from './keys.ts';
import { setStamped } from './merge.ts';
import { resolve } from './resolve.ts';
import type { EntryRow, WorkRow } from './rows.ts';
import { putEntries } from './shelves.ts';
import { currentId, keysOfAll, place, readWorkingSet, writeWorkingSet } from './working-set.ts';

/*
 * What users do with their own hand to their library. Every function takes the time it was done at, so that it may come
 * twice, and gives the works it was about.
 */

/** Saves listings; what is saved stays as it is, what was removed comes back with its tags and note. */
export async function saveListings(store: Store, listings: readonly Listing[], at: Millis): Promise<readonly WorkId[]> {
  return write(store, async () => {
    const set = await readWorkingSet(store, keysOfAll(listings));
    const placed = listings.map((listing) => ({ listing, work: place(set, listing, at).id }));
    await writeWorkingSet(store, set);
    const works = placed.map(({ work }) => currentId(set, work));
    const known = new Map<WorkId, EntryRow>();
    for (const entry of await store.entries.bulkGet(works)) if (entry !== undefined) known.set(entry.work, entry);
    const saved = new Map<WorkId, EntryRow>();
    for (const [i, id] of works.entries()) {
      const [work, listing, entry] = [set.works.get(id), listings[i], known.get(id)];
      if (work === undefined || listing === undefined || saved.has(id) || entry?.saved.value === true) continue;
      saved.set(id, entry === undefined ? newEntry(work, listing, at) : savedAgain(entry, at));
    }
    await putEntries(store, [...saved.values()]);
    return works;
  });
}

function newEntry(work: WorkRow, listing: Listing, at: Millis): EntryRow {
  const { date, url, code, abstract } = listing;
  return {
    work: work.id,
    identifiers: Object.keys(work.keys).filter(isIdentifier).toSorted(),
    title: { value: listing.title, at },
    authors: { value: listing.authors, at },
    ...(date !== undefined && { date: { value: date, at } }),
    ...(url !== undefined && { url: { value: url, at } }),
    ...(code !== undefined && { code: { value: code, at } }),
    ...(abstract !== undefined && { abstract: { value: abstract, at } }),
    status: { value: 'to-read', at },
    tags: {},
    note: { value: '', at },
    saved: { value: true, at },
    savedAt: at,
  };
}

function savedAgain(entry: EntryRow, at: Millis): EntryRow {
  const saved = setStamped(entry.saved, true, at);
  return { ...entry, saved, savedAt: saved.value ? at : entry.savedAt };
}

/** Removes the entries of listings. */
export async function unsaveListings(
  store: Store,
  listings: readonly Listing[],
  at: Millis,
): Promise<readonly WorkId[]> {
  return write(store, async () => {
    const set = await readWorkingSet(store, keysOfAll(listings));
    const works = listings.flatMap((listing) => resolve(listing, set).works.map((work) => work.id));
    return changeEntries(store, works, (entry) => withSaved(entry, false, at));
  });
}

export async function removeEntries(store: Store, works: readonly WorkId[], at: Millis): Promise<readonly WorkId[]> {
  return write(store, () => changeEntries(store, works, (entry) => withSaved(entry, false, at)));
}

/** Gives back removed entries as they were, where they stood. */
export async function undoRemoveEntries(
  store: Store,
  works: readonly WorkId[],
  at: Millis,
): Promise<readonly WorkId[]> {
  return write(store, () => changeEntries(store, works, (entry) => withSaved(entry, true, at)));
}

function withSaved(entry: EntryRow, saved: boolean, at: Millis): EntryRow {
  return { ...entry, saved: setStamped(entry.saved, saved, at) };
}

export async function editEntries(
  store: Store,
  patches: readonly EntryPatch[],
  at: Millis,
): Promise<readonly WorkId[]> {
  const byWork = new Map(patches.map((patch) => [patch.work, patch]));
  return write(store, () =>
    changeEntries(store, [...byWork.keys()], (entry, work) => {
      const patch = byWork.get(work);
      return patch === undefined ? entry : edited(entry, patch, at);
    }),
  );
}

function edited(entry: EntryRow, { status, tags, note }: EntryPatch, at: Millis): EntryRow {
  return {
    ...entry,
    ...(status !== undefined && { status: setStamped(entry.status, status, at) }),
    ...(note !== undefined && { note: setStamped(entry.note, note, at) }),
    ...(tags !== undefined && { tags: withTags(entry.tags, tags, at) }),
  };
}

/** Switches on the tags given and all others off; what is already so keeps its time. */
function withTags(known: EntryRow['tags'], wanted: readonly string[], at: Millis): EntryRow['tags'] {
  const tags = new Map(Object.entries(known));
  for (const tag of new Set([...tags.keys(), ...wanted])) {
    const value = wanted.includes(tag);
    const before = tags.get(tag);
    if (before?.value !== value) tags.set(tag, setStamped(before, value, at));
  }
  return Object.fromEntries(tags);
}

/** Changes the entries that are there, each called by the name it was asked for. */
async function changeEntries(
  store: Store,
  works: readonly WorkId[],
  change: (entry: EntryRow, work: WorkId) => EntryRow,
): Promise<readonly WorkId[]> {
  const current = await currentWorks(store, works);
  const entries = await store.entries.bulkGet([...current.keys()]);
  const changed = entries
    .filter((entry) => entry !== undefined)
    .map((entry) => change(entry, current.get(entry.work) ?? entry.work));
  await putEntries(store, changed);
  return changed.map((entry) => entry.work);
}

/** The works that names given out earlier now stand for → the name: another tab may have found two to be one. */
async function currentWorks(store: Store, works: readonly WorkId[]): Promise<ReadonlyMap<WorkId, WorkId>> {
  const unique = [...new Set(works)];
  const aliases = await store.aliases.bulkGet(unique);
  return new Map(unique.map((work, i) => [aliases[i]?.works[0] ?? work, work]));
}
