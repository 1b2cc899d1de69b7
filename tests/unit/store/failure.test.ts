import { indexedDB } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';

import { write, type Store } from '../../../lib/store/database.ts';
import { attempt } from '../../../lib/store/failure.ts';
import { lookUp } from '../../../lib/store/lookup.ts';
import { schemaVersion } from '../../../lib/store/migrations.ts';
import { recordSightings } from '../../../lib/store/sightings.ts';
import { openStore } from './open-store.ts';
import { morning, papers, visit } from './papers.ts';

function named(name: string, more: object = {}): Error {
  return Object.assign(new Error(name), { name }, more);
}

describe('what a failed write means', () => {
  test.each<[string, Error, string]>([
    ['the disk is full', named('QuotaExceededError'), 'quota-exceeded'],
    ['the same in Chromium', named('AbortError', { inner: named('QuotaExceededError') }), 'quota-exceeded'],
    ['the same in Firefox', named('BulkError', { failures: [named('QuotaExceededError')] }), 'quota-exceeded'],
    [
      'Firefox never remembers history',
      named('DatabaseClosedError', {
        inner: named('InvalidStateError'),
        message: 'InvalidStateError A mutation operation was attempted on a database that did not allow mutations.',
      }),
      'store-forbidden',
    ],
    ['Chromium has closed a damaged database', named('InvalidStateError'), 'store-unavailable'],
    ['the files are damaged', named('DatabaseClosedError', { inner: named('UnknownError') }), 'store-unavailable'],
    ['a table is gone', named('NotFoundError'), 'store-unavailable'],
    ['there is no IndexedDB', named('MissingAPIError'), 'store-forbidden'],
    ['another tab holds the database', named('StoreBlocked'), 'store-blocked'],
    ['a later version has written it', named('StoreNewer'), 'store-newer'],
  ])('%s', async (_, error, failure) => {
    await expect(attempt(() => Promise.reject(error))).resolves.toEqual({ ok: false, error: failure });
  });

  test.each([new TypeError('a defect of ours'), new DOMException('stopped by its caller', 'AbortError')])(
    '%s is thrown on',
    async (thrown) => {
      await expect(attempt(() => Promise.reject(thrown))).rejects.toBe(thrown);
    },
  );

  test('an error that contains itself ends too', async () => {
    const error = named('AbortError');
    await expect(attempt(() => Promise.reject(Object.assign(error, { inner: error })))).resolves.toMatchObject({
      ok: false,
    });
  });
});

test('a write that fails in the middle leaves nothing of itself', async () => {
  const store = openStore();
  store.sightings.hook('creating', () => {
    throw named('QuotaExceededError');
  });
  const result = await attempt(() => recordSightings(store, visit(), papers(3), morning));
  expect(result).toEqual({ ok: false, error: 'quota-exceeded' });
  expect(await store.works.count()).toBe(0);
  expect(await store.aliases.count()).toBe(0);
});

test('after a write that did not fit, the next has a connection of its own, as Firefox wants it', async () => {
  const store = openStore();
  await store.open();
  const before = store.backendDB();
  const failing = write(store, () => Promise.reject(named('QuotaExceededError')));
  await expect(failing).rejects.toThrow('QuotaExceededError');
  await write(store, () => store.meta.put({ key: 'canary', name: 'mine' }));
  expect(store.backendDB()).not.toBe(before);
});

/** What a later version of the extension does to the database of this one. */
async function upgrade(name: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = indexedDB.open(name, (schemaVersion + 1) * 10);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('later'));
  request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  request.addEventListener('success', () => {
    request.result.close();
    resolve();
  });
  return promise;
}

async function usedStore(): Promise<Store> {
  const store = openStore();
  await recordSightings(store, visit(), papers(3), morning);
  return store;
}

describe('a database of a later version', () => {
  test('is read but not written', async () => {
    const used = await usedStore();
    used.close();
    await upgrade(used.name);
    const store = openStore(used.name);
    const result = await attempt(() => recordSightings(store, visit(), papers(1, 9), morning));
    expect(result).toEqual({ ok: false, error: 'store-newer' });
    const answers = await lookUp(store, [...papers(1), ...papers(1, 9)], {
      visit: visit({ openedAt: morning + 1 }),
      stillNew: 0,
    });
    expect(answers.map((answer) => answer.state)).toEqual(['seen', 'new']);
  });

  test('is not written by a program that had it open when it was upgraded', async () => {
    const store = await usedStore();
    await upgrade(store.name);
    const result = await attempt(() => recordSightings(store, visit(), papers(1, 9), morning));
    expect(result).toEqual({ ok: false, error: 'store-newer' });
  });
});
