import { expect, test, vi } from 'vitest';

import { createKnowledge, listingKey } from '../../../lib/page/knowledge.ts';
import { fakeStore, idOf, paper, visit } from './feed.ts';

const papers = (count: number) =>
  new Map(
    Array.from({ length: count }, (_, index) => {
      const listing = paper(`Paper ${index}`, idOf(index));
      return [listingKey(listing), listing] as const;
    }),
  );

test('three thousand listings are twelve messages, heard together', async () => {
  const store = fakeStore();
  const knowledge = createKnowledge(store, visit, new AbortController().signal);
  const known: number[] = [];
  const heard = () => known.push([...papers(3000).keys()].filter((key) => knowledge.of(key)).length);
  await knowledge.ask(papers(3000), heard);
  expect(store.lookup.mock.calls.map(([, listings]) => listings.length)).toEqual(Array(12).fill(250));
  expect(known).toEqual([3000]);
});

test('what is being asked is not asked again', async () => {
  const store = fakeStore();
  const knowledge = createKnowledge(store, visit, new AbortController().signal);
  await Promise.all([knowledge.ask(papers(2), () => {}), knowledge.ask(papers(3), () => {})]);
  expect(store.lookup.mock.calls.map(([, listings]) => listings.map(({ title }) => title))).toEqual([
    ['Paper 0', 'Paper 1'],
    ['Paper 2'],
  ]);
});

test('an answer that comes after the end of the visit is not heard, and nothing more is asked', async () => {
  const store = fakeStore();
  const life = new AbortController();
  const heard = vi.fn<() => void>();
  const asking = createKnowledge(store, visit, life.signal).ask(papers(3000), heard);
  life.abort();
  await asking;
  expect(heard).not.toHaveBeenCalled();
  expect(store.lookup).toHaveBeenCalledTimes(12);
  expect(store.findAlike).not.toHaveBeenCalled();
});

test('what was new stays fresh though its state changes', async () => {
  const known: Record<string, { state: 'new' | 'saved' }> = { 'Paper 0': { state: 'new' } };
  const knowledge = createKnowledge(fakeStore(undefined, known), visit, new AbortController().signal);
  const key = listingKey(paper('Paper 0', idOf(0)));
  await knowledge.ask(papers(1), () => {});
  known['Paper 0'] = { state: 'saved' };
  await knowledge.askAgain(papers(1));
  expect(knowledge.of(key)).toMatchObject({ fresh: true, answer: { state: 'saved' } });
});

const possible = { duplicate: { kind: 'possible', reason: { evidence: [] } } } as const;

test('what goes by no known name is asked for once more, by what it is like', async () => {
  const store = fakeStore(undefined, { 'Paper 1': { state: 'seen', sites: 1 }, 'Paper 2': possible });
  const heard = vi.fn<() => void>();
  const knowledge = createKnowledge(store, visit, new AbortController().signal);
  store.findAlike.mockResolvedValueOnce({ ok: true, value: [{ work: 'w', state: 'new', sites: 0, ...possible }] });
  await knowledge.ask(papers(3), heard);
  await knowledge.ask(papers(3), heard);
  expect(store.findAlike.mock.calls.map(([, listings]) => listings.map(({ title }) => title))).toEqual([['Paper 0']]);
  expect(knowledge.of(listingKey(paper('Paper 0', idOf(0))))?.answer).toMatchObject(possible);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('what the reader did meanwhile outlives an answer by likeness', async () => {
  const store = fakeStore();
  const knowledge = createKnowledge(store, visit, new AbortController().signal);
  const key = listingKey(paper('Paper 0', idOf(0)));
  store.findAlike.mockImplementationOnce(() => {
    const known = knowledge.of(key);
    if (known) known.answer = { ...known.answer, state: 'saved' };
    return Promise.resolve({ ok: true, value: [{ work: 'w', state: 'new', sites: 0, ...possible }] });
  });
  await knowledge.ask(papers(1), () => {});
  expect(knowledge.of(key)?.answer.state).toBe('saved');
});
