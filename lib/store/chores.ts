import type { WorkId } from '../identity/answer.ts';
import type { Millis } from '../identity/visit.ts';
import { write, type Store } from './database.ts';
import { indexChunk } from './indexing.ts';
import { pruneChunk } from './pruning.ts';
import type { ChoreRow } from './rows.ts';

/*
 * What is done to the whole library now and then: walks through a table, a chunk a transaction. How far a walk has come is
 * written with each chunk, so a background that is ended in the middle has lost nothing, and the next one goes on from there.
 */

/** How far one chunk of a walk has brought it. */
export type Progress = { readonly kind: 'done' } | { readonly kind: 'under-way'; readonly after: WorkId | undefined };

/** What a chore may want to know. */
export interface ChoreTerms {
  readonly now: Millis;
  /** Sightings from before it are history no more. */
  readonly oldestSighting: Millis;
}

interface Chore {
  readonly key: ChoreRow['key'];
  /** So long after its end it begins anew; absent for one that is done once. */
  readonly every?: Millis;
  readonly chunk: (store: Store, after: WorkId | undefined, terms: ChoreTerms) => Promise<Progress>;
}

const day = 24 * 60 * 60_000;

/** In the order they are done. */
const chores: readonly Chore[] = [
  { key: 'indexing', chunk: indexChunk },
  { key: 'pruning', every: day, chunk: (store, after, { oldestSighting }) => pruneChunk(store, after, oldestSighting) },
];

/**
 * Does one chunk of the first chore that is due. Gives whether there may be more to do.
 *
 * @param only the one to look at
 */
export async function doChore(store: Store, terms: ChoreTerms, only?: ChoreRow['key']): Promise<boolean> {
  // Looked at before anything is written: most of the time none is due, and a write keeps everybody else waiting.
  for (const { key, every, chunk } of chores) {
    if (only !== undefined && key !== only) continue;
    if (!isDue(await readChore(store, key), every, terms.now)) continue;
    await write(store, async () => {
      const { after } = (await readChore(store, key)) ?? {};
      const progress = await chunk(store, after, terms);
      await store.meta.put({ key, ...(progress.kind === 'done' ? { doneAt: terms.now } : { after: progress.after }) });
    });
    return true;
  }
  return false;
}

/** Has all works given again what they are found by, a chunk at a time. To be called inside a `write`. */
export async function indexAnew(store: Store): Promise<void> {
  await store.meta.delete('indexing');
}

async function readChore(store: Store, key: ChoreRow['key']): Promise<ChoreRow | undefined> {
  const row = await store.meta.get(key);
  return row?.key === key ? row : undefined;
}

function isDue(row: ChoreRow | undefined, every: Millis | undefined, now: Millis): boolean {
  if (row?.doneAt === undefined) return true;
  return every !== undefined && Math.abs(now - row.doneAt) >= every;
}
