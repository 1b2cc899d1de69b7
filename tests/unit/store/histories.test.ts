import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Listing } from '../../../lib/identity/listing.ts';
import type { Store } from '../../../lib/store/database.ts';
import { setDismissed } from '../../../lib/store/dismissals.ts';
import { editEntries, removeEntries, saveListings, undoRemoveEntries } from '../../../lib/store/saves.ts';
import { readLibrary } from '../../../lib/store/shelves.ts';
import { recordOpened, recordSightings } from '../../../lib/store/sightings.ts';
import { judge } from '../../../lib/store/verdicts.ts';
import { readWhole, restoreWhole, type WholeStore } from '../../../lib/store/whole.ts';
import { openStore } from './open-store.ts';
import { listing, morning, visit } from './papers.ts';

/*
 * Several stores live through histories of their own, with papers that turn out to be one and clocks that do not agree. However
 * they are merged, they come to the same.
 */

const titles = ['Slow Rivers of Distant Moons', 'Lattice Weather and its Observatories', 'On the Memory of Glaciers'];

/** Three papers, each under either identifier or both. */
const paper: fc.Arbitrary<Listing> = fc
  .record({
    number: fc.integer({ min: 0, max: 2 }),
    known: fc.constantFrom<('arxiv' | 'doi')[]>(['arxiv'], ['doi'], ['arxiv', 'doi']),
    version: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
  })
  .map(({ number, known, version }) => {
    const ids = known.map((scheme) =>
      scheme === 'arxiv' ? `arxiv:2611.0000${number}` : `doi:10.5555/paper.${number}`,
    );
    const authors = [`Author Number${number}`];
    // Each identifier with a title of its own: only a listing with both tells that they are one.
    const title = `${titles[number]}${ids[0]?.startsWith('doi') === true ? ', a Journal Version with Another Name' : ''}`;
    return listing({ ids, title, authors, ...(version !== undefined && { version }) });
  });

const event = fc.record({
  kind: fc.constantFrom('shown', 'opened', 'saved', 'edited', 'removed', 'restored', 'dismissed', 'judged'),
  paper,
  minute: fc.integer({ min: 0, max: 5 }),
  site: fc.constantFrom('hugging-face', 'arxiv-list'),
  word: fc.constantFrom('ice', 'water'),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

async function live(store: Store, history: readonly Event[], name: string): Promise<void> {
  for (const [i, { kind, paper: shown, minute, site, word }] of history.entries()) {
    const at = morning + minute;
    const work = shown.identifiers[0] ?? '';
    if (kind === 'shown') await recordSightings(store, visit({ id: `${name}-${i}`, site }), [shown], at);
    if (kind === 'opened') await recordOpened(store, shown, at);
    if (kind === 'saved') await saveListings(store, [shown], at);
    if (kind === 'edited') await editEntries(store, [{ work, tags: [word], note: word, status: 'reading' }], at);
    if (kind === 'removed') await removeEntries(store, [work], at);
    if (kind === 'restored') await undoRemoveEntries(store, [work], at);
    if (kind === 'judged') {
      const verdict = word === 'ice' ? 'same' : 'different';
      await judge(store, { work: shown, other: 'doi:10.5555/paper.0', verdict }, at);
    }
    if (kind === 'dismissed') await setDismissed(store, [shown], word === 'ice', at);
  }
}

async function contents(store: Store) {
  const { works, entries, sightings, verdicts } = readWhole(store);
  const rows = {
    works: await Array.fromAsync(works),
    entries: await Array.fromAsync(entries),
    sightings: await Array.fromAsync(sightings),
    verdicts: await Array.fromAsync(verdicts),
  };
  const aliases = (await store.aliases.toArray()).map(({ key, works: ids }) => ({ key, works: ids.toSorted() }));
  const { saved, tags } = await readLibrary(store);
  const lines = (await store.shelves.toArray()).flatMap((shelf) => shelf.lines);
  return { ...rows, aliases, saved, tags, lines: lines.length };
}

async function merged(...backups: readonly WholeStore[]): Promise<Store> {
  const store = openStore();
  for (const backup of backups) expect(await restoreWhole(store, backup)).toMatchObject({ ok: true });
  return store;
}

const history = fc.array(event, { maxLength: 8 });

test('stores can be merged in any order, any number of times', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, history, history, async (...histories) => {
      const stores = [];
      for (const [i, each] of histories.entries()) {
        const store = openStore();
        await live(store, each, `store${i}`);
        stores.push(await contents(store));
      }
      const [a, b, c] = stores;
      if (a === undefined || b === undefined || c === undefined) throw new Error('three stores');
      const first = await contents(await merged(a, b, c));
      expect(await contents(await merged(c, b, a))).toEqual(first);
      expect(await contents(await merged(b, c, a, b))).toEqual(first);
      expect(await contents(await merged(await contents(await merged(b, c)), a))).toEqual(first);
    }),
    { numRuns: 15 },
  );
});

test('the figures of a library are those of its entries, whatever it has been through', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (events) => {
      const store = openStore();
      await live(store, events, 'store');
      const { entries, saved, lines, works } = await contents(store);
      const count = entries.filter((entry) => entry.saved.value).length;
      expect([saved, lines]).toEqual([count, count]);
      for (const entry of entries) {
        const work = works.find((each) => each.id === entry.work);
        expect(work?.saved?.value).toBe(entry.saved.value ? entry.status.value : null);
      }
    }),
    { numRuns: 25 },
  );
});
