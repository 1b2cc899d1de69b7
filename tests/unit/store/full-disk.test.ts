import { Dexie } from 'dexie';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { markCapture } from '../../../lib/store/captures.ts';
import { doChore } from '../../../lib/store/chores.ts';
import type { Store } from '../../../lib/store/database.ts';
import { setDismissed } from '../../../lib/store/dismissals.ts';
import { attempt } from '../../../lib/store/failure.ts';
import { acceptLibrary } from '../../../lib/store/health.ts';
import {
  editEntries,
  removeEntries,
  saveListings,
  undoRemoveEntries,
  unsaveListings,
} from '../../../lib/store/saves.ts';
import { recordOpened, recordSightings } from '../../../lib/store/sightings.ts';
import { judge } from '../../../lib/store/verdicts.ts';
import { forgetVisit } from '../../../lib/store/visits.ts';
import { clearStore, readWhole, restoreWhole } from '../../../lib/store/whole.ts';
import { openStore } from './open-store.ts';
import { day, listing, minute, morning, papers, visit } from './papers.ts';

// The storage library asks for the browser's API as it is loaded.
await vi.hoisted(async () => {
  const fake = await import('wxt/testing/fake-browser');
  vi.stubGlobal('browser', fake.fakeBrowser);
});

beforeEach(() => fakeBrowser.reset());

/** So many more times the store may write before the disk is full. */
interface Disk {
  writes: number;
}

async function usedStore(): Promise<{ readonly store: Store; readonly disk: Disk }> {
  const disk = { writes: Infinity };
  const store = openStore();
  store.use({
    stack: 'dbcore',
    create: (core) => ({
      ...core,
      table(name) {
        const table = core.table(name);
        return {
          ...table,
          async mutate(request) {
            if (disk.writes <= 0) throw new Dexie.QuotaExceededError('full');
            disk.writes -= 1;
            return table.mutate(request);
          },
        };
      },
    }),
  });
  await recordSightings(store, visit({ id: 'monday' }), papers(6), morning - 900 * day);
  await recordSightings(store, visit({ id: 'tuesday', site: 'arxiv-list' }), papers(4), morning - day);
  await saveListings(store, papers(3), morning);
  await editEntries(store, [{ work: 'arxiv:2612.00002', tags: ['a'], note: 'n' }], morning);
  await removeEntries(store, ['arxiv:2612.00003'], morning);
  return { store, disk };
}

async function contents(store: Store) {
  const rows = await Promise.all(store.tables.map(async (table) => [table.name, await table.toArray()] as const));
  return Object.fromEntries(rows);
}

const at = morning + minute;
const [one = listing(), two = listing()] = papers(2);
/** It tells that two works are one. */
const link = { ...one, identifiers: [...one.identifiers, ...listing({ ids: ['doi:10.5555/one'] }).identifiers] };
const elsewhere = { ...two, identifiers: listing({ ids: ['doi:10.5555/one'] }).identifiers };

describe.each<[string, (store: Store) => Promise<unknown>]>([
  ['what was shown', (store) => recordSightings(store, visit(), [...papers(4, 5), link], at)],
  ['what was opened', (store) => recordOpened(store, listing(), at)],
  ['undoing a visit', (store) => forgetVisit(store, 'tuesday')],
  ['a save', (store) => saveListings(store, papers(3, 4), at)],
  ['a save that shows two works to be one', (store) => saveListings(store, [elsewhere, link], at)],
  ['taking a save back', (store) => unsaveListings(store, papers(2), at)],
  [
    'an edit',
    (store) => editEntries(store, [{ work: 'arxiv:2612.00001', note: 'm', tags: ['b'], status: 'read' }], at),
  ],
  ['a removal', (store) => removeEntries(store, ['arxiv:2612.00001'], at)],
  ['bringing back what was removed', (store) => undoRemoveEntries(store, ['arxiv:2612.00003'], at)],
  ['a dismissal', (store) => setDismissed(store, papers(2, 6), true, at)],
  ['a verdict', (store) => judge(store, { work: listing(), other: 'arxiv:2612.00001', verdict: 'same' }, at)],
  ['a saved feed', (store) => markCapture(store, papers(3, 20), { name: 'feed', at })],
  ['a chore', (store) => doChore(store, { now: at, oldestSighting: morning - 700 * day })],
  ['accepting a library', (store) => acceptLibrary(store, at)],
])('where the disk is full, %s', (_, change) => {
  test('leaves nothing of itself at whichever of its writes that is, and says so', async () => {
    const { store, disk } = await usedStore();
    const before = await contents(store);
    for (let writes = 0; ; writes += 1) {
      disk.writes = writes;
      const result = await attempt(() => change(store));
      disk.writes = Infinity;
      if (result.ok) {
        expect(writes).toBeGreaterThan(0);
        break;
      }
      expect(result.error).toBe('quota-exceeded');
      expect(await contents(store), `after ${writes} writes`).toEqual(before);
    }
    expect(await contents(store)).not.toEqual(before);
  });
});

describe('where the disk is full', () => {
  test('a restore says so, with all of each table in or none of it, and can go on', async () => {
    const { store: source } = await usedStore();
    const { store, disk } = await usedStore();
    const counts = () => Promise.all([store.works.count(), store.entries.count(), store.sightings.count()]);
    const all = await counts();
    const stops = new Set<string>();
    for (let writes = 0; ; writes += 1) {
      disk.writes = Infinity;
      await clearStore(store, 0);
      disk.writes = writes;
      const restored = await restoreWhole(store, readWhole(source));
      if (restored.ok) break;
      expect(restored).toEqual({ ok: false, error: 'quota-exceeded' });
      stops.add((await counts()).map((count, i) => (count === all[i] ? 'all' : count)).join(' '));
    }
    expect([...stops]).toEqual(['0 0 0', 'all 0 0', 'all all 0']);
    expect(await counts()).toEqual(all);
  });

  test('emptying a library says so, and leaves it', async () => {
    const { store, disk } = await usedStore();
    const before = await contents(store);
    disk.writes = 3;
    expect(await clearStore(store, 0)).toEqual({ ok: false, error: 'quota-exceeded' });
    expect(await contents(store)).toEqual(before);
  });
});
