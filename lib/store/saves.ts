import type { WorkId } from '../identity/answer.ts';
import type { EntryPatch } from '../identity/entry.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis } from '../identity/visit.ts';
import { write, type Store } from './database.ts';
import { setStamped } from './merge.ts';
import { resolve } from './resolve.ts';
import type { EntryRow, WorkRow } from './rows.ts';
import { changeShares } from './shares.ts';
import { putEntries } from './shelves.ts';
import { currentId, currentIds, place, readListings, writeWorkingSet } from './working-set.ts';

/*
 * What users do with their own hand to their library. Every function takes the time it was done at, so that it may come
 * twice, and gives the works it was about.
 */

/** Saves listings; what is saved stays as it is, what was removed comes back with its tags and note. */
export async function saveListings(store: Store, listings: readonly Listing[], at: Millis): Promise<readonly WorkId[]> {
  return write(store, async () => {
    const papers = listings.map((listing) => ({ listing, entryOf: (work: WorkRow) => newEntry(work, listing, at) }));
    return (await saveNew(store, papers, at)).works;
  });
}

/** A paper to save, and its entry if it is saved for the first time. */
export interface PaperToSave {
  readonly listing: Listing;
  readonly entryOf: (work: WorkRow) => EntryRow;
}

/** Saves what is not. To be called inside a `write`. Gives the work of each paper, and of those the ones that were not saved. */
export async function saveNew(
  store: Store,
  papers: readonly PaperToSave[],
  at: Millis,
): Promise<{ readonly works: readonly WorkId[]; readonly saved: readonly WorkId[] }> {
  const listings = papers.map(({ listing }) => listing);
  const set = await readListings(store, listings);
  const placed = listings.map((listing) => place(set, listing, at).id);
  await writeWorkingSet(store, set);
  const works = placed.map((work) => currentId(set, work));
  const known = await store.entries.bulkGet(works);
  const saved = new Map<WorkId, EntryRow>();
  for (const [i, { entryOf }] of papers.entries()) {
    const [work, before] = [set.works.get(works[i] ?? ''), known[i]];
    if (work === undefined || saved.has(work.id) || before?.saved.value === true) continue;
    saved.set(work.id, before === undefined ? entryOf(work) : savedAgain(before, at));
  }
  await putEntries(store, [...saved.values()]);
  return { works, saved: [...saved.keys()] };
}

/** The entry of a work that is saved for the first time. */
export function newEntry(work: WorkRow, listing: Listing, at: Millis): EntryRow {
  const { date, url, code, abstract } = listing;
  return {
    work: work.id,
    identifiers: listing.identifiers,
    title: { value: listing.title, at },
    authors: { value: listing.authors, at },
    ...(date !== undefined && { date: { value: date, at } }),
    ...(url !== undefined && { url: { value: url, at } }),
    ...(code !== undefined && { code: { value: code, at } }),
    ...(abstract !== undefined && { abstract: { value: abstract, at } }),
    status: { value: 'to-read', at },
    tags: {},
    notes: {},
    saved: { value: true, at },
    savedAt: at,
  };
}

/** An entry that was removed, as it was. */
function savedAgain(entry: EntryRow, at: Millis): EntryRow {
  return changeShares(entry, (share) => {
    const saved = setStamped(share.saved, true, at);
    return { ...share, saved, savedAt: saved.value ? at : share.savedAt };
  });
}

/** Removes the entries of listings. */
export async function unsaveListings(
  store: Store,
  listings: readonly Listing[],
  at: Millis,
): Promise<readonly WorkId[]> {
  return write(store, async () => {
    const set = await readListings(store, listings);
    const works = listings.flatMap((listing) => {
      const { works: own, linked } = resolve(listing, set);
      return [...own, ...linked].map((work) => work.id);
    });
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
  return changeShares(entry, (share) => ({ ...share, saved: setStamped(share.saved, saved, at) }));
}

export async function editEntries(
  store: Store,
  patches: readonly EntryPatch[],
  at: Millis,
): Promise<readonly WorkId[]> {
  const byWork = Map.groupBy(patches, ({ work }) => work);
  return write(store, () =>
    changeEntries(store, [...byWork.keys()], (entry, asked) =>
      asked.flatMap((name) => byWork.get(name) ?? []).reduce((one, patch) => edited(one, patch, at), entry),
    ),
  );
}

function edited(entry: EntryRow, { status, tags, note }: EntryPatch, at: Millis): EntryRow {
  const changed = {
    ...entry,
    ...(status !== undefined && { status: setStamped(entry.status, status, at) }),
    ...(note !== undefined && { notes: withNote(entry, note, at) }),
  };
  return tags === undefined
    ? changed
    : changeShares(changed, (share) => ({ ...share, tags: withTags(share.tags, tags, at) }));
}

/** Puts one note in the place of all. */
function withNote({ work, notes }: EntryRow, text: string, at: Millis): EntryRow['notes'] {
  const changed = new Map(Object.entries(notes));
  for (const name of new Set([...changed.keys(), work])) {
    changed.set(name, setStamped(changed.get(name), name === work ? text : '', at));
  }
  return Object.fromEntries(changed);
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

/** Changes the entries that are there, each with the names it was asked for by: works may have become one since. */
async function changeEntries(
  store: Store,
  works: readonly WorkId[],
  change: (entry: EntryRow, asked: readonly WorkId[]) => EntryRow,
): Promise<readonly WorkId[]> {
  const current = await currentIds(store, works);
  const askedAs = Map.groupBy(current.keys(), (asked) => current.get(asked) ?? asked);
  const entries = (await store.entries.bulkGet([...askedAs.keys()])).filter((entry) => entry !== undefined);
  await putEntries(
    store,
    entries.map((entry) => change(entry, askedAs.get(entry.work) ?? [])),
  );
  return entries.map((entry) => entry.work);
}
