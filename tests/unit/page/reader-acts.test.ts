import { expect, test, vi } from 'vitest';

import type { Answer } from '../../../lib/identity/answer.ts';
import type { FeedStore } from '../../../lib/page/feed-store.ts';
import { createKnowledge, listingKey } from '../../../lib/page/knowledge.ts';
import { createReaderActs } from '../../../lib/page/reader-acts.ts';
import { fakeStore, idOf, paper, shown, visit, words } from './feed.ts';

const listing = paper('Slow Tides at Night', idOf(1));

/** A page that knows one paper, with what it says and offers to undo. */
async function reader(known: Partial<Answer>, change: (store: ReturnType<typeof fakeStore>) => void = () => {}) {
  const facts: Record<string, Partial<Answer>> = { [listing.title]: known };
  const store = fakeStore(shown, facts);
  change(store);
  const { signal } = new AbortController();
  const knowledge = createKnowledge(store, visit, signal);
  await knowledge.ask(new Map([[listingKey(listing), listing]]), () => {});
  store.lookup.mockClear();
  const said: string[] = [];
  let undo: (() => void) | undefined;
  const acts = createReaderActs({
    store,
    visit,
    knowledge,
    words,
    clock: { now: () => 5000, after: () => () => {} },
    signal,
    settle: () => {},
    notify(message, undoing) {
      said.push(message);
      undo = undoing;
    },
  });
  return {
    acts,
    store,
    facts,
    said,
    answer: () => knowledge.of(listingKey(listing))!,
    state: () => knowledge.of(listingKey(listing))!.answer.state,
    offered: () => undo,
    undo: async () => {
      undo!();
      await vi.waitFor(() => expect(said.at(-1)).toBe('Undone'));
    },
  };
}

const failing: FeedStore['saveEntries'] = () => Promise.resolve({ ok: false, error: 'quota-exceeded' });

test('saving, and undoing it', async () => {
  const { acts, store, state, said, undo } = await reader({ state: 'seen' });
  await acts.save(listing);
  expect(store.saveEntries).toHaveBeenCalledWith([listing]);
  expect([state(), said]).toEqual(['saved', ['Saved Slow Tides at Night']]);
  await undo();
  expect(store.unsaveListings).toHaveBeenCalledWith([listing]);
  expect(state()).toBe('seen');
});

test.each(['saved', 'read'] as const)('saving what is %s changes nothing', async (before) => {
  const { acts, store, state } = await reader({ state: before });
  await acts.save(listing);
  expect(store.saveEntries).not.toHaveBeenCalled();
  expect(store.unsaveListings).not.toHaveBeenCalled();
  expect(state()).toBe(before);
});

test('removing what is saved, and undoing it', async () => {
  const { acts, store, facts, state, said, undo } = await reader({ state: 'saved' });
  facts[listing.title] = { state: 'seen' }; // what the store says once it is no longer saved
  await acts.away(listing);
  expect([state(), said]).toEqual(['seen', ['Removed Slow Tides at Night']]);
  await undo();
  expect(store.saveEntries).toHaveBeenCalledWith([listing]);
  expect(state()).toBe('saved');
});

test.each([
  ['new', 'dismissed', true, 'Dismissed'],
  ['opened', 'dismissed', true, 'Dismissed'],
  ['dismissed', 'new', false, 'Restored'],
] as const)('the second button on what is %s makes it %s', async (before, after, dismissed, message) => {
  const { acts, store, facts, state, said, undo } = await reader({ state: before });
  facts[listing.title] = { state: before === 'dismissed' ? 'new' : before };
  await acts.away(listing);
  expect(store.setDismissed).toHaveBeenCalledWith([listing], dismissed);
  expect([state(), said]).toEqual([after, [`${message} Slow Tides at Night`]]);
  await undo();
  expect(store.setDismissed).toHaveBeenLastCalledWith([listing], !dismissed);
  expect(state()).toBe(before);
});

test.each(['same', 'different'] as const)('saying that it is %s, and taking that back', async (verdict) => {
  const possible = { kind: 'possible', reason: { other: 'doi:10.5555/tides', evidence: [] } } as const;
  const { acts, store, facts, answer, said, undo } = await reader({ state: 'new', duplicate: possible });
  facts[listing.title] = { state: 'seen' }; // what the store says once it has the answer
  await acts.judge(listing, verdict);
  expect(store.judge).toHaveBeenCalledWith(listing, 'doi:10.5555/tides', verdict);
  expect(answer().answer).toMatchObject({ state: 'seen' });
  expect(answer().answer.duplicate).toBeUndefined();
  expect(said).toEqual([`Slow Tides at Night judged ${verdict}`]);
  facts[listing.title] = { state: 'new', duplicate: possible };
  await undo();
  expect(store.judge).toHaveBeenLastCalledWith(listing, 'doi:10.5555/tides', null);
  expect(answer().answer.duplicate).toEqual(possible);
});

test('nothing is said of a listing that may be none', async () => {
  const { acts, store, said } = await reader({ state: 'seen' });
  await acts.judge(listing, 'same');
  expect(store.judge).not.toHaveBeenCalled();
  expect(said).toEqual([]);
});

test('what the store did not take is not shown as taken', async () => {
  const { acts, state, said } = await reader({ state: 'new' }, (store) =>
    store.saveEntries.mockImplementation(failing),
  );
  await acts.save(listing);
  expect([state(), said]).toEqual(['new', ['failed: quota-exceeded']]);
});

test('marking a page seen has a visit of its own, which undoing forgets', async () => {
  const { acts, store, answer, said, undo } = await reader({ state: 'new' });
  await acts.markSeen([listing]);
  const [marking, listings] = store.recordSightings.mock.lastCall!;
  expect(listings).toEqual([listing]);
  expect(marking.id).not.toBe(visit.id);
  expect(marking).toEqual({ ...visit, id: expect.any(String) });
  expect(answer()).toMatchObject({
    fresh: false,
    answer: { state: 'seen', firstSeen: { at: 5000, site: visit.site } },
  });
  expect(said).toEqual(['1 marked']);
  await undo();
  expect(store.forgetVisit).toHaveBeenCalledWith(marking.id);
  expect(answer()).toMatchObject({ fresh: true, answer: { state: 'new' } });
});

test('undoing a marked page leaves what was saved in between', async () => {
  const { acts, state, offered, said } = await reader({ state: 'new' });
  await acts.markSeen([listing]);
  const undoMarking = offered()!;
  await acts.save(listing);
  undoMarking();
  await vi.waitFor(() => expect(said.at(-1)).toBe('Undone'));
  expect(state()).toBe('saved');
});

test.each([
  ['new', 'opened'],
  ['seen', 'opened'],
  ['saved', 'saved'],
] as const)('opening what is %s makes it %s', async (before, after) => {
  const { acts, store, state } = await reader({ state: before });
  await acts.opened(listing);
  expect(store.recordOpened).toHaveBeenCalledWith(listing);
  expect(state()).toBe(after);
});
