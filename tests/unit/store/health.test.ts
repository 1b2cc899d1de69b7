import { indexedDB } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { doChore } from '../../../lib/store/chores.ts';
import { openWithin, type Store } from '../../../lib/store/database.ts';
import { findEntries } from '../../../lib/store/entries.ts';
import { acceptLibrary, beginReplacing, checkHealth, forgetCount, updateWitness } from '../../../lib/store/health.ts';
import { schemaVersion } from '../../../lib/store/migrations.ts';
import type { ShelfLine } from '../../../lib/store/rows.ts';
import { saveListings } from '../../../lib/store/saves.ts';
import { recordSightings } from '../../../lib/store/sightings.ts';
import { whileNoted } from '../../../lib/store/unfinished.ts';
import { keptWitness } from '../../../lib/store/witness.ts';
import { openStore } from './open-store.ts';
import { day, minute, morning, papers, visit } from './papers.ts';

// The storage library asks for the browser's API as it is loaded.
await vi.hoisted(async () => {
  const fake = await import('wxt/testing/fake-browser');
  vi.stubGlobal('browser', fake.fakeBrowser);
});

beforeEach(() => fakeBrowser.reset());

/** The browser is closed and started again. */
async function nextSession(): Promise<void> {
  await fakeBrowser.storage.session.clear();
}

/** A store of 3 saved papers among 40, as it stands at the end of a day. */
async function usedStore(): Promise<Store> {
  const store = openStore();
  await checkHealth(store, morning);
  await recordSightings(store, visit(), papers(40), morning);
  await saveListings(store, papers(3), morning);
  await updateWitness(store, morning + minute);
  await nextSession();
  return store;
}

const sound = { kind: 'sound' };

test('a new library is sound, and so is a used one the next day', async () => {
  expect(await checkHealth(openStore(), morning)).toEqual(sound);
  await fakeBrowser.storage.local.clear();
  expect(await checkHealth(await usedStore(), morning)).toEqual(sound);
});

test('a library from before there was a witness is sound, and witnessed from then on', async () => {
  const store = openStore();
  await saveListings(store, papers(3), morning);
  expect(await checkHealth(store, morning)).toEqual(sound);
  expect(await checkHealth(openStore(), morning)).toMatchObject({ kind: 'damaged' });
});

test('aliases that were lost are made again, for they follow from the works', async () => {
  const store = await usedStore();
  const terms = { now: morning, oldestSighting: 0 };
  while (await doChore(store, terms));
  const aliases = await store.aliases.toArray();
  await store.aliases.clear();
  expect(await checkHealth(store, morning)).toEqual(sound);
  while (await doChore(store, terms));
  expect(await store.aliases.toArray()).toEqual(aliases);
});

/** Of all shelves, in the order of their papers. */
async function linesOf(store: Store): Promise<readonly ShelfLine[]> {
  const shelves = await store.shelves.toArray();
  return shelves.flatMap(({ lines }) => lines).toSorted((a, b) => (a.work < b.work ? -1 : 1));
}

describe('shelves that were lost', () => {
  test.each([
    ['all of them', (store: Store) => store.shelves.clear()],
    ['one of them', (store: Store) => store.shelves.delete(0)],
    [
      'lines of one, which an older copy of its file has not',
      async (store: Store) => {
        const [first] = await store.shelves.toArray();
        if (first) await store.shelves.put({ ...first, lines: first.lines.slice(1) });
      },
    ],
  ])('%s, are made again, for they follow from the entries', async (_, lose) => {
    const store = openStore();
    await checkHealth(store, morning);
    await saveListings(store, papers(600), morning);
    await updateWitness(store, morning + minute);
    const whole = await linesOf(store);
    await lose(store);
    await nextSession();
    expect(await checkHealth(store, morning)).toEqual(sound);
    expect(await linesOf(store)).toEqual(whole);
    await nextSession();
    expect(await checkHealth(store, morning)).toEqual(sound);
  });

  test('and marks of saved works with them are made again', async () => {
    const store = await usedStore();
    const works = await store.works.toArray();
    await store.works.bulkPut(works.map(({ saved: _saved, ...work }) => work));
    await store.shelves.clear();
    await checkHealth(store, morning);
    expect(await store.works.toArray()).toEqual(works);
  });

  test('leave a shelf free for what is saved next', async () => {
    const store = openStore();
    await checkHealth(store, morning);
    await saveListings(store, papers(300), morning);
    await store.shelves.clear();
    await nextSession();
    await checkHealth(store, morning);
    await saveListings(store, papers(310), morning + minute);
    expect((await findEntries(store, { text: 'lattice', offset: 0, limit: 1 })).total).toBe(310);
  });
});

describe('an empty store where there was a library', () => {
  test('is damage, whatever is written into it meanwhile', async () => {
    await usedStore();
    const empty = openStore();
    const damaged = { kind: 'damaged', expected: { saved: 3, works: 40 }, found: { saved: 0, works: 0 } };
    expect(await checkHealth(empty, morning)).toEqual(damaged);
    await saveListings(empty, papers(1), morning);
    await updateWitness(empty, morning);
    expect(await checkHealth(empty, morning)).toEqual({ ...damaged, found: { saved: 1, works: 1 } });
  });

  test('is taken as it is once the user says so', async () => {
    await usedStore();
    const empty = openStore();
    await acceptLibrary(empty, morning);
    await nextSession();
    expect(await checkHealth(empty, morning)).toEqual(sound);
  });
});

test('a library that is accepted while it is looked at is judged by what it was accepted as', async () => {
  await usedStore();
  const other = openStore();
  const read = keptWitness.getValue.bind(keptWitness);
  vi.spyOn(keptWitness, 'getValue').mockImplementationOnce(async () => {
    const before = await read();
    await acceptLibrary(other, morning);
    return before;
  });
  expect(await checkHealth(other, morning)).toEqual(sound);
});

test('entries that were lost one by one are damage; accepted, the rest is listed again', async () => {
  const store = await usedStore();
  await store.entries.delete('arxiv:2612.00002');
  expect(await checkHealth(store, morning)).toMatchObject({ kind: 'damaged', found: { saved: 2 } });
  await acceptLibrary(store, morning);
  await nextSession();
  expect(await checkHealth(store, morning)).toEqual(sound);
  const { rows, total, saved } = await findEntries(store, { text: 'lattice', offset: 0, limit: 10 });
  expect([rows.length, total, saved]).toEqual([2, 2, 2]);
});

test('what a clock that was ahead has counted is counted again', async () => {
  const store = openStore();
  await recordSightings(store, visit(), papers(1_001), morning);
  await checkHealth(store, morning + 900 * day);
  await recordSightings(store, visit(), papers(3, 2_000), morning);
  await updateWitness(store, morning);
  expect((await keptWitness.getValue())?.size.works).toBe(1_004);
});

test('what is saved into a library of several shelves that was accepted takes nothing out of its search', async () => {
  const store = openStore();
  await saveListings(store, papers(600), morning);
  await store.meta.delete('library');
  await acceptLibrary(store, morning);
  await saveListings(store, papers(1, 601), morning);
  const { total, saved } = await findEntries(store, { text: 'lattice', offset: 0, limit: 10 });
  expect([total, saved]).toEqual([601, 601]);
});

test('what is counted once is not counted again in the same session', async () => {
  const store = await usedStore();
  expect(await checkHealth(store, morning)).toEqual(sound);
  await store.entries.delete('arxiv:2612.00002');
  expect(await checkHealth(store, morning)).toEqual(sound);
  await nextSession();
  expect(await checkHealth(store, morning)).toMatchObject({ kind: 'damaged' });
});

test('after something could not be read it is counted again', async () => {
  const store = await usedStore();
  expect(await checkHealth(store, morning)).toEqual(sound);
  await store.entries.delete('arxiv:2612.00002');
  await forgetCount();
  expect(await checkHealth(store, morning)).toMatchObject({ kind: 'damaged' });
});

test('a replacement that was not ended is told until the library is accepted', async () => {
  const store = await usedStore();
  expect(await updateWitness(store, morning)).toBe(true);
  await beginReplacing();
  expect(await checkHealth(store, morning)).toEqual({ kind: 'half-restored' });
  expect(await updateWitness(store, morning)).toBe(false);
  expect(await checkHealth(store, morning)).toEqual({ kind: 'half-restored' });
  await acceptLibrary(store, morning);
  expect(await checkHealth(store, morning)).toEqual(sound);
});

test('a replacement that is under way in another page is no damage yet', async () => {
  const store = await usedStore();
  const begun = Promise.withResolvers<void>();
  const broken = Promise.withResolvers<void>();
  const replacing = whileNoted(
    { kind: 'restore', name: 'backup.json', total: 20_000 },
    async () => {
      await beginReplacing();
      begun.resolve();
      await broken.promise;
    },
    () => morning,
  );
  await begun.promise;
  expect(await checkHealth(store, morning)).toEqual({ kind: 'restoring' });
  broken.resolve();
  await replacing;
  expect(await checkHealth(store, morning)).toEqual({ kind: 'half-restored' });
});

test('a replacement that begins while a write is being noted is not forgotten', async () => {
  const store = await usedStore();
  await saveListings(store, papers(1, 50), morning + minute);
  await Promise.all([updateWitness(store, morning + 2 * minute), beginReplacing()]);
  expect(await checkHealth(store, morning + 3 * minute)).toEqual({ kind: 'half-restored' });
});

test('a browser whose own storage does not answer is reported, and asked again the next time', async () => {
  const store = await usedStore();
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('IO error: MANIFEST-000001'));
  expect(await checkHealth(store, morning)).toEqual({ kind: 'failed', failure: 'store-unavailable' });
  expect(await checkHealth(store, morning)).toEqual(sound);
});

describe('a store that does not open', () => {
  test('because it is of a later version', async () => {
    const store = await usedStore();
    store.close();
    await openNatively(store.name, (schemaVersion + 1) * 10).then((database) => database.close());
    expect(await checkHealth(openStore(store.name), morning)).toEqual({ kind: 'failed', failure: 'store-newer' });
  });

  test('because an older version holds it', async () => {
    const name = 'held';
    const held = await openNatively(name, 1);
    await expect(openWithin(openStore(name), 0)).rejects.toMatchObject({ name: 'StoreBlocked' });
    held.close();
  });
});

function openNatively(name: string, version: number): Promise<IDBDatabase> {
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  const request = indexedDB.open(name, version);
  request.addEventListener('success', () => resolve(request.result));
  request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  return promise;
}
