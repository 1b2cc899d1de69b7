import type { WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis } from '../identity/visit.ts';
import { readByKeys } from './bulk.ts';
import type { Store } from './database.ts';
import { putSightings, sightingOfWork, sightingsOf } from './history.ts';
import { allKeys, isTitleKey, keysOf, keysOfNow, nameOfWork } from './keys.ts';
import { joinFirstTimes } from './first-times.ts';
import { joinEntries, joinFacts, joinPairs, joinWorks, knownSince } from './merge.ts';
import { nameOfPair, otherOf, pairOf, pairsBetween } from './pairs.ts';
import { factsOf } from './profiles.ts';
import { resolve, type Holdings } from './resolve.ts';
import type { AliasRow, FirstTimes, VerdictRow, WorkPair, WorkRow } from './rows.ts';
import { seenAsOf, unseen, withSeen, withSeenAs } from './seen.ts';
import { renamed } from './shares.ts';
import { dropEntries, putEntries } from './shelves.ts';
import { putSketches, readSimilar } from './sketches.ts';

/** The works of a batch of listings while they are being changed: read at once, written at once. */
export interface WorkingSet extends Holdings {
  readonly aliases: Map<string, readonly WorkId[]>;
  readonly works: Map<WorkId, WorkRow>;
  readonly verdicts: Map<string, VerdictRow['verdict']>;
  readonly similar: Map<Listing, readonly WorkId[]>;
  /** Pairs that were found alike. */
  readonly asked: Map<string, WorkPair>;
  /** As read, to tell what has changed. */
  readonly before: Map<WorkId, WorkRow>;
  /** Works that turned out to be another → that other. */
  readonly absorbed: Map<WorkId, WorkId>;
}

/** A title that more works than this share tells nothing; they are not looked up by it. */
export const mostWorksOfTitle = 16;

/** Chains of works that are said to be the same are followed so far. */
const longestChain = 4;

/**
 * Reads the works that go by these keys, with those that they stand in a pair with. Two reads by primary key, and three more
 * for each link of a chain. To be called inside a transaction.
 */
export async function readWorkingSet(store: Store, keys: Iterable<string>): Promise<WorkingSet> {
  const set = emptySet();
  await readPairs(store, set, await readWorks(store, set, keys));
  return asRead(set);
}

/** By what works are found: by identifiers and titles, by what they are like, or by both. */
export type LookedUpBy = 'name' | 'likeness' | 'both';

/** Reads what a batch of listings is judged by: as `readWorkingSet`, with the works that are like the unknown ones. */
export async function readListings(
  store: Store,
  listings: readonly Listing[],
  by: LookedUpBy = 'both',
): Promise<WorkingSet> {
  const set = emptySet();
  // What is asked for its likeness has no name here, or had none a moment ago; if it has by now, it is most like itself.
  const keys = listings.map((listing) => (by === 'likeness' ? [] : allKeys(keysOf(listing))));
  const named = await readWorks(store, set, keys.flat());
  const unknown = listings.filter(
    (listing, i) =>
      by !== 'name' &&
      keysOf(listing).title !== undefined && // nothing is like an "Editorial" more than any other is
      keys[i]?.every((key) => !set.aliases.has(key)),
  );
  for (const [listing, works] of await readSimilar(store, unknown)) set.similar.set(listing, works);
  const alike = await readRows(store, set, [...set.similar.values()].flat());
  await readPairs(store, set, [...named, ...alike]);
  return asRead(set);
}

function emptySet(): WorkingSet {
  return {
    aliases: new Map(),
    works: new Map(),
    verdicts: new Map(),
    similar: new Map(),
    asked: new Map(),
    before: new Map(),
    absorbed: new Map(),
  };
}

function asRead(set: WorkingSet): WorkingSet {
  return { ...set, before: new Map(set.works) };
}

/** Gives the works that were not in the set. Keys are read in their order: what lies in one file is read from it at once. */
async function readWorks(store: Store, set: WorkingSet, keys: Iterable<string>): Promise<readonly WorkRow[]> {
  const unread = [...new Set(keys)].filter((key) => !set.aliases.has(key)).toSorted();
  if (unread.length === 0) return [];
  const named: WorkId[] = [];
  for (const row of await store.aliases.bulkGet(unread)) {
    if (row === undefined) continue;
    set.aliases.set(row.key, row.works);
    named.push(...row.works);
  }
  return readRows(store, set, named);
}

async function readRows(store: Store, set: WorkingSet, ids: readonly WorkId[]): Promise<readonly WorkRow[]> {
  const unread = [...new Set(ids)].filter((id) => !set.works.has(id)).toSorted();
  if (unread.length === 0) return [];
  const rows = (await store.works.bulkGet(unread)).filter((row) => row !== undefined);
  for (const row of rows) set.works.set(row.id, row);
  return rows;
}

/** Reads the verdicts that works stand in, and the other works of those that are not told apart, and so on. */
async function readPairs(store: Store, set: WorkingSet, works: readonly WorkRow[]): Promise<void> {
  let ends = works;
  for (let step = 0; step < longestChain; step += 1) {
    const unread = ends
      .flatMap((work) => (work.judged ?? []).map((pair) => ({ pair, other: otherOf(pair, work) })))
      .filter(({ pair }) => !set.verdicts.has(nameOfPair(pair)));
    if (unread.length === 0) return;
    const others: WorkId[] = [];
    const rows = await store.verdicts.bulkGet(unread.map(({ pair }) => pair));
    for (const [i, row] of rows.entries()) {
      if (row === undefined) continue;
      set.verdicts.set(nameOfPair(row.pair), row.verdict);
      const other = unread[i]?.other;
      if (row.verdict.value !== 'different' && other !== undefined) others.push(other);
    }
    ends = await readWorks(store, set, others);
  }
}

/** The work of a listing, made if there is none, with all that the listing tells of it. */
export function place(set: WorkingSet, listing: Listing, at: Millis): WorkRow {
  const { keys, works, toldApart, possible } = resolve(listing, set);
  const own = allKeys(keys).filter(
    (key) => isTitleKey(key) || !toldApart.some((work) => Object.hasOwn(work.keys, key)),
  );
  const facts = { value: factsOf(listing), at };
  const [first, ...rest] = works;
  // A row of that name which only its likeness led to has lost its aliases: it is taken in as one that was not read.
  if (first === undefined) set.before.delete(keys.id);
  const work = first === undefined ? newWork(listing, own, at) : withListing(absorb(set, first, rest), facts, own, at);
  return possible === undefined || possible.work.id === work.id ? keep(set, work) : ask(set, work, possible.work);
}

/** A work that only this listing is known of. */
export function newWork(listing: Listing, keys: readonly string[], at: Millis): WorkRow {
  return { id: keysOf(listing).id, facts: { value: factsOf(listing), at }, keys: since(keys, at), seen: unseen };
}

function withListing(work: WorkRow, facts: WorkRow['facts'], keys: readonly string[], at: Millis): WorkRow {
  // A key is younger than the work's name, whatever the clock says: the name stays.
  const later = Math.max(at, (work.keys[work.id] ?? 0) + 1);
  return { ...work, facts: joinFacts(work.facts, facts), keys: { ...since(keys, later), ...work.keys } };
}

function since(keys: readonly string[], at: Millis): FirstTimes {
  return Object.fromEntries(keys.map((key) => [key, at]));
}

/** Remembers that a work may be another, so that the reader is asked again, on any page, until there is an answer. */
function ask(set: WorkingSet, work: WorkRow, other: WorkRow): WorkRow {
  if (pairsBetween(work, other).length > 0) return keep(set, work);
  const pair = pairOf(work.id, other.id);
  set.asked.set(nameOfPair(pair), pair);
  return pairUp(set, work, other, pair);
}

/** Notes with two works the pair that they are. Gives the first as it is now. */
export function pairUp(set: WorkingSet, work: WorkRow, other: WorkRow, pair: WorkPair): WorkRow {
  keep(set, { ...other, judged: joinPairs(other.judged ?? [], [pair]) });
  return keep(set, { ...work, judged: joinPairs(work.judged ?? [], [pair]) });
}

/** A work of another copy of the store, called what its keys call it. */
export function namedCopy(copy: WorkRow): WorkRow {
  const keys = joinFirstTimes(keysOfNow(copy.keys), { [copy.id]: knownSince(copy) });
  return withSeenAs({ ...copy, id: nameOfWork(keys), keys }, seenAsOf(copy));
}

/** Takes in a work from another copy of the store, with whatever is known of it here. */
export function adopt(set: WorkingSet, copy: WorkRow): WorkRow {
  const row = namedCopy(copy);
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
  const united = rest.reduce(joinWorks, first);
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

/**
 * Writes what has changed. To be called inside the `write` that read the set.
 *
 * @param join how a work takes in a row of its own name that no key led to: damaged files have lost its aliases
 */
export async function writeWorkingSet(store: Store, set: WorkingSet, join = meetAgain): Promise<void> {
  const kept = [...set.works.values()].filter((work) => work !== set.before.get(work.id));
  const changed = await withLost(store, set, kept, join);
  await store.works.bulkPut(changed);
  await store.works.bulkDelete([...set.absorbed.keys()]);
  await writeAliases(store, set, changed);
  await writeSketches(store, set, changed);
  await writeAsked(store, set);
  for (const [from, to] of set.absorbed) {
    await moveSightings(store, from, currentId(set, to));
    await moveEntry(store, from, currentId(set, to));
  }
  const reached = changed.filter(
    (work) => work.saved !== undefined && keysOfWork(work).length > keysOfWork(set.before.get(work.id)).length,
  );
  const entries = await store.entries.bulkGet(reached.map((work) => work.id));
  await putEntries(
    store,
    entries.filter((entry) => entry !== undefined),
  );
}

/** A work of which nothing but its row was left, and what has just become known of it: in the epoch that the row is in. */
function meetAgain(lost: WorkRow, met: WorkRow): WorkRow {
  const epoch = seenAsOf(lost)[lost.id]?.epoch ?? 0;
  return joinWorks(
    lost,
    withSeen(met, (seen) => ({ ...seen, epoch: Math.max(epoch, seen.epoch) })),
  );
}

async function withLost(
  store: Store,
  { before }: WorkingSet,
  works: readonly WorkRow[],
  join: typeof meetAgain,
): Promise<readonly WorkRow[]> {
  const unread = works.filter(({ id }) => !before.has(id));
  const lost = new Map<WorkId, WorkRow>();
  for (const row of await store.works.bulkGet(unread.map(({ id }) => id))) if (row) lost.set(row.id, row);
  return works.map((work) => {
    const row = lost.get(work.id);
    return row === undefined ? work : join(row, work);
  });
}

/** What a work of the set is called now that others of the batch may have been found to be the same. */
export function currentId(set: WorkingSet, id: WorkId): WorkId {
  const next = set.absorbed.get(id);
  return next === undefined ? id : currentId(set, next);
}

/** What works are called now whose names were given out earlier, to a page or into a backup: they may have become one. */
export async function currentIds(store: Store, works: readonly WorkId[]): Promise<ReadonlyMap<WorkId, WorkId>> {
  const unique = [...new Set(works)];
  const aliases = await readByKeys(store.aliases, unique);
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
  await putAliases(store, owners, new Set(set.absorbed.keys()));
}

/** The works of each key. */
export function ownersOf(works: readonly WorkRow[]): ReadonlyMap<string, readonly WorkId[]> {
  const owners = new Map<string, WorkId[]>();
  for (const { id, keys } of works) {
    for (const key of Object.keys(keys)) owners.set(key, [...(owners.get(key) ?? []), id]);
  }
  return owners;
}

/**
 * Has keys lead to works, beside those they lead to already. To be called inside a `write`.
 *
 * @param gone works that are no more
 */
export async function putAliases(
  store: Store,
  owners: ReadonlyMap<string, readonly WorkId[]>,
  gone: ReadonlySet<WorkId>,
): Promise<void> {
  if (owners.size === 0) return;
  const keys = [...owners.keys()];
  // Read again: the set knows the works of the keys it was read with, not those of the other keys of its works.
  const rows = await store.aliases.bulkGet(keys);
  const written = keys.flatMap((key, i): AliasRow[] => {
    const before = rows[i]?.works ?? [];
    const kept = before.filter((id) => !gone.has(id));
    const works = [...new Set([...kept, ...(owners.get(key) ?? [])])];
    const after = isTitleKey(key) ? works.slice(0, mostWorksOfTitle) : works;
    return after.join('\n') === before.join('\n') ? [] : [{ key, works: after }];
  });
  await store.aliases.bulkPut(written);
}

async function writeSketches(store: Store, set: WorkingSet, changed: readonly WorkRow[]): Promise<void> {
  const told = changed.filter(
    (work) => JSON.stringify(work.facts.value) !== JSON.stringify(set.before.get(work.id)?.facts.value),
  );
  // What was taken in is still found by what it was like.
  const inherited = [...set.absorbed.keys()].flatMap((id) => {
    const as = set.before.get(id);
    return as === undefined ? [] : [{ work: currentId(set, id), as }];
  });
  const gone = new Set(set.absorbed.keys());
  await putSketches(store, [...told.map((work) => ({ work: work.id, as: work })), ...inherited], gone);
}

/** What was answered before stays answered. */
async function writeAsked(store: Store, set: WorkingSet): Promise<void> {
  const pairs = [...set.asked.values()];
  if (pairs.length === 0) return;
  const known = await store.verdicts.bulkGet(pairs);
  const rows = pairs.filter((_, i) => known[i] === undefined);
  await store.verdicts.bulkPut(rows.map((pair) => ({ pair, verdict: { value: null, at: 0 } })));
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
  const entry = renamed(moved, to);
  await putEntries(store, [there === undefined ? entry : joinEntries(there, entry)]);
}
