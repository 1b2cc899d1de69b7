import { expect, test, vi } from 'vitest';

import { addRows, readByKeys } from '../../../lib/store/bulk.ts';
import { write, type Store } from '../../../lib/store/database.ts';
import type { AliasRow } from '../../../lib/store/rows.ts';
import { openStore } from './open-store.ts';

function alias(number: number): AliasRow {
  return { key: `arxiv:2612.${String(number).padStart(5, '0')}`, works: [`work ${number}`] };
}

async function storeOf(count: number): Promise<Store> {
  const store = openStore();
  await store.aliases.bulkPut(Array.from({ length: count }, (_, i) => alias(i)));
  return store;
}

const every = (step: number, count: number) => Array.from({ length: count }, (_, i) => i * step);

test.each<[what: string, numbers: readonly number[], reads: number]>([
  ['in a row', every(1, 50), 0],
  ['in a row, some of them missing', every(1, 150).slice(80), 0],
  ['in any order and twice', [...every(1, 30).toReversed(), ...every(1, 30)], 0],
  ['far apart', every(10, 10), 1],
  ['few', [3, 99, 100], 1],
  ['none', [], 1],
])('rows that lie %s are read as they are asked for', async (_, numbers, reads) => {
  const store = await storeOf(100);
  const oneByOne = vi.spyOn(store.aliases, 'bulkGet');
  const keys = numbers.map((number) => alias(number).key);
  const rows = await readByKeys(store.aliases, keys);
  expect(rows).toEqual(numbers.map((number) => (number < 100 ? alias(number) : undefined)));
  expect(oneByOne).toHaveBeenCalledTimes(reads);
});

test('rows are added where there are none, and those that were not are named', async () => {
  const store = await storeOf(3);
  const rows = [5, 1, 6, 2].map((number) => ({ key: alias(number).key, works: ['another'] }));
  expect(await write(store, () => addRows(store.aliases, rows))).toEqual([1, 3]);
  expect((await store.aliases.toArray()).map(({ works }) => works[0])).toEqual([
    'work 0',
    'work 1',
    'work 2',
    'another',
    'another',
  ]);
});

test('what cannot be written at all is an error, and nothing of it stays', async () => {
  const store = await storeOf(2);
  const unwritable = Object.assign(alias(4), { call: () => 'nobody can store this' });
  await expect(write(store, () => addRows(store.aliases, [alias(1), alias(3), unwritable]))).rejects.toThrow();
  expect(await store.aliases.count()).toBe(2);
});
