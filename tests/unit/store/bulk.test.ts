import { expect, test, vi } from 'vitest';

import { addRows, oneAtATime, readByKeys, twoAtATime } from '../../../lib/store/bulk.ts';
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

test('two things are under way at a time, begun in their order', async () => {
  const begun: number[] = [];
  let [underWay, most] = [0, 0];
  await twoAtATime([0, 1, 2, 3, 4], async (item) => {
    begun.push(item);
    most = Math.max(most, (underWay += 1));
    for (let step = 0; step < 5 - item; step += 1) await Promise.resolve(); // the later, the faster
    underWay -= 1;
  });
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
  expect(underWay).toBe(0);
});

test('after a failure nothing more is begun, and what is under way is waited for', async () => {
  const ended: number[] = [];
  const { promise: second, resolve } = Promise.withResolvers<void>();
  const all = twoAtATime([0, 1, 2, 3], async (item) => {
    if (item === 0) {
      queueMicrotask(() => queueMicrotask(resolve));
      throw new Error('no room');
    }
    await second;
    ended.push(item);
  });
  await expect(all).rejects.toThrow('no room');
  expect(ended).toEqual([1]);
});

test('one thing is not begun again while it is under way, and is after it has failed', async () => {
  const steps = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let begun = 0;
  const tend = oneAtATime(() => steps[begun++]?.promise ?? Promise.resolve());
  const [first, meanwhile] = [tend(), tend()];
  await meanwhile;
  expect(begun).toBe(1);
  steps[0]?.reject(new Error('no room'));
  await expect(first).rejects.toThrow('no room');
  steps[1]?.resolve();
  await Promise.all([tend(), tend()]);
  expect(begun).toBe(2);
});
