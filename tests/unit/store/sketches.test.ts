import { describe, expect, test } from 'vitest';

import { parseIdentifier } from '../../../lib/identity/identifier.ts';
import type { Listing } from '../../../lib/identity/listing.ts';
import { profileOf } from '../../../lib/identity/profile.ts';
import { jaccard } from '../../../lib/identity/shingles.ts';
import { abstractOfSample, comparable, sampleOf } from '../../../lib/store/abstract-sample.ts';
import type { Store } from '../../../lib/store/database.ts';
import { lookUp } from '../../../lib/store/lookup.ts';
import { recordSightings } from '../../../lib/store/sightings.ts';
import { readSimilar } from '../../../lib/store/sketches.ts';
import { readWhole, restoreWhole } from '../../../lib/store/whole.ts';
import { openStore } from './open-store.ts';
import { day, listing, morning, papers, visit } from './papers.ts';

/** So many different words, always the same ones. */
function words(count: number, from = 0): string {
  return Array.from({ length: count }, (_, i) => `glacier${(from + i).toString(36)}word`).join(' ');
}

const authors = ['Ines Quiroga', 'Tomasz Łabędzki', 'Bo Ek'];
const preprint = listing({
  ids: ['arxiv:2611.00001'],
  title: 'Tidal Memory in the Oceans of Enceladus',
  authors,
  date: '2026',
  abstract: `We study how the ice of a moon remembers its tides. ${words(120)}`,
});
const retitled = listing({
  ids: ['doi:10.5555/tides'],
  title: 'Oceans of Enceladus and their Tidal Memory',
  authors,
  date: '2026',
  abstract: `We study how the ice of a moon remembers its tides. ${words(120)}`,
});
const unrelated = listing({ ids: ['doi:10.5555/bees'], title: 'A Census of Bees on Rooftops', authors: ['Ana Poe'] });

async function markOf(store: Store, paper: Listing): Promise<string> {
  const [answer] = await lookUp(store, [paper], { visit: visit({ site: 'journal', openedAt: morning }), stillNew: 0 });
  return `${answer?.state} ${answer?.duplicate?.kind}`;
}

async function reader(): Promise<Store> {
  const store = openStore();
  await recordSightings(store, visit({ site: 'arxiv' }), [...papers(40), preprint], morning - day);
  return store;
}

describe('a paper under another title and identifier', () => {
  test('is found by what it is like', async () => {
    expect(await markOf(await reader(), retitled)).toMatch(/^(seen same-work|new possible)$/);
  });

  test('is found in a store restored from a backup', async () => {
    const copy = openStore();
    await restoreWhole(copy, readWhole(await reader()));
    expect(await markOf(copy, retitled)).toBe(await markOf(await reader(), retitled));
  });

  test('is found under what it was called before, once it has taken in another work', async () => {
    const store = await reader();
    const link = listing({
      ids: ['arxiv:2611.00001', 'openreview:Tides12345'],
      title: 'An Altogether Different Name',
      authors,
    });
    await recordSightings(
      store,
      visit(),
      [listing({ ids: ['openreview:Tides12345'], title: link.title, authors }), link],
      morning - 1,
    );
    expect(await markOf(store, retitled)).not.toBe('new undefined');
  });

  test('is found in buckets from before there were fingerprints', async () => {
    const store = await reader();
    const known = await markOf(store, retitled);
    await store.sketches.toCollection().modify((row: { prints?: unknown; authors?: unknown }) => {
      delete row.prints;
      delete row.authors;
    });
    expect(await markOf(store, retitled)).toBe(known);
  });

  test('and one that is like none is new', async () => {
    expect(await markOf(await reader(), unrelated)).toBe('new undefined');
  });
});

function glacier(title: string, names: readonly string[]): Listing {
  return listing({ ids: ['doi:10.5555/glacier'], title, authors: names });
}

describe('of a work that shares a bucket and half of its title is asked', () => {
  const known = listing({ title: 'Glacierbox: Moons of Ice and their Slow Tides', authors: ['Ines Quiroga'] });
  test.each<[string, Listing, boolean]>([
    ['no more, by the same first author', glacier('Glacierbox: Slow Moons over Winter Gardens', ['I. Quiroga']), true],
    ['no more, by nobody', glacier('Glacierbox: Slow Moons over Winter Gardens', []), true],
    ['more, by another first author', glacier('Glacierbox: Slow Moons over Winter Gardens', ['Bo Ek']), false],
    ['nothing else, if it is most of it', glacier('Glacierbox: Slow Moons of Ice and Tides', ['Bo Ek']), true],
  ])('%s', async (_, paper, isRead) => {
    const store = openStore();
    await recordSightings(store, visit(), [known], morning);
    const similar = await readSimilar(store, [paper]);
    expect(similar.get(paper)).toEqual(isRead ? ['arxiv:2611.00001'] : []);
  });
});

test('a bucket with more than sixteen works keeps the first', async () => {
  const store = openStore();
  const alike = Array.from({ length: 30 }, (_, i) =>
    listing({
      ids: [`arxiv:2611.${10_000 + i}`],
      title: 'Minutes of the Lattice Observatory',
      authors: [`Author ${i}`],
    }),
  );
  for (const each of alike) await recordSightings(store, visit(), [each], morning);
  const rows = await store.sketches.toArray();
  expect(Math.max(...rows.map((row) => row.works.length))).toBe(16);
  expect(rows.every((row) => row.prints?.length === 2 * row.works.length)).toBe(true);
  expect(rows.every((row) => row.authors?.length === row.works.length)).toBe(true);
});

describe('the sample of an abstract', () => {
  const identifiers = [parseIdentifier('arxiv:2611.00001')].filter((each) => each !== undefined);
  const profile = (abstract: string) => profileOf({ identifiers, title: 'T', authors: [], abstract });

  test.each([
    ['the same', 0, 1],
    ['half the same', 67, 0.3],
    ['another', 400, 0],
  ])('compared with %s, tells how much is shared, whole or sampled', (_, from, share) => {
    const [one, other] = [profile(words(200)), profile(words(200, from))];
    const sampled = { ...other, abstract: other.abstract && abstractOfSample(sampleOf(other.abstract)) };
    const whole = jaccard(one.abstract!.shingles, other.abstract!.shingles);
    const [left, right] = comparable(one, sampled);
    expect(Math.abs(jaccard(left.abstract!.shingles, right.abstract!.shingles) - whole)).toBeLessThan(0.25);
    expect(Math.abs(whole - share)).toBeLessThan(0.25);
  });

  test('comes back as it was, in no more than 260 characters', () => {
    const { abstract } = profile(words(300));
    const sample = sampleOf(abstract!);
    expect(sample.length).toBeLessThanOrEqual(260);
    expect(sampleOf(abstractOfSample(sample)!)).toBe(sample);
  });

  test.each(['', 'not base64!', 'AAA='])('of the text %j is none', (text) => {
    expect(abstractOfSample(text)).toBeUndefined();
  });
});
