import { describe, expect, test } from 'vitest';

import type { Entry, EntryPage, EntryQuery } from '../../../lib/identity/entry.ts';
import { hashedTitle } from '../../../lib/identity/title.ts';
import { changesOf } from '../../../lib/store/changes.ts';
import type { Store } from '../../../lib/store/database.ts';
import { findEntries } from '../../../lib/store/entries.ts';
import {
  editEntries,
  removeEntries,
  saveListings,
  undoRemoveEntries,
  unsaveListings,
} from '../../../lib/store/saves.ts';
import { recordSightings } from '../../../lib/store/sightings.ts';
import { openStore } from './open-store.ts';
import { identifier, listing, minute, morning, papers, visit } from './papers.ts';

const everything: EntryQuery = { text: '', offset: 0, limit: 50 };

function find(store: Store, query: Partial<EntryQuery> = {}): Promise<EntryPage> {
  return findEntries(store, { ...everything, ...query });
}

async function onlyEntry(store: Store): Promise<Entry> {
  const { rows } = await find(store);
  expect(rows).toHaveLength(1);
  const [entry] = rows;
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

const tides = listing({
  date: '2026-11-19',
  url: 'https://arxiv.org/abs/2611.00001',
  code: 'https://example.org/tides',
  abstract: 'The ocean remembers.',
});
const work = 'arxiv:2611.00001';

/** Everything in the tables that calls are about. */
async function contents(store: Store) {
  const { works, aliases, entries, sightings } = store;
  return Promise.all([works.toArray(), aliases.toArray(), entries.toArray(), sightings.toArray()]);
}

describe('saving', () => {
  test('keeps all that the listing tells', async () => {
    const store = openStore();
    expect(await saveListings(store, [tides], morning)).toEqual([work]);
    expect(await onlyEntry(store)).toEqual({
      work,
      identifiers: [work],
      title: tides.title,
      authors: tides.authors,
      date: tides.date,
      url: tides.url,
      code: tides.code,
      abstract: tides.abstract,
      venue: undefined,
      status: 'to-read',
      tags: [],
      note: '',
      savedAt: morning,
    });
  });

  test('what is saved stays as it is, even from another page that knows more', async () => {
    const store = openStore();
    await saveListings(store, [listing({ authors: [] })], morning);
    const before = await onlyEntry(store);
    expect(await saveListings(store, [tides], morning + minute)).toEqual([work]);
    expect(await onlyEntry(store)).toEqual(before);
  });

  test('an identifier the paper gets later is its entry’s too', async () => {
    const store = openStore();
    await saveListings(store, [tides], morning);
    const both = listing({ ids: ['arxiv:2611.00001', 'doi:10.5555/tides'] });
    await recordSightings(store, visit(), [both], morning + minute);
    expect((await onlyEntry(store)).identifiers).toEqual([work, 'doi:10.5555/tides']);
    expect((await find(store, { text: '10.5555' })).total).toBe(1);
  });

  test('two listings of one paper make one entry; works are told in the order asked', async () => {
    const store = openStore();
    const [other] = papers(1);
    const listings = [tides, ...papers(1), listing({ ids: ['doi:10.5555/tides', 'arxiv:2611.00001'] })];
    expect(await saveListings(store, listings, morning)).toEqual([work, other?.identifiers[0], work]);
    expect((await find(store)).saved).toBe(2);
  });

  test('a listing without identifiers is saved under its title', async () => {
    const store = openStore();
    const untold = listing({ ids: [], authors: [] });
    const [first] = await saveListings(store, [untold], morning);
    expect(await saveListings(store, [untold], morning + minute)).toEqual([first]);
    expect((await onlyEntry(store)).identifiers).toEqual([]);
  });

  test('a title without letters can be saved too', async () => {
    const store = openStore();
    await saveListings(store, [listing({ ids: [], authors: [], title: '???' })], morning);
    expect((await onlyEntry(store)).title).toBe('???');
  });
});

describe('every call may come twice', () => {
  test.each<[string, (store: Store) => Promise<unknown>]>([
    ['save', (store) => saveListings(store, [tides], morning)],
    ['unsave', (store) => unsaveListings(store, [tides], morning + 3)],
    ['edit', (store) => editEntries(store, [{ work, status: 'read', tags: ['ice'], note: 'x' }], morning + 3)],
    ['remove', (store) => removeEntries(store, [work], morning + 3)],
    ['undo', (store) => undoRemoveEntries(store, [work], morning + 3)],
    ['record', (store) => recordSightings(store, visit({ id: 'the-visit' }), [tides], morning + 3)],
  ])('%s', async (_, call) => {
    const store = openStore();
    await saveListings(store, [tides], morning);
    await removeEntries(store, [work], morning + 1);
    await undoRemoveEntries(store, [work], morning + 2);
    await call(store);
    const once = await contents(store);
    await call(store);
    expect(await contents(store)).toEqual(once);
  });
});

describe('editing', () => {
  test('sets what is named and leaves the rest', async () => {
    const store = openStore();
    await saveListings(store, [tides], morning);
    await editEntries(store, [{ work, tags: ['ice', 'ocean'], note: 'Fig. 3!' }], morning + 1);
    await editEntries(store, [{ work, tags: ['moons', 'ice'] }], morning + 2);
    await editEntries(store, [{ work, status: 'reading' }], morning + 3);
    expect(await onlyEntry(store)).toMatchObject({ tags: ['ice', 'moons'], note: 'Fig. 3!', status: 'reading' });
  });

  test('takes in every patch of a work, also under a name it had before', async () => {
    const store = openStore();
    const [preprint, published] = [tides, { ...tides, identifiers: [identifier('doi:10.5555/tides')] }];
    await saveListings(store, [published], morning);
    await saveListings(
      store,
      [{ ...tides, identifiers: [...published.identifiers, ...preprint.identifiers] }],
      morning,
    );
    const names = ['doi:10.5555/tides', work];
    await editEntries(
      store,
      [...names.map((name) => ({ work: name, tags: ['ice'] })), { work, note: 'x' }],
      morning + 1,
    );
    await editEntries(
      store,
      [
        { work, status: 'read' },
        { work: 'doi:10.5555/tides', note: 'y' },
      ],
      morning + 2,
    );
    expect(await onlyEntry(store)).toMatchObject({ tags: ['ice'], note: 'y', status: 'read' });
  });

  test('an edit that arrives after a later one changes nothing', async () => {
    const store = openStore();
    await saveListings(store, [tides], morning);
    await editEntries(store, [{ work, note: 'later', tags: ['later'] }], morning + 9);
    await editEntries(store, [{ work, note: 'earlier', tags: [] }], morning + 5);
    expect(await onlyEntry(store)).toMatchObject({ note: 'later', tags: ['later'] });
  });

  test.each(['constructor', 'toString', 'hasOwnProperty'])('the tag %s is a tag like others', async (tag) => {
    const store = openStore();
    await saveListings(store, [tides], morning);
    await editEntries(store, [{ work, tags: [tag] }], morning + 1);
    expect((await onlyEntry(store)).tags).toEqual([tag]);
    expect((await find(store, { tag })).total).toBe(1);
    await editEntries(store, [{ work, tags: [] }], morning + 2);
    expect((await onlyEntry(store)).tags).toEqual([]);
  });

  test('what is not there is not made', async () => {
    const store = openStore();
    await editEntries(store, [{ work, note: 'x' }], morning);
    await removeEntries(store, [work], morning);
    expect(await store.entries.count()).toBe(0);
  });
});

describe('removing', () => {
  test('takes the entry from the list, undo gives back tags, note and place', async () => {
    const store = openStore();
    await saveListings(store, [tides], morning);
    await saveListings(store, papers(1), morning + 1);
    await editEntries(store, [{ work, tags: ['ice'], note: 'Fig. 3!' }], morning + 2);
    const before = await find(store);
    await removeEntries(store, [work], morning + 3);
    expect(await find(store)).toMatchObject({ total: 1, saved: 1, tags: [] });
    await undoRemoveEntries(store, [work], morning + 4);
    expect(await find(store)).toEqual(before);
  });

  test('a paper saved again after all comes first, with its tags and note', async () => {
    const store = openStore();
    await saveListings(store, [tides], morning);
    await saveListings(store, papers(1), morning + 1);
    await editEntries(store, [{ work, tags: ['ice'] }], morning + 2);
    await unsaveListings(store, [tides], morning + 3);
    await saveListings(store, [tides], morning + 4);
    const { rows } = await find(store);
    expect(rows[0]).toMatchObject({ work, tags: ['ice'], savedAt: morning + 4 });
  });
});

test('what pages are told of a change', async () => {
  const store = openStore();
  await recordSightings(store, visit(), [tides], morning - minute);
  await saveListings(store, [tides], morning);
  const keys = expect.arrayContaining([work, hashedTitle('title:tidalmemoryintheoceansofenceladus')]);
  expect(await changesOf(store, [work])).toEqual([{ keys, state: 'saved', status: 'to-read' }]);
  await removeEntries(store, [work], morning + 1);
  expect(await changesOf(store, [work, work])).toEqual([{ keys, state: 'seen' }]);
});

/** Three papers, two of them with tags. */
async function library(): Promise<Store> {
  const store = openStore();
  const saved = [
    listing({ ids: ['arxiv:2611.00011'], title: 'Über die Gärung der Meere', authors: ['Łucja Ångström'] }),
    listing({ ids: ['doi:10.5555/abc.77'], title: 'Graph Kernels, Again', authors: ['王小明'] }),
    listing({ ids: ['arxiv:2611.00013'], title: 'Kernel Methods for Graphs', authors: ['Ann Lee'] }),
  ];
  for (const [i, each] of saved.entries()) await saveListings(store, [each], morning + i);
  await editEntries(store, [{ work: 'arxiv:2611.00011', tags: ['Sea Ice', 'old'], note: 'ask Bo' }], morning + 10);
  await editEntries(store, [{ work: 'arxiv:2611.00013', tags: ['old'], status: 'read' }], morning + 10);
  return store;
}

describe('finding', () => {
  test.each<[string, Partial<EntryQuery>, string[]]>([
    ['everything, last saved first', {}, ['arxiv:2611.00013', 'doi:10.5555/abc.77', 'arxiv:2611.00011']],
    ['beginnings of words', { text: 'kern gra' }, ['arxiv:2611.00013', 'doi:10.5555/abc.77']],
    ['not the middle of words', { text: 'ernel' }, []],
    ['all words, not any', { text: 'kernel sea' }, []],
    ['without accents', { text: 'uber garung' }, ['arxiv:2611.00011']],
    ['with accents', { text: 'ÜBER' }, ['arxiv:2611.00011']],
    ['authors', { text: 'lucja angstr' }, ['arxiv:2611.00011']],
    ['authors in other scripts', { text: '王小' }, ['doi:10.5555/abc.77']],
    ['notes', { text: 'bo' }, ['arxiv:2611.00011']],
    ['tags', { text: 'sea' }, ['arxiv:2611.00011']],
    ['identifiers', { text: '2611.00013' }, ['arxiv:2611.00013']],
    ['identifiers with their scheme', { text: 'doi:10.5555/abc' }, ['doi:10.5555/abc.77']],
    ['by status', { status: 'read' }, ['arxiv:2611.00013']],
    ['by tag', { tag: 'old' }, ['arxiv:2611.00013', 'arxiv:2611.00011']],
    ['by tag, whole and as written', { tag: 'ol' }, []],
    ['by all of them', { tag: 'old', status: 'to-read', text: 'meere' }, ['arxiv:2611.00011']],
    [
      'what has no letters matches all',
      { text: ' … ' },
      ['arxiv:2611.00013', 'doi:10.5555/abc.77', 'arxiv:2611.00011'],
    ],
  ])('%s', async (_, query, found) => {
    const { rows, total } = await find(await library(), query);
    expect(rows.map((row) => row.work)).toEqual(found);
    expect(total).toBe(found.length);
  });

  test('counts tags, most used first', async () => {
    const { saved, tags } = await find(await library(), { text: 'nothing of the kind' });
    expect({ saved, tags }).toEqual({
      saved: 3,
      tags: [
        { tag: 'old', count: 2 },
        { tag: 'Sea Ice', count: 1 },
      ],
    });
  });

  test('pages through a library of many shelves, in one order however it is asked', async () => {
    const store = openStore();
    for (let i = 0; i < 3; i += 1) await saveListings(store, papers(450, 450 * i + 1), morning + i);
    const orders = [];
    for (const text of ['', 'gradient']) {
      const pages = [];
      for (let offset = 0; offset < 1_350; offset += 450) pages.push(await find(store, { text, offset, limit: 450 }));
      expect(pages.map((page) => page.total)).toEqual([1_350, 1_350, 1_350]);
      orders.push(pages.flatMap((page) => page.rows.map((row) => row.work)));
    }
    const [whole, searched] = orders;
    expect(new Set(whole).size).toBe(1_350);
    expect(whole?.[0]).toBe('arxiv:2612.01350');
    expect(searched).toEqual(whole);
    expect(await store.shelves.count()).toBe(6);
  });

  test('sees at once what another context has written', async () => {
    const store = openStore();
    await saveListings(store, papers(3), morning);
    expect((await find(store, { text: 'lattice' })).total).toBe(3);
    await saveListings(store, papers(1, 4), morning + 1);
    expect((await find(store, { text: 'lattice' })).total).toBe(4);
    await removeEntries(store, ['arxiv:2612.00002'], morning + 2);
    expect((await find(store, { text: 'lattice' })).total).toBe(3);
  });
});
