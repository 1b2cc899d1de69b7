import { describe, expect, test, vi } from 'vitest';

import type { Listing } from '../../../lib/identity/listing.ts';
import { hashedTitle } from '../../../lib/identity/title.ts';
import type { Store } from '../../../lib/store/database.ts';
import { setDismissed } from '../../../lib/store/dismissals.ts';
import { editEntries, saveListings } from '../../../lib/store/saves.ts';
import { noteOf, readLibrary } from '../../../lib/store/shelves.ts';
import { recordOpened, recordSightings } from '../../../lib/store/sightings.ts';
import { openStore } from './open-store.ts';
import { day, listing, morning, papers, visit } from './papers.ts';

const preprint = listing({ title: 'Rivers on Titan' });
const published = listing({ ids: ['doi:10.5555/rivers'], title: 'Fluvial Networks on Titan' });
vi.mock('../../../lib/identity/match.ts', () => import('./stand-in-matcher.ts'));

/** The listing that tells that they are one. */
const link = listing({ ids: ['arxiv:2611.00001', 'doi:10.5555/rivers'], title: 'Fluvial Networks on Titan' });

async function show(store: Store, ...listings: readonly Listing[]): Promise<void> {
  for (const each of listings) await recordSightings(store, visit(), [each], morning);
}

async function worksOf(store: Store): Promise<string[]> {
  return (await store.works.toArray()).map((work) => work.id);
}

describe('listings become works', () => {
  test.each<[string, Listing[], number]>([
    ['the same listing twice is one work', [preprint, preprint], 1],
    ['two papers are two', [preprint, ...papers(1)], 2],
    ['other identifiers, but title and authors are the same', [listing(), listing({ ids: ['doi:10.5555/tides'] })], 1],
    ['other titles of one identifier', [preprint, listing({ title: 'Rivers of Methane' })], 1],
    ['a capture after a page', [listing(), listing({ ids: [], authors: [] })], 1],
    ['a page after a capture', [listing({ ids: [], authors: [] }), listing()], 1],
    ['one title, other authors', [listing(), listing({ ids: ['doi:10.5555/x'], authors: ['Someone Else'] })], 2],
    ['one title, two arXiv papers', [listing(), listing({ ids: ['arxiv:2611.00002'] })], 2],
    [
      'one title, two arXiv papers, and a capture that could be either',
      [listing(), listing({ ids: ['arxiv:2611.00002'] }), listing({ ids: [], authors: [] })],
      2,
    ],
    [
      'editorials of two journals',
      [
        listing({ ids: [], title: 'Editorial', authors: [], url: 'https://example.org/1' }),
        listing({ ids: [], title: 'Editorial', authors: [], url: 'https://example.org/2' }),
      ],
      2,
    ],
    ['editorials with identifiers', [1, 2].map((n) => listing({ ids: [`doi:10.5555/${n}`], title: 'Editorial' })), 2],
  ])('%s', async (_, listings, count) => {
    const store = openStore();
    await show(store, ...listings);
    expect(await worksOf(store)).toHaveLength(count);

    const inOneBatch = openStore();
    await recordSightings(inOneBatch, visit(), listings, morning);
    expect(await worksOf(inOneBatch)).toHaveLength(count);
  });

  test('a page that gives one listing two arXiv identifiers does not unite the papers', async () => {
    const store = openStore();
    await show(store, ...papers(2), listing({ ids: ['arxiv:2612.00001', 'arxiv:2612.00002'] }));
    expect(await worksOf(store)).toEqual(['arxiv:2612.00001', 'arxiv:2612.00002']);
  });

  test('a title of more than sixteen works is no longer looked up', async () => {
    const store = openStore();
    const namesakes = Array.from({ length: 20 }, (_, i) => listing({ ids: [`arxiv:2611.${10_000 + i}`] }));
    await show(store, ...namesakes);
    const row = await store.aliases.get(hashedTitle('title:tidalmemoryintheoceansofenceladus'));
    expect(row?.works).toHaveLength(16);
    expect(await worksOf(store)).toHaveLength(20);
  });
});

/** A store in which two works, both seen, saved and edited, have become one. */
async function united(): Promise<Store> {
  const store = openStore();
  await recordSightings(store, visit({ id: 'on-arxiv', site: 'arxiv-list' }), [preprint], morning - 3 * day);
  await recordSightings(store, visit({ id: 'on-journal', site: 'journal' }), [published], morning - 2 * day);
  await recordOpened(store, published, morning - 2 * day);
  await saveListings(store, [preprint, published], morning - day);
  const edits = [
    { work: 'arxiv:2611.00001', tags: ['titan'], note: 'Nice maps.' },
    { work: 'doi:10.5555/rivers', tags: ['rivers'], note: 'Cite the journal.' },
  ];
  await editEntries(store, edits, morning - day + 1);
  expect(await worksOf(store)).toHaveLength(2);
  await recordSightings(store, visit({ id: 'on-both' }), [link], morning);
  return store;
}

describe('two works that turn out to be one', () => {
  test('keep the name of the first, all keys and everything seen', async () => {
    const store = await united();
    expect(await store.works.toArray()).toMatchObject([
      {
        id: 'arxiv:2611.00001',
        openedAt: morning - 2 * day,
        keys: { 'arxiv:2611.00001': morning - 3 * day, 'doi:10.5555/rivers': morning - 2 * day },
        seen: {
          first: { at: morning - 3 * day, site: 'arxiv-list' },
          lastAt: morning,
          sites: { 'arxiv-list': morning - 3 * day, journal: morning - 2 * day, 'hugging-face': morning },
        },
        saved: { value: 'to-read' },
      },
    ]);
    const sightings = await store.sightings.toArray();
    expect(sightings.map(({ work, visit: id }) => [work, id])).toEqual([
      ['arxiv:2611.00001', 'on-arxiv'],
      ['arxiv:2611.00001', 'on-both'],
      ['arxiv:2611.00001', 'on-journal'],
    ]);
  });

  test('keep the tags and notes of both', async () => {
    const store = await united();
    const [entry, ...others] = await store.entries.toArray();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      work: 'arxiv:2611.00001',
      identifiers: ['arxiv:2611.00001', 'doi:10.5555/rivers'],
      tags: { titan: { value: true }, rivers: { value: true } },
      saved: { value: true },
    });
    expect(entry && noteOf(entry)).toBe('Nice maps.\n\nCite the journal.');
    expect((await readLibrary(store)).saved).toBe(1);
  });

  test('are found under every key, none of which leads to the work that is no more', async () => {
    const store = await united();
    const aliases = await store.aliases.toArray();
    expect(new Set(aliases.flatMap((row) => row.works))).toEqual(new Set(['arxiv:2611.00001']));
    expect(aliases.map((row) => row.key)).toEqual(
      expect.arrayContaining([
        'doi:10.5555/rivers',
        hashedTitle('title:riversontitan'),
        hashedTitle('title:fluvialnetworksontitan'),
      ]),
    );
  });

  test('answer to the name that was given out before', async () => {
    const store = await united();
    await editEntries(store, [{ work: 'doi:10.5555/rivers', status: 'read' }], morning + 1);
    expect((await store.works.get('arxiv:2611.00001'))?.saved?.value).toBe('read');
  });
});

test('dismissing a paper that was never seen makes it known; taking that back of one unknown does not', async () => {
  const store = openStore();
  const [dismissed, unknown] = papers(2);
  await setDismissed(store, dismissed ? [dismissed] : [], true, morning);
  await setDismissed(store, unknown ? [unknown] : [], false, morning);
  expect(await worksOf(store)).toEqual(['arxiv:2612.00001']);
});

test('a work that nothing leads to any more, its aliases being lost, is found again with all that was known of it', async () => {
  const store = openStore();
  await recordSightings(store, visit({ site: 'arxiv-list' }), [preprint], morning - day);
  await setDismissed(store, [preprint], true, morning - day);
  await saveListings(store, [preprint], morning - day);
  await store.aliases.clear();
  await recordSightings(store, visit({ site: 'journal' }), [link], morning);
  expect(await store.works.toArray()).toMatchObject([
    {
      id: 'arxiv:2611.00001',
      keys: {
        'arxiv:2611.00001': morning - day,
        'doi:10.5555/rivers': morning,
        [hashedTitle('title:riversontitan')]: morning - day,
      },
      seen: { first: { at: morning - day }, lastAt: morning, sites: { 'arxiv-list': morning - day, journal: morning } },
      dismissed: { value: true },
      saved: { value: 'to-read' },
    },
  ]);
  expect((await store.aliases.get(hashedTitle('title:riversontitan')))?.works).toEqual(['arxiv:2611.00001']);
  expect((await store.entries.get('arxiv:2611.00001'))?.identifiers).toContain('doi:10.5555/rivers');
});
