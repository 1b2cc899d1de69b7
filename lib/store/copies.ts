import type { WorkId } from '../identity/answer.ts';
import { addRows, readByKeys } from './bulk.ts';
import { indexAnew } from './chores.ts';
import type { Store } from './database.ts';
import { isTitleKey } from './keys.ts';
import { joinWorks } from './merge.ts';
import type { AliasRow, WorkRow } from './rows.ts';
import { putEntries } from './shelves.ts';
import { putSketches } from './sketches.ts';
import {
  adopt,
  mostWorksOfTitle,
  namedCopy,
  ownersOf,
  putAliases,
  readWorkingSet,
  writeWorkingSet,
} from './working-set.ts';

/** When new works are put into the buckets of what they are like: at once, or by the walk of `indexing.ts`. */
export type Likening = 'now' | 'later';

/**
 * Takes in works of another copy of the store. Nearly all of them are either known here as they are, and nothing is written, or
 * not known at all, and are added without reading what is not there; the others are joined with what is known of them. To be
 * called inside a `write`. Gives how many were new.
 *
 * @param likening their buckets are more than half of all that there is to write
 */
export async function takeWorks(store: Store, copies: readonly WorkRow[], likening: Likening): Promise<number> {
  const named = copies.map(namedCopy);
  const marked = new Set(named.flatMap(({ id, saved }) => (saved === undefined ? [] : [id])));
  // The mark comes with the entry: stopped before that, nothing is called saved that is not there to be found.
  const works = named.map(({ saved: _saved, ...work }) => work);
  const owners = await readOwners(store, works);
  const claimed = new Set<string>();
  const strangers: WorkRow[] = [];
  const known: WorkRow[] = [];
  for (const work of works) {
    const names = namesOf(work);
    const isStranger = !names.some((name) => owners.has(name) || claimed.has(name));
    (isStranger ? strangers : known).push(work);
    for (const name of names) claimed.add(name);
  }
  const lost = await addStrangers(store, strangers, { marked, likening });
  const here = await readByKeys(
    store.works,
    known.map(({ id }) => id),
  );
  await joinKnown(store, [...lost, ...known.filter((work, i) => !isTakenIn(work, here[i], owners))]);
  return strangers.length - lost.length;
}

/** The works that the names of these lead to. */
async function readOwners(store: Store, works: readonly WorkRow[]): Promise<ReadonlyMap<string, readonly WorkId[]>> {
  const ids = works.map(({ id }) => id);
  const others = works.flatMap((work) => namesOf(work).filter((name) => name !== work.id));
  const rows = [...(await readByKeys(store.aliases, ids)), ...(await readByKeys(store.aliases, others))];
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.key, row.works]])));
}

/** What a work is surely found by. Its titles are others' too. */
function namesOf({ keys }: WorkRow): readonly string[] {
  return Object.keys(keys).filter((key) => !isTitleKey(key));
}

/** Whether what is here holds all that a copy tells of a work. */
function isTakenIn(copy: WorkRow, here: WorkRow | undefined, owners: ReadonlyMap<string, readonly WorkId[]>): boolean {
  if (here === undefined) return false;
  const leadsHere = (name: string) => owners.get(name)?.join('\n') === here.id;
  return namesOf(copy).every(leadsHere) && JSON.stringify(joinWorks(here, copy)) === JSON.stringify(here);
}

/**
 * Adds works that no name leads to. Gives those that are there all the same: damaged files have lost their names.
 *
 * @param marked works that may have an entry here already, which damaged files have left
 */
async function addStrangers(
  store: Store,
  works: readonly WorkRow[],
  { marked, likening }: { readonly marked: ReadonlySet<WorkId>; readonly likening: Likening },
): Promise<readonly WorkRow[]> {
  const lost = new Set((await addRows(store.works, works)).map((place) => works[place]));
  const added = works.filter((work) => !lost.has(work));
  await addAliases(store, added);
  if (likening === 'now') {
    await putSketches(
      store,
      added.map((work) => ({ work: work.id, as: work })),
      new Set(),
    );
  }
  const entries = await readByKeys(
    store.entries,
    added.flatMap(({ id }) => (marked.has(id) ? [id] : [])),
  );
  await putEntries(
    store,
    entries.filter((entry) => entry !== undefined),
  );
  return works.filter((work) => lost.has(work));
}

/**
 * Adds works that nothing here is known of, neither by a name nor by a title, and gives those of which something is, or which
 * share a key with one before them: of these nothing is written. Nothing is read, for what is there refuses to be added
 * again. To be called inside a `write`. What the works are like is left to the walk of `indexing.ts`.
 */
export async function addUnknown(store: Store, works: readonly WorkRow[]): Promise<ReadonlySet<WorkRow>> {
  const met = new Set<WorkRow>();
  const claimed = new Set<string>();
  for (const work of works) {
    const keys = Object.keys(work.keys);
    if (keys.some((key) => claimed.has(key))) met.add(work);
    for (const key of keys) claimed.add(key);
  }
  const alone = works.filter((work) => !met.has(work));
  const owned = alone.flatMap((work) =>
    Object.keys(work.keys).map((key) => ({ work, row: { key, works: [work.id] } })),
  );
  const there = (
    await addRows(
      store.aliases,
      owned.map(({ row }) => row),
    )
  ).flatMap((place) => owned[place] ?? []);
  for (const { work } of there) met.add(work);
  const unmet = alone.filter((work) => !met.has(work));
  // There without their keys: damaged files have lost these.
  const lost = (await addRows(store.works, unmet)).flatMap((place) => unmet[place] ?? []);
  for (const work of lost) met.add(work);
  const undone = new Set(owned.filter(({ work }) => met.has(work))).difference(new Set(there));
  await store.aliases.bulkDelete([...undone].map(({ row }) => row.key));
  if (met.size < works.length) await indexAnew(store);
  return met;
}

async function addAliases(store: Store, works: readonly WorkRow[]): Promise<void> {
  const owners = ownersOf(works);
  const rows = [...owners].map(([key, ids]): AliasRow => ({ key, works: ids.slice(0, mostWorksOfTitle) }));
  const places = await addRows(store.aliases, rows);
  const shared = places.flatMap((place) => rows[place] ?? []);
  await putAliases(store, new Map(shared.map(({ key, works: ids }) => [key, ids])), new Set());
}

async function joinKnown(store: Store, works: readonly WorkRow[]): Promise<void> {
  if (works.length === 0) return;
  const set = await readWorkingSet(
    store,
    works.flatMap((work) => Object.keys(work.keys)),
  );
  for (const work of works) adopt(set, work);
  await writeWorkingSet(store, set, joinWorks);
}
