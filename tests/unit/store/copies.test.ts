import { expect, test } from 'vitest';

import { addUnknown } from '../../../lib/store/copies.ts';
import { write, type Store } from '../../../lib/store/database.ts';
import { allKeys, keysOf } from '../../../lib/store/keys.ts';
import type { WorkRow } from '../../../lib/store/rows.ts';
import { saveListings } from '../../../lib/store/saves.ts';
import { newWork } from '../../../lib/store/working-set.ts';
import { openStore } from './open-store.ts';
import { listing, morning, papers } from './papers.ts';

type Paper = Parameters<typeof listing>[0];

function work(paper: Paper): WorkRow {
  const one = listing(paper);
  return newWork(one, allKeys(keysOf(one)), morning);
}

/** Works that their keys do not lead to, and keys that lead to no work. */
async function faults(store: Store): Promise<readonly string[]> {
  const [works, aliases] = [await store.works.toArray(), await store.aliases.toArray()];
  const ids = new Set(works.map(({ id }) => id));
  const led = new Set(aliases.flatMap((row) => row.works.map((id) => `${row.key} ${id}`)));
  return [
    ...works.flatMap(({ id, keys }) => Object.keys(keys).filter((key) => !led.has(`${key} ${id}`))),
    ...aliases.filter((row) => row.works.some((id) => !ids.has(id))).map(({ key }) => key),
  ];
}

const other = { ids: ['arxiv:2701.00001'], title: 'Slow Rivers on Titan' };

test.each<[what: string, before: readonly Paper[], works: readonly Paper[], met: readonly number[]]>([
  ['that nothing is known of are added', papers(2), [{}, other], []],
  ['known by their only name are not', [{}], [{}, other], [0]],
  ['known by a title are not', [{}], [{ ids: ['doi:10.5555/tides'] }, other], [0]],
  ['known by one of several names are not', [{}], [{ ...other, ids: ['doi:10.5555/a', 'arxiv:2611.00001'] }], [0]],
  ['that share a name with one before them are not', [], [{}, { ...other, ids: ['arxiv:2611.00001'] }, other], [1, 2]],
  ['that share a title with one before them are not', [], [{}, { ids: ['doi:10.5555/tides'] }], [1]],
])('works %s, and nothing is left of those', async (_, before, given, met) => {
  const store = openStore();
  await saveListings(store, before.map(listing), morning);
  const count = await store.works.count();
  const works = given.map(work);
  const found = await write(store, () => addUnknown(store, works));
  expect(works.flatMap((one, i) => (found.has(one) ? [i] : []))).toEqual(met);
  expect(await store.works.count()).toBe(count + works.length - met.length);
  expect(await faults(store)).toEqual([]);
});

test('a work whose keys were lost is not added again', async () => {
  const store = openStore();
  await saveListings(store, [listing()], morning);
  await store.aliases.clear();
  const before = await store.works.toArray();
  const works = [work({}), work(other)];
  expect(await write(store, () => addUnknown(store, works))).toEqual(new Set([works[0]]));
  expect((await store.works.toArray())[0]).toEqual(before[0]);
  expect(await store.aliases.where('key').equals('arxiv:2611.00001').count()).toBe(0);
});
