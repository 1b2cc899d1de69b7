import { Dexie } from 'dexie';

import type { WorkId } from '../identity/answer.ts';
import type { Millis } from '../identity/visit.ts';
import type { Progress } from './chores.ts';
import type { Store } from './database.ts';
import type { SightingRow } from './rows.ts';

/** Of each work so many sightings are kept: the last ones. */
export const mostSightings = 64;
/** Larger than that, so that a chunk of one work alone comes on too. Reading so many takes some 20 ms. */
const chunkSize = 1_000;

/**
 * Deletes what is old or too many of the sightings that come next in the order of their key, works in the order of the
 * alphabet: the cost is that of a chunk, however long the history is. That a work was seen, when first and last, and on
 * which feeds, stands in `works` and stays. To be called inside a `write`.
 *
 * @param after the last work that is done; absent at the beginning
 * @param oldest sightings from before it are deleted
 */
export async function pruneChunk(store: Store, after: WorkId | undefined, oldest: Millis): Promise<Progress> {
  const rest =
    after === undefined
      ? store.sightings.toCollection()
      : store.sightings.where('[work+visit]').above([after, Dexie.maxKey]);
  const rows = await rest.limit(chunkSize).toArray();
  const isEnd = rows.length < chunkSize;
  const works = Map.groupBy(rows, (row) => row.work);
  const last = rows.at(-1)?.work;
  const isOneWork = works.size === 1;
  if (!isEnd && !isOneWork && last !== undefined) works.delete(last); // it may go on in the next chunk
  const outdated = [...works.values()].flatMap((sightings) => outdatedOf(sightings, oldest));
  await store.sightings.bulkDelete(outdated.map((row): [string, string] => [row.work, row.visit]));
  if (isEnd) return { kind: 'done' };
  // Of one work alone, some were deleted for sure: the next chunk begins with those that were left.
  return { kind: 'under-way', after: isOneWork ? after : [...works.keys()].at(-1) };
}

function outdatedOf(sightings: readonly SightingRow[], oldest: Millis): readonly SightingRow[] {
  const lastFirst = sightings.toSorted((left, right) => right.at - left.at || (left.visit < right.visit ? -1 : 1));
  return lastFirst.filter((row, i) => i >= mostSightings || row.at < oldest);
}
