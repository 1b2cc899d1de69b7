import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Listing } from '../../../lib/identity/listing.ts';
import type { Store } from '../../../lib/store/database.ts';
import { markCapture } from '../../../lib/store/captures.ts';
import { setDismissed } from '../../../lib/store/dismissals.ts';
import {
  editEntries,
  removeEntries,
  saveListings,
  undoRemoveEntries,
  unsaveListings,
} from '../../../lib/store/saves.ts';
import { noteOf, readLibrary, tagsOf } from '../../../lib/store/shelves.ts';
import { recordOpened, recordSightings } from '../../../lib/store/sightings.ts';
import { judge } from '../../../lib/store/verdicts.ts';
import { currentIds } from '../../../lib/store/working-set.ts';
import { forgetVisit } from '../../../lib/store/visits.ts';
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

const kinds = [
  'shown',
  'undone',
  'shown on a saved feed',
  'opened',
  'saved',
  'saved no more',
  'edited',
  'removed',
  'restored',
  'dismissed',
  'judged',
] as const;

const event = fc.record({
  kind: fc.constantFrom(...kinds),
  paper,
  other: paper,
  minute: fc.integer({ min: 0, max: 5 }),
  site: fc.constantFrom('hugging-face', 'arxiv-list'),
  word: fc.constantFrom('ice', 'water', 'wind'),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

const verdictOf = { ice: 'same', water: 'different', wind: null } as const;

function visitBefore(name: string, events: number): string {
  const [store = '', index = ''] = name.split('-');
  return `${store}-${Number(index) - 1 - events}`;
}

/** One event of a history, under a name that no other has. */
async function happen(
  store: Store,
  { kind, paper: shown, other, minute, site, word }: Event,
  name: string,
): Promise<void> {
  const at = morning + minute;
  const [work = '', otherWork = ''] = [shown.identifiers[0], other.identifiers[0]];
  if (kind === 'shown') await recordSightings(store, visit({ id: name, site }), [shown], at);
  if (kind === 'undone') await forgetVisit(store, visitBefore(name, minute));
  if (kind === 'shown on a saved feed') await markCapture(store, [{ ...shown, identifiers: [] }], { name: site, at });
  if (kind === 'opened') await recordOpened(store, shown, at);
  if (kind === 'saved') await saveListings(store, [shown], at);
  if (kind === 'saved no more') await unsaveListings(store, [shown], at);
  if (kind === 'edited')
    await editEntries(store, [{ work, tags: [word], note: `${word} of ${name}`, status: 'reading' }], at);
  if (kind === 'removed') await removeEntries(store, [work], at);
  if (kind === 'restored') await undoRemoveEntries(store, [work], at);
  if (kind === 'judged') await judge(store, { work: shown, other: otherWork, verdict: verdictOf[word] }, at);
  if (kind === 'dismissed') await setDismissed(store, [shown], word === 'ice', at);
}

async function live(store: Store, history: readonly Event[], name: string): Promise<void> {
  for (const [i, each] of history.entries()) await happen(store, each, `${name}-${i}`);
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

/** A listing with both identifiers of a paper: whatever was known under either is one work from then on. */
const link = fc
  .integer({ min: 0, max: 2 })
  .map((number) =>
    listing({ ids: [`arxiv:2611.0000${number}`, `doi:10.5555/paper.${number}`], title: titles[number] ?? '' }),
  );

test('works that become one lose no sighting, save, tag, note, mark or time', async () => {
  await fc.assert(
    fc.asyncProperty(history, link, history, async (before, both, after) => {
      const store = openStore();
      await live(store, before, 'before');
      const was = await contents(store);
      await recordSightings(store, visit({ id: 'link' }), [both], morning + 9);
      await expectNothingLost(was, store);
      const whole = await contents(store);
      // What is restored was once there: it is the same as if the works had always been one.
      await restoreWhole(store, was);
      expect(await contents(store)).toEqual(whole);
      const later = after.filter(({ kind }) => kind !== 'undone');
      await live(store, later, 'after');
      const shown = later.filter(({ kind }) => kind === 'shown').length;
      const sightings = await store.sightings.toArray();
      expect(sightings.filter(({ visit: id }) => id.startsWith('after'))).toHaveLength(shown);
    }),
    { numRuns: 40 },
  );
});

async function expectNothingLost(was: Awaited<ReturnType<typeof contents>>, store: Store): Promise<void> {
  const now = await contents(store);
  const ids = await currentIds(
    store,
    was.works.map(({ id }) => id),
  );
  const workNow = (id: string) => now.works.find((each) => each.id === ids.get(id));
  for (const { id, keys, seen, openedAt } of was.works) {
    const work = workNow(id);
    expect(Object.keys(work?.keys ?? {})).toEqual(expect.arrayContaining(Object.keys(keys)));
    expect(Object.keys(work?.seen.sites ?? {})).toEqual(expect.arrayContaining(Object.keys(seen.sites)));
    expect(Object.keys(work?.seen.versions ?? {})).toEqual(expect.arrayContaining(Object.keys(seen.versions)));
    expect(work?.seen.first?.at ?? Infinity).toBeLessThanOrEqual(seen.first?.at ?? Infinity);
    expect(work?.seen.lastAt ?? 0).toBeGreaterThanOrEqual(seen.lastAt ?? 0);
    expect(work?.openedAt ?? Infinity).toBeLessThanOrEqual(openedAt ?? Infinity);
  }
  for (const sighting of was.sightings) {
    expect(now.sightings).toContainEqual({ ...sighting, work: ids.get(sighting.work) });
  }
  for (const before of was.entries) {
    const entry = now.entries.find(({ work }) => work === ids.get(before.work));
    if (entry === undefined) throw new Error(`${before.work} has no entry any more`);
    if (before.saved.value) expect(entry.saved.value).toBe(true);
    expect(tagsOf(entry)).toEqual(expect.arrayContaining([...tagsOf(before)]));
    for (const note of noteOf(before).split('\n\n')) expect(noteOf(entry)).toContain(note);
  }
  expect(now.verdicts).toEqual(expect.arrayContaining(was.verdicts));
}

test('works that the reader said are one are apart again as they were, whatever came to them meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(history, history, async (before, meanwhile) => {
      const [joined, apart] = [openStore(), openStore()];
      const pair = { work: 'arxiv:2611.00000', other: 'doi:10.5555/paper.1' };
      for (const store of [joined, apart]) {
        await live(store, before, 'before');
        await recordSightings(store, visit({ id: 'a' }), [listing({ ids: [pair.work], title: 'A' })], morning + 6);
        await recordSightings(store, visit({ id: 'b' }), [listing({ ids: [pair.other], title: 'B' })], morning + 6);
      }
      // By the names of works: what is done to a listing is done to all that it is said to be.
      const kept = meanwhile.filter(({ kind }) => ['shown', 'opened', 'edited', 'removed', 'restored'].includes(kind));
      await judge(joined, { ...pair, verdict: 'same' }, morning + 7);
      await live(joined, kept, 'meanwhile');
      await live(apart, kept, 'meanwhile');
      await judge(joined, { ...pair, verdict: null }, morning + 8);
      const [one, other] = [await contents(joined), await contents(apart)];
      expect(one.sightings).toEqual(other.sightings);
      expect(one.entries).toEqual(other.entries);
      expect(one.works.map(({ judged: _judged, ...work }) => work)).toEqual(
        other.works.map(({ judged: _judged, ...work }) => work),
      );
    }),
    { numRuns: 20 },
  );
});
