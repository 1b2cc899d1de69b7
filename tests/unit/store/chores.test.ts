import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { doChore, indexAnew } from '../../../lib/store/chores.ts';
import { write, type Store } from '../../../lib/store/database.ts';
import { lookUp } from '../../../lib/store/lookup.ts';
import { mostSightings } from '../../../lib/store/pruning.ts';
import type { SightingRow } from '../../../lib/store/rows.ts';
import { saveListings } from '../../../lib/store/saves.ts';
import { recordSightings } from '../../../lib/store/sightings.ts';
import { forgetVisit } from '../../../lib/store/visits.ts';
import { openStore } from './open-store.ts';
import { day, listing, minute, morning, papers, visit } from './papers.ts';

const terms = { now: morning, oldestSighting: morning - 100 * day };

/** Gives how many chunks it took. */
async function doAll(store: Store, what = terms): Promise<number> {
  let chunks = 0;
  while (await doChore(store, what)) chunks += 1;
  return chunks;
}

interface Shown {
  readonly work: string;
  readonly visit: string;
  /** Days before `morning`. */
  readonly age: number;
}

function sighting({ work, visit: id, age }: Shown): SightingRow {
  return { work, visit: id, at: morning - age * day, site: 'arxiv-list', feed: 'daily' };
}

/** So many sightings of one work, one a day, the last one so many days ago. */
function days(work: string, count: number, from = 0): Shown[] {
  // The order of visits is another than that of the days: they are named at random.
  return Array.from({ length: count }, (_, i) => ({ work, age: from + i, visit: `${(i * 7_919) % 10_007}` }));
}

async function history(shown: readonly Shown[]): Promise<Store> {
  const store = openStore();
  await write(store, () => store.sightings.bulkPut(shown.map(sighting)));
  return store;
}

/** Work → how many days ago it was shown. */
async function agesOf(store: Store): Promise<Record<string, number[]>> {
  const ages: Record<string, number[]> = {};
  for (const { work, at } of await store.sightings.toArray()) (ages[work] ??= []).push((morning - at) / day);
  for (const each of Object.values(ages)) each.sort((left, right) => left - right);
  return ages;
}

const upTo = (count: number) => Array.from({ length: count }, (_, age) => age);

describe('of the history stay', () => {
  test.each<[string, readonly Shown[], Record<string, number[]>]>([
    ['all sightings, where they are few and young', days('a', 3), { a: [0, 1, 2] }],
    ['those from the oldest moment on', [{ work: 'a', visit: '1', age: 100 }], { a: [100] }],
    ['none from before it', [{ work: 'a', visit: '1', age: 100.001 }], {}],
    ['the last of each work', days('a', mostSightings + 1), { a: upTo(mostSightings) }],
    ['the last ones of a work that fills more than a chunk', days('a', 2_500), { a: upTo(mostSightings) }],
    [
      'those of works that lie across two chunks',
      [...days('a', 999), ...days('b', 60), ...days('c', 3)],
      { a: upTo(mostSightings), b: upTo(60), c: upTo(3) },
    ],
  ])('%s', async (_, shown, left) => {
    const store = await history(shown);
    await doAll(store);
    expect(await agesOf(store)).toEqual(left);
  });

  test('the same, whatever it was and however often it is pruned', { timeout: 60_000 }, async () => {
    const shown = fc.uniqueArray(
      fc.record({
        work: fc.constantFrom('a', 'b', 'c', 'd'),
        visit: fc.integer({ min: 0, max: 9_999 }).map(String),
        age: fc.integer({ min: 0, max: 120 }),
      }),
      { selector: (each) => `${each.work}/${each.visit}`, maxLength: 3_000, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(shown, async (all) => {
        const store = await history(all);
        await doAll(store);
        const expected: Record<string, number[]> = {};
        for (const { work, age } of all.toSorted((left, right) => left.age - right.age)) {
          const kept = (expected[work] ??= []);
          if (age <= 100 && kept.length < mostSightings) kept.push(age);
        }
        const left = Object.fromEntries(Object.entries(expected).filter(([, ages]) => ages.length > 0));
        expect(await agesOf(store)).toEqual(left);
        await doAll(store, { ...terms, now: morning + 2 * day });
        expect(await agesOf(store)).toEqual(left);
      }),
      { numRuns: 8 },
    );
  });
});

describe('pruning', () => {
  test('takes nothing from what is known of a work, nor from undoing the visit of today', async () => {
    const store = openStore();
    const long = { id: 'long-ago', site: 'arxiv-list', feed: 'cs.LG' };
    await recordSightings(store, visit(long), [listing({ version: 1 })], morning - 200 * day);
    await recordSightings(store, visit({ id: 'today' }), [listing({ version: 2 })], morning);
    await doAll(store);
    expect((await store.sightings.toArray()).map((row) => row.visit)).toEqual(['today']);
    const first = { at: morning - 200 * day, site: 'arxiv-list', feed: 'cs.LG' };
    const sites = { 'arxiv-list': morning - 200 * day };
    const works = () => store.works.toArray();
    expect(await works()).toMatchObject([
      { seen: { first, lastAt: morning, sites: { ...sites, 'hugging-face': morning }, versions: { 2: morning } } },
    ]);
    await forgetVisit(store, 'today');
    expect(await works()).toMatchObject([{ seen: { first, sites, versions: { 1: morning - 200 * day } } }]);
  });

  test('goes through a long history in chunks, from where it was broken off', async () => {
    const works = Array.from({ length: 500 }, (_, i) => days(`work${1_000 + i}`, 10, 95));
    const store = await history(works.flat());
    // The first finds no works to index.
    for (let chunk = 0; chunk < 3; chunk += 1) await doChore(store, terms);
    const left = await store.sightings.count();
    expect(left).toBeLessThan(5_000);
    expect(left).toBeGreaterThan(3_000);
    store.close();
    const next = openStore(store.name);
    expect(await doAll(next)).toBeLessThan(5);
    expect(await next.sightings.count()).toBe(500 * 6);
  });

  test('begins anew a day after its end', async () => {
    const store = await history(days('a', 1));
    await doAll(store);
    expect(await doChore(store, { ...terms, now: morning + day - 1 })).toBe(false);
    expect(await doChore(store, { ...terms, now: morning + day })).toBe(true);
    await doAll(store, { ...terms, now: morning + 900 * day }); // by a clock that is put right later
    expect(await doChore(store, { ...terms, now: morning + 2 * day })).toBe(true);
  });
});

const later = { visit: visit({ openedAt: morning + minute }), stillNew: 0 };

/** What works are found by, and what stands in it. */
async function index(store: Store) {
  return {
    aliases: new Map((await store.aliases.toArray()).map(({ key, works }) => [key, works.toSorted()])),
    sketches: new Map((await store.sketches.toArray()).map(({ key, works }) => [key, works.toSorted()])),
  };
}

async function reader(): Promise<Store> {
  const store = openStore();
  await recordSightings(store, visit(), papers(250), morning);
  await saveListings(store, papers(3), morning);
  return store;
}

describe('what works are found by', () => {
  test.each<[string, (store: Store) => Promise<void>]>([
    ['all sketches, as in a library of schema 1', (store) => store.sketches.clear()],
    ['all aliases', (store) => store.aliases.clear()],
    [
      'some of both',
      async (store) => {
        await store.aliases.where('key').above('title:').delete();
        await store.sketches.limit(100).delete();
      },
    ],
  ])('is made again where a library lacks %s', async (_, lose) => {
    const store = await reader();
    const before = await index(store);
    await lose(store);
    expect(await index(store)).not.toEqual(before);
    expect(await doAll(store)).toBeGreaterThan(2);
    expect(await index(store)).toEqual(before);
    const answers = await lookUp(store, papers(250), later);
    expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['saved', 'seen']));
  });

  test('is gone through once, and again when that is asked for', async () => {
    const store = await reader();
    await doAll(store);
    await store.aliases.clear();
    expect(await doChore(store, terms)).toBe(false);
    await write(store, () => indexAnew(store));
    await doAll(store);
    expect(await store.aliases.count()).toBe(500);
  });
});

test('two that do the same chore at once do no harm', async () => {
  const shown = ['a', 'b', 'c', 'd'].flatMap((work) => days(work, 700));
  const store = await history(shown);
  const other = openStore(store.name);
  await Promise.all([doAll(store), doAll(other)]);
  expect(await agesOf(store)).toEqual(
    Object.fromEntries(['a', 'b', 'c', 'd'].map((work) => [work, upTo(mostSightings)])),
  );
});
