import type { WorkId } from '../identity/answer.ts';
import type { Progress } from './chores.ts';
import type { Store } from './database.ts';
import { isSpelledOut, keysOfNow } from './keys.ts';
import type { WorkRow } from './rows.ts';
import { putSketches } from './sketches.ts';
import { ownersOf, putAliases } from './working-set.ts';

/** Each work is looked up under some ten keys: a chunk takes some 100 ms where all of them are missing. */
const chunkSize = 100;

/**
 * Gives the works that come next, in the order of their names, whatever they are found by and lack: a library of schema 1
 * has no sketches, one of schema 2 spells its title keys out, and one whose files were damaged may have lost its aliases.
 * Where nothing is missing, nothing is written. To be called inside a `write`.
 *
 * @param after the last work that is done; absent at the beginning
 */
export async function indexChunk(store: Store, after: WorkId | undefined): Promise<Progress> {
  const rest = after === undefined ? store.works.toCollection() : store.works.where('id').above(after);
  const found = await rest.limit(chunkSize).toArray();
  const works = await withKeysOfNow(store, found);
  await putAliases(store, ownersOf(works), new Set());
  await putSketches(
    store,
    works.map((work) => ({ work: work.id, as: work })),
    new Set(),
  );
  return works.length < chunkSize ? { kind: 'done' } : { kind: 'under-way', after: works.at(-1)?.id };
}

async function withKeysOfNow(store: Store, works: readonly WorkRow[]): Promise<readonly WorkRow[]> {
  const outdated = works.flatMap(({ keys }) => Object.keys(keys).filter(isSpelledOut));
  if (outdated.length === 0) return works;
  const renewed = works.map((work) => ({ ...work, keys: keysOfNow(work.keys) }));
  await store.works.bulkPut(renewed);
  await store.aliases.bulkDelete(outdated);
  return renewed;
}
