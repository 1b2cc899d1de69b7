import type { WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis } from '../identity/visit.ts';
import type { Store } from './database.ts';
import { putSightings, sightingOfWork, sightingsOf } from './history.ts';
import { allKeys, isTitleKey, keysOf, nameOfWork, type ListingKeys } from './keys.ts';
import { joinEntries, joinFacts, joinFirstTimes, joinWorks, knownSince, uniteWorks } from './merge.ts';
import { resolve, yearOf, type Holdings } from './resolve.ts';
import type { AliasRow, FirstTimes, WorkRow } from './rows.ts';
import { dropEntries, putEntries } from './shelves.ts';

/** The works of a batch of listings while they are being changed: read at once, written at once. */
export interface WorkingSet extends Holdings {
  readonly aliases: Map<string, readonly WorkId[]>;
  readonly works: Map<WorkId, WorkRow>;
  /** As read, to tell what has changed. */
  readonly before: ReadonlyMap<WorkId, WorkRow>;
  /** Works that turned out to be another → that other. */
  readonly absorbed: Map<WorkId, WorkId>;
}

/** A title that more works than this share tells nothing; they are not looked up by it. */
const mostWorksOfTitle = 16;

/** Two reads by primary key. To be called inside a transaction. */
export async function readWorkingSet(store: Store, keys: Iterable<string>): Promise<WorkingSet> {
  const aliases = new Map<string, readonly WorkId[]>();
  for (const row of await store.aliases.bulkGet([...new Set(keys)])) {
    if (row !== undefined) aliases.set(row.key, row.works);
  }
  const works = new Map<WorkId, WorkRow>();
  for (const row of await store.works.bulkGet([...new Set([...aliases.values()].flat())])) {
    if (row !== undefined) works.set(row.id, row);
  }
  return { aliases, works, before: new Map(works), absorbed: new Map() };
}

/** Everything a batch of listings is looked up by. */
export function keysOfAll(listings: readonly Listing[]): string[] {
  return listings.flatMap((listing) => allKeys(keysOf(listing)));
}

/** The work of a listing, made if there is none, with all that the listing tells of it. */
export function place(set: WorkingSet, listing: Listing, at: Millis): WorkRow {
  const { keys, works } = resolve(listing, set);
  const year = yearOf(listing);
  const facts = {
    value: { title: listing.title, authors: listing.authors, ...(year !== undefined && { year }) },
    at,
  };
  const [first, ...rest] = works;
  if (first === undefined) {
    return keep(set, { id: keys.id, facts, keys: since(keys, at), seen: { epoch: 0, sites: {}, versions: {} } });
  }
  const work = absorb(set, first, rest);
  // A key is younger than the work's name, whatever the clock says: the name stays.
  const later = Math.max(at, (work.keys[work.id] ?? 0) + 1);
  return keep(set, { ...work, facts: joinFacts(work.facts, facts), keys: { ...since(keys, later), ...work.keys } });
}

function since(keys: ListingKeys, at: Millis): FirstTimes {
  return Object.fromEntries(allKeys(keys).map((key) => [key, at]));
}

/** Takes in a work from another copy of the store, with whatever is known of it here. */
export function adopt(set: WorkingSet, copy: WorkRow): WorkRow {
  const keys = joinFirstTimes(copy.keys, { [copy.id]: knownSince(copy) });
  const row = { ...copy, id: nameOfWork(keys), keys };
  const known = keysOfWork(row)
    .filter((key) => !isTitleKey(key))
    .flatMap((key) => set.aliases.get(key) ?? []);
  const here = [...new Set(known)].flatMap((id) => set.works.get(id) ?? []);
  const same = here.find((work) => work.id === row.id);
  const others = here.filter((work) => work !== same);
  return keep(set, absorb(set, same === undefined ? row : joinWorks(same, row), others));
}

/** Makes one work of several. */
function absorb(set: WorkingSet, first: WorkRow, rest: readonly WorkRow[]): WorkRow {
  const united = rest.reduce(uniteWorks, first);
  for (const { id } of [first, ...rest]) {
    if (id === united.id) continue;
    set.works.delete(id);
    set.absorbed.set(id, united.id);
  }
  return united;
}

/** Puts a changed work into the set, where the listings that follow find it. */
export function keep(set: WorkingSet, work: WorkRow): WorkRow {
  set.works.set(work.id, work);
  set.absorbed.delete(work.id); // an older name that came to light may be the one given up before
  for (const key of Object.keys(work.keys)) {
    const others = (set.aliases.get(key) ?? []).filter((id) => id !== work.id && set.works.has(id));
    set.aliases.set(key, [work.id, ...others]);
  }
  return work;
}

/** Writes what has changed. To be called inside the `write` that read the set. */
export async function writeWorkingSet(store: Store, set: WorkingSet): Promise<void> {
  const changed = [...set.works.values()].filter((work) => work !== set.before.get(work.id));
  await store.works.bulkPut(changed);
  await store.works.bulkDelete([...set.absorbed.keys()]);
  await writeAliases(store, set, changed);
  for (const [from, to] of set.absorbed) {
    await moveSightings(store, from, currentId(set, to));
    await moveEntry(store, from, currentId(set, to));
  }
  const renamed = changed.filter(
    (work) => work.saved !== undefined && keysOfWork(work).length > keysOfWork(set.before.get(work.id)).length,
  );
  const entries = await store.entries.bulkGet(renamed.map((work) => work.id));
  await putEntries(
    store,
    entries.filter((entry) => entry !== undefined),
  );
}

/** What a work of the set is called now that others of the batch may have been found to be the same. */
export function currentId(set: WorkingSet, id: WorkId): WorkId {
  const next = set.absorbed.get(id);
  return next === undefined ? id : currentId(set, next);
}

/** What works are called now whose names were given out earlier, to a page or into a backup: they may have become one. */
export async function currentIds(store: Store, works: readonly WorkId[]): Promise<ReadonlyMap<WorkId, WorkId>> {
  const unique = [...new Set(works)];
  const aliases = await store.aliases.bulkGet(unique);
  return new Map(unique.map((work, i) => [work, aliases[i]?.works[0] ?? work]));
}

async function writeAliases(store: Store, set: WorkingSet, changed: readonly WorkRow[]): Promise<void> {
  const inherited = new Set([...set.absorbed.keys()].flatMap((id) => keysOfWork(set.before.get(id))));
  const owners = new Map<string, WorkId[]>();
  for (const work of changed) {
    const known = new Set(keysOfWork(set.before.get(work.id)));
    for (const key of keysOfWork(work)) {
      if (inherited.has(key) || !known.has(key)) owners.set(key, [...(owners.get(key) ?? []), work.id]);
    }
  }
  if (owners.size === 0) return;
  const keys = [...owners.keys()];
  // Read again: the set knows the works of the keys it was read with, not those of the other keys of its works.
  const rows = await store.aliases.bulkGet(keys);
  const written = keys.map((key, i): AliasRow => {
    const kept = (rows[i]?.works ?? []).filter((id) => !set.absorbed.has(id));
    const works = [...new Set([...kept, ...(owners.get(key) ?? [])])];
    return { key, works: isTitleKey(key) ? works.slice(0, mostWorksOfTitle) : works };
  });
  await store.aliases.bulkPut(written);
}

function keysOfWork(work: WorkRow | undefined): readonly string[] {
  return Object.keys(work?.keys ?? {});
}

async function moveSightings(store: Store, from: WorkId, to: WorkId): Promise<void> {
  const range = sightingsOf(store, from);
  const moved = await range.toArray();
  await range.delete();
  await putSightings(
    store,
    moved.map((sighting) => sightingOfWork(sighting, to)),
  );
}

async function moveEntry(store: Store, from: WorkId, to: WorkId): Promise<void> {
  const [moved, there] = await store.entries.bulkGet([from, to]);
  if (moved === undefined) return;
  await dropEntries(store, [from]);
  const entry = { ...moved, work: to };
  await putEntries(store, [there === undefined ? entry : joinEntries(there, entry)]);
}
