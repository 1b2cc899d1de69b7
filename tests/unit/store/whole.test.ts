import { Dexie } from 'dexie';
import { describe, expect, test, vi } from 'vitest';

import { titleKey } from '../../../lib/identity/title.ts';
import { doChore } from '../../../lib/store/chores.ts';
import { deleteDatabase, type Store } from '../../../lib/store/database.ts';
import { setDismissed } from '../../../lib/store/dismissals.ts';
import { findEntries } from '../../../lib/store/entries.ts';
import { isTitleKey } from '../../../lib/store/keys.ts';
import { lookUp } from '../../../lib/store/lookup.ts';
import type { EntryRow, SightingRow, VerdictRow, WorkRow } from '../../../lib/store/rows.ts';
import { editEntries, removeEntries, saveListings } from '../../../lib/store/saves.ts';
import { recordOpened, recordSightings } from '../../../lib/store/sightings.ts';
import {
  clearStore,
  makeAnew,
  readReadable,
  readWhole,
  restoreWhole,
  type Restoring,
  type WholeStore,
} from '../../../lib/store/whole.ts';
import { openStore } from './open-store.ts';
import { day, listing, minute, morning, papers, visit } from './papers.ts';

interface Backup {
  readonly works: readonly WorkRow[];
  readonly entries: readonly EntryRow[];
  readonly sightings: readonly SightingRow[];
  readonly verdicts: readonly VerdictRow[];
}

function backupOf(store: Store): Promise<Backup> {
  return rowsOf(readWhole(store));
}

async function rowsOf({ works, entries, sightings, verdicts }: WholeStore): Promise<Backup> {
  return {
    works: await Array.fromAsync(works),
    entries: await Array.fromAsync(entries),
    sightings: await Array.fromAsync(sightings),
    verdicts: await Array.fromAsync(verdicts),
  };
}

/** A store somebody has used. */
async function usedStore(): Promise<Store> {
  const store = openStore();
  await recordSightings(store, visit({ id: 'monday' }), papers(30), morning);
  await recordSightings(store, visit({ id: 'tuesday', site: 'arxiv-list' }), papers(10, 25), morning + minute);
  await saveListings(store, papers(5, 8), morning + 2 * minute);
  await editEntries(store, [{ work: 'arxiv:2612.00008', tags: ['a', 'b'], note: 'n' }], morning + 3 * minute);
  await removeEntries(store, ['arxiv:2612.00009'], morning + 4 * minute);
  await setDismissed(store, papers(2, 3), true, morning + 5 * minute);
  for (const opened of papers(1, 12)) await recordOpened(store, opened, morning + 6 * minute);
  return store;
}

/** What tells two stores apart: not the order things were shelved in. */
async function contents(store: Store) {
  return { backup: await backupOf(store), aliases: await store.aliases.toArray() };
}

const all = { text: '', offset: 0, limit: 100 };

/** The keys of a work as schema 2 had them. */
function spelledOut({ keys, facts }: WorkRow): WorkRow['keys'] {
  const title = titleKey(facts.value.title) ?? '';
  return Object.fromEntries(Object.entries(keys).map(([key, at]) => [isTitleKey(key) ? title : key, at]));
}

describe('a backup', () => {
  test('restored into an empty store makes the same store', async () => {
    const store = await usedStore();
    const copy = openStore();
    expect(await restoreWhole(copy, await backupOf(store))).toEqual({ ok: true, value: null });
    expect(await contents(copy)).toEqual(await contents(store));
    expect(await findEntries(copy, all)).toEqual(await findEntries(store, all));
    expect(await findEntries(copy, { ...all, text: 'lattice' })).toEqual(
      await findEntries(store, { ...all, text: 'lattice' }),
    );
  });

  test('survives being JSON', async () => {
    const store = await usedStore();
    const copy = openStore();
    await restoreWhole(copy, JSON.parse(JSON.stringify(await backupOf(store))));
    expect(await contents(copy)).toEqual(await contents(store));
  });

  test('restored into the store it is of, or twice, changes nothing', async () => {
    const store = await usedStore();
    const before = await contents(store);
    await restoreWhole(store, before.backup);
    await restoreWhole(store, before.backup);
    expect(await contents(store)).toEqual(before);
  });

  test('brings back what was lost and keeps what came since', async () => {
    const store = await usedStore();
    const backup = await backupOf(store);
    await editEntries(store, [{ work: 'arxiv:2612.00008', note: 'since' }], morning + 9 * minute);
    await saveListings(store, papers(1, 99), morning + 9 * minute);
    await store.works.delete('arxiv:2612.00001');
    await restoreWhole(store, backup);
    expect(await store.works.get('arxiv:2612.00001')).toBeDefined();
    const { rows } = await findEntries(store, all);
    expect(rows.find((row) => row.work === 'arxiv:2612.00008')?.note).toBe('since');
    expect(rows.map((row) => row.work)).toContain('arxiv:2612.00099');
  });

  test('of a version that spelled titles out is found by its titles', async () => {
    const backup = await backupOf(await usedStore());
    const works = backup.works.map((work) => ({ ...work, keys: spelledOut(work) }));
    const store = openStore();
    await restoreWhole(store, { ...backup, works });
    expect((await backupOf(store)).works).toEqual(backup.works);
    const untold = works.map(({ facts }) => listing({ ids: [], ...facts.value }));
    const answers = await lookUp(store, untold, { visit: visit({ openedAt: morning + day }), stillNew: 0 });
    expect(answers.map(({ work }) => work)).toEqual(works.map(({ id }) => id));
  });

  test('takes nothing back where the files that aliases were in are lost', async () => {
    const store = await usedStore();
    const backup = await backupOf(store);
    await setDismissed(store, papers(1, 8), true, morning + 8 * minute);
    await editEntries(store, [{ work: 'arxiv:2612.00008', status: 'read' }], morning + 9 * minute);
    const before = await contents(store);
    await store.aliases.clear();
    await restoreWhole(store, backup);
    expect(await contents(store)).toEqual(before);
  });

  test('in the place of a library leaves nothing of that', async () => {
    const backup = await backupOf(await usedStore());
    const store = openStore();
    await saveListings(store, papers(3, 90), morning);
    await store.meta.put({ key: 'canary', name: 'tweety' });
    expect(await clearStore(store, 0)).toMatchObject({ ok: true });
    expect(await findEntries(store, all)).toMatchObject({ rows: [], total: 0, tags: [] });
    await restoreWhole(store, backup);
    expect(await backupOf(store)).toEqual(backup);
    expect(await store.meta.get('canary')).toEqual({ key: 'canary', name: 'tweety' });
  });

  test('in the place of damaged files is in a database of its own', async () => {
    const backup = await backupOf(await usedStore());
    const store = openStore();
    await store.meta.put({ key: 'canary', name: 'tweety' });
    const [reader] = [openStore(store.name)];
    await reader.works.count(); // the background, say, has it open
    expect(await makeAnew(store, 0)).toMatchObject({ ok: true });
    await restoreWhole(store, backup);
    expect(await backupOf(reader)).toEqual(backup);
    expect(await store.meta.get('canary')).toBeUndefined();
  });

  test('in the place of damaged files waits until these are let go of, and so does everybody else', async () => {
    const store = openStore();
    await store.open();
    const reader = openStore(store.name);
    const order: string[] = [];
    const deleted = deleteDatabase(store, 50).then(() => order.push('let go of'));
    const read = reader.works.count().then(() => order.push('read'));
    await Promise.all([deleted, read]);
    expect(order).toEqual(['let go of', 'read']);
  });

  test('of two stores can be merged in either order', async () => {
    const [left, right] = [await backupOf(await usedStore()), await backupOf(await otherStore())];
    const [leftFirst, rightFirst] = [openStore(), openStore()];
    for (const backup of [left, right]) await restoreWhole(leftFirst, backup);
    for (const backup of [right, left]) await restoreWhole(rightFirst, backup);
    const { aliases: one, backup } = await contents(leftFirst);
    const { aliases: other, backup: otherBackup } = await contents(rightFirst);
    expect(backup).toEqual(otherBackup);
    expect(one.map((row) => [row.key, row.works.toSorted()])).toEqual(
      other.map((row) => [row.key, row.works.toSorted()]),
    );
  });

  /** Knows some of the papers by another name, and edited others. */
  async function otherStore(): Promise<Store> {
    const store = openStore();
    await recordSightings(store, visit({ id: 'journal', site: 'journal' }), [published], morning - minute);
    await recordSightings(store, visit({ id: 'both', site: 'journal' }), [link], morning + 7 * minute);
    await saveListings(store, [published, ...papers(3, 8)], morning + 7 * minute);
    await editEntries(store, [{ work: 'arxiv:2612.00008', tags: ['b', 'c'], note: 'other' }], morning + 8 * minute);
    return store;
  }
  const [paper = listing()] = papers(1, 20);
  const published = { ...paper, identifiers: listing({ ids: ['doi:10.5555/twenty'] }).identifiers };
  const link = { ...paper, identifiers: [...paper.identifiers, ...published.identifiers] };

  test('made while a paper was saved holds its entry only: the work is made from it', async () => {
    const store = openStore();
    await saveListings(store, [listing()], morning);
    const { entries } = await backupOf(store);
    const copy = openStore();
    await restoreWhole(copy, { works: [], entries, sightings: [], verdicts: [] });
    expect((await copy.works.get('arxiv:2611.00001'))?.saved?.value).toBe('to-read');
    expect((await copy.aliases.get('arxiv:2611.00001'))?.works).toEqual(['arxiv:2611.00001']);
  });
});

describe('restoring', () => {
  test('tells how far it is', async () => {
    const backup = await backupOf(await usedStore());
    const told: number[] = [];
    await restoreWhole(openStore(), backup, { progress: (rows) => told.push(rows) });
    expect(told.at(-1)).toBe(Object.values(backup).reduce((sum, rows) => sum + rows.length, 0));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  test('can be stopped, and started again', async () => {
    const store = await usedStore();
    const backup = await backupOf(store);
    const copy = openStore();
    const stop = new AbortController();
    const stopped = await restoreWhole(copy, backup, { signal: stop.signal, progress: () => stop.abort() });
    expect(stopped).toEqual({ ok: false, error: 'cancelled' });
    expect(await copy.works.count()).toBe(34);
    expect(await copy.entries.count()).toBe(0);
    const later = { visit: visit({ openedAt: morning + day }), stillNew: 0 };
    const states = (await lookUp(copy, papers(34), later)).map(({ state }) => state);
    expect(states).not.toContain('saved'); // what is called so cannot be saved, and would not be listed
    await restoreWhole(copy, backup);
    expect(await contents(copy)).toEqual(await contents(store));
  });

  test.each<[what: string, Restoring]>([
    ['once they are many', { likenedNow: 0 }],
    ['where the backup says that they are', { likenedNow: 19, expected: 20 }],
  ])('leaves what works are like to the walk that puts it right, %s', async (_, restoring) => {
    const store = openStore();
    await recordSightings(store, visit(), papers(20), morning);
    const copy = openStore();
    while (await doChore(copy, { now: morning, oldestSighting: 0 })); // a library that is indexed
    await restoreWhole(copy, readWhole(store), restoring);
    expect(await copy.sketches.count()).toBe(0);
    while (await doChore(copy, { now: morning, oldestSighting: 0 }));
    expect(await copy.sketches.toArray()).toEqual(await store.sketches.toArray());
  });

  test('reads and writes a store of many chunks', async () => {
    const store = openStore();
    await recordSightings(store, visit(), papers(1_001), morning);
    const copy = openStore();
    await restoreWhole(copy, readWhole(store));
    expect(await copy.works.count()).toBe(1_001);
    expect(await copy.sightings.count()).toBe(1_001);
  });
});

describe('of a damaged store', () => {
  test('all is read that can be', async () => {
    const store = await usedStore();
    expect(await rowsOf(readReadable(store))).toEqual(await backupOf(store));
  });

  test('rows that cannot be read are left out', async () => {
    const store = await usedStore();
    const whole = await backupOf(store);
    const broken = 'arxiv:2612.00010';
    vi.spyOn(store.works, 'bulkGet').mockRejectedValue(new Dexie.UnknownError('malformed'));
    const rows = new Map<unknown, WorkRow>(whole.works.map((row) => [row.id, row]));
    vi.spyOn(store.works, 'get').mockImplementation((key: unknown) =>
      key === broken ? Dexie.Promise.reject(new Dexie.UnknownError('malformed')) : Dexie.Promise.resolve(rows.get(key)),
    );
    const { works, ...rest } = await rowsOf(readReadable(store));
    expect(works).toEqual(whole.works.filter(({ id }) => id !== broken));
    expect(rest).toEqual({ entries: whole.entries, sightings: whole.sightings, verdicts: whole.verdicts });
  });

  test('a table that cannot be gone through is left where that is', async () => {
    const store = await usedStore();
    const whole = await backupOf(store);
    vi.spyOn(store.sightings, 'toCollection').mockImplementation(() => {
      throw new Dexie.UnknownError('malformed');
    });
    expect(await rowsOf(readReadable(store))).toEqual({ ...whole, sightings: [] });
  });
});
