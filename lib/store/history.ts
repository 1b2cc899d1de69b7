import { Dexie } from 'dexie';

import type { WorkId } from '../identity/answer.ts';
import { addRows } from './bulk.ts';
import type { Store } from './database.ts';
import { joinSightings } from './merge.ts';
import type { SightingRow } from './rows.ts';

/** Adds to the history what is not yet in it. To be called inside a `write`. */
export async function putSightings(store: Store, rows: readonly SightingRow[]): Promise<void> {
  const joined = new Map<string, SightingRow>();
  const keys = rows.map(({ work, visit }): [string, string] => [work, visit]);
  for (const row of [...(await store.sightings.bulkGet(keys)), ...rows]) {
    if (row === undefined) continue;
    const key = JSON.stringify([row.work, row.visit]);
    const known = joined.get(key);
    joined.set(key, known === undefined ? row : joinSightings(known, row));
  }
  await store.sightings.bulkPut([...joined.values()]);
}

/** The same of rows that are most probably not in it, which are not asked for first. To be called inside a `write`. */
export async function addSightings(store: Store, rows: readonly SightingRow[]): Promise<void> {
  const places = await addRows(store.sightings, rows);
  if (places.length === 0) return;
  await putSightings(
    store,
    places.flatMap((place) => rows[place] ?? []),
  );
}

/** All sightings of a work. */
export function sightingsOf(store: Store, work: WorkId) {
  return store.sightings.where('[work+visit]').between([work, Dexie.minKey], [work, Dexie.maxKey]);
}

/** A sighting under what its work is called now. */
export function sightingOfWork(sighting: SightingRow, work: WorkId): SightingRow {
  return { ...sighting, work };
}
