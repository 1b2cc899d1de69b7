import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { indexedDB } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';

import { doChore } from '../../../lib/store/chores.ts';
import { findEntries } from '../../../lib/store/entries.ts';
import { isSpelledOut } from '../../../lib/store/keys.ts';
import { attempt } from '../../../lib/store/failure.ts';
import { lookUp } from '../../../lib/store/lookup.ts';
import { migrations, schemaVersion } from '../../../lib/store/migrations.ts';
import { saveListings } from '../../../lib/store/saves.ts';
import { readWhole } from '../../../lib/store/whole.ts';
import { openStore } from './open-store.ts';
import { listing, minute, morning, papers, visit } from './papers.ts';

/** A database as a version of the extension left it. Never edited: it stands for those that people have. */
interface Example {
  /** IndexedDB's. */
  readonly version: number;
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly keyPath: string | string[];
        readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[];
        readonly rows: readonly object[];
      }
    >
  >;
}

/** The walk that gives works what they are found by begins anew with each schema that changes it. */
function isIndexing(row: object): boolean {
  return 'key' in row && row.key === 'indexing';
}

const folder = join(import.meta.dirname, 'examples');
const examples = (await readdir(folder)).toSorted();
let databases = 0;

async function readExample(file: string): Promise<Example> {
  return JSON.parse(await readFile(join(folder, file), 'utf8'), (_, value: unknown) =>
    isMap(value) ? new Map(value.map) : value,
  );
}

/** JSON has no maps: the examples hold them as `{"map": [[key, value], …]}`. */
function isMap(value: unknown): value is { readonly map: readonly [string, number][] } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'map');
}

/** Makes the database of an example, gives its connection. */
async function install(name: string, { version, tables }: Example): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  request.addEventListener('upgradeneeded', () => {
    for (const [table, { keyPath, indexes, rows }] of Object.entries(tables)) {
      const made = request.result.createObjectStore(table, { keyPath });
      for (const index of indexes) made.createIndex(index.name, index.keyPath);
      for (const row of rows) made.put(row);
    }
  });
  request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  request.addEventListener('success', () => resolve(request.result));
  return promise;
}

async function installed(example: Example): Promise<string> {
  databases += 1;
  const name = `example-${databases}`;
  (await install(name, example)).close();
  return name;
}

/** What a later version of the extension leaves. */
async function later(): Promise<string> {
  const store = openStore();
  await saveListings(store, papers(2), morning);
  store.close();
  const request = indexedDB.open(store.name, (schemaVersion + 1) * 10);
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('later'));
  request.addEventListener('success', () => resolve(request.result));
  request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  (await promise).close();
  return store.name;
}

test('every version but the last has its example', () => {
  const before = migrations.map(({ version }) => version).filter((version) => version < schemaVersion);
  expect(examples).toEqual(before.map((version) => `v${version}.json`));
});

test('versions are numbered one after the other', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});

const all = { text: '', offset: 0, limit: 10 };

describe.each(examples)('a library of %s', (file) => {
  test('is brought to the last version with every row in it', async () => {
    const example = await readExample(file);
    const store = openStore(await installed(example));
    await store.open();
    expect(store.backendDB().version).toBe(schemaVersion * 10);
    for (const [table, { rows }] of Object.entries(example.tables)) {
      expect(await store.table(table).toArray(), table).toEqual(rows.filter((row) => !isIndexing(row)));
    }
  });

  test('is read and written as before', async () => {
    const store = openStore(await installed(await readExample(file)));
    const answers = await lookUp(store, [listing(), ...papers(5)], {
      visit: visit({ openedAt: morning + 60 * minute }),
      stillNew: 0,
    });
    expect(answers.map(({ state }) => state)).toEqual(['seen', 'dismissed', 'saved', 'seen', 'saved', 'new']);
    const { rows } = await findEntries(store, { ...all, text: 'lattice' });
    expect(rows.map(({ work, tags, note }) => [work, tags, note])).toEqual([
      ['arxiv:2612.00004', [], ''],
      ['arxiv:2612.00002', ['tides', '潮'], 'read twice'],
    ]);
    await saveListings(store, papers(1, 5), morning + 61 * minute);
    expect((await findEntries(store, all)).total).toBe(3);
  });

  test('is given what later versions find works by', async () => {
    const example = await readExample(file);
    const store = openStore(await installed(example));
    while (await doChore(store, { now: morning, oldestSighting: 0 }));
    const sketched = new Set((await store.sketches.toArray()).flatMap(({ works }) => works));
    expect([...sketched].toSorted()).toEqual(await store.works.toCollection().primaryKeys());
    const works = await store.works.toArray();
    const keys = works.flatMap((work) => Object.keys(work.keys));
    expect(keys.filter(isSpelledOut)).toEqual([]);
    expect(await store.aliases.toCollection().primaryKeys()).toEqual(keys.toSorted());
  });

  test('that a page of the old version holds open is upgraded once that page lets go', async () => {
    const example = await readExample(file);
    const name = await installed(example);
    const old = await install(name, example);
    old.addEventListener('versionchange', () => old.close()); // what Dexie does
    const store = openStore(name);
    expect((await findEntries(store, all)).total).toBe(2);
  });

  test('that another holds open and does not let go is not upgraded half', async () => {
    const example = await readExample(file);
    const name = await installed(example);
    const old = await install(name, example);
    const store = openStore(name);
    const blocked = new Promise((resolve) => {
      store.on('blocked', resolve);
    });
    const found = findEntries(store, all);
    await blocked;
    expect(old.version).toBe(example.version);
    old.close();
    expect((await found).total).toBe(2);
  });
});

describe('a library of a later version', () => {
  test('is listed, searched and backed up, and refuses what would change it', async () => {
    const store = openStore(await later());
    expect((await findEntries(store, all)).total).toBe(2);
    expect((await findEntries(store, { ...all, text: 'lattice' })).total).toBe(2);
    expect(await Array.fromAsync(readWhole(store).entries)).toHaveLength(2);
    const save = await attempt(() => saveListings(store, papers(1, 9), morning));
    expect(save).toEqual({ ok: false, error: 'store-newer' });
    expect((await findEntries(store, all)).total).toBe(2);
  });
});
