import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { recognizeText } from '../../../lib/recognize/text.ts';
import { markCapture } from '../../../lib/store/captures.ts';
import { forgetVisit } from '../../../lib/store/visits.ts';
import { openStore } from './open-store.ts';
import { listing, morning } from './papers.ts';

function captured(...titles: readonly string[]) {
  return titles.map((title) => listing({ ids: [], authors: [], title, abstract: `${title}, at length.` }));
}

const monday = captured('Slow Rivers on Titan', 'AstroW$^3$: Waves and Worlds', 'A Lattice of Weather');
const tuesday = captured('AstroW³: Waves and Worlds', 'Improved Lattices of Weather', 'Slow Rivers on Titan');

describe('a saved feed', () => {
  test('is seen, and says what was new', async () => {
    const store = openStore();
    expect(await markCapture(store, monday, { name: 'monday.txt', at: morning })).toMatchObject({
      listings: 3,
      works: 3,
      known: 0,
    });
    // Taken in together, they may well come in the same millisecond.
    expect(await markCapture(store, tuesday, { name: 'tuesday.txt', at: morning })).toMatchObject({
      listings: 3,
      works: 1,
      known: 2,
    });
    expect(await store.works.count()).toBe(4);
  });

  test('says the same where nothing is compared, and what is in it twice counts once', async () => {
    const store = openStore();
    const terms = { name: 'monday.txt', at: morning, compare: false };
    const twice = [...monday, ...monday];
    expect(await markCapture(store, twice, terms)).toMatchObject({ listings: 6, works: 3, known: 0 });
    expect(await markCapture(store, twice, terms)).toMatchObject({ listings: 6, works: 0, known: 3 });
    expect(await store.sightings.count()).toBe(3);
  });

  test('taken in again, under whatever name, changes nothing', async () => {
    const store = openStore();
    const first = await markCapture(store, monday, { name: 'monday.txt', at: morning });
    const before = await store.sightings.toArray();
    const again = await markCapture(store, monday, { name: 'copy of monday.txt', at: morning + 1 });
    expect(again).toEqual({ listings: 3, works: 0, known: 3, visit: first.visit });
    expect(await store.sightings.toArray()).toEqual(before);
  });

  test('counts a paper once that it lists twice', async () => {
    const store = openStore();
    const report = await markCapture(store, [...monday, ...monday], { name: 'twice.txt', at: morning });
    expect(report).toMatchObject({ listings: 6, works: 3, known: 0 });
  });

  test('can be undone', async () => {
    const store = openStore();
    const { visit } = await markCapture(store, monday, { name: 'monday.txt', at: morning });
    await forgetVisit(store, visit);
    expect(await markCapture(store, monday, { name: 'monday.txt', at: morning })).toMatchObject({ works: 3, known: 0 });
  });
});

const feeds = '../shared/feeds';
const hasFeeds = existsSync(feeds);
if (!hasFeeds) console.warn(`Skipped: the five captures in ${feeds} are not here.`);

test.skipIf(!hasFeeds)('the five captures one after the other', async () => {
  const store = openStore();
  const files = readdirSync(feeds).filter((name) => name.endsWith('.txt'));
  const expected = readFileSync(`${feeds}/EXPECTED.tsv`, 'utf8').trim().split('\n').slice(1);
  const reports = [];
  for (const name of files.toSorted()) {
    const listings = recognizeText(readFileSync(`${feeds}/${name}`, 'utf8'));
    const report = await markCapture(store, listings, { name, at: morning });
    reports.push({ name, ...report, distinct: await store.works.count() });
  }
  expect(reports.map(({ name, listings, known, distinct }) => [name, listings, known, distinct].join(' '))).toEqual(
    expected.map((row) => row.split('\t')).map(([name, , ...counts]) => [name, ...counts].join(' ')),
  );
  const works = reports.reduce((sum, report) => sum + report.works, 0);
  expect(works).toBe(347);
  const titles = (await store.works.toArray()).map((work) => work.facts.value.title);
  expect(titles.filter((title) => title.startsWith('Improved T') && title.includes('Consistency Models'))).toHaveLength(
    2,
  );
});
