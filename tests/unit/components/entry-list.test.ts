import { expect, test, vi } from 'vitest';

import { chunkSize, entryListSource, noFilter, type EntryList } from '../../../components/entry-list.ts';
import type { Problem } from '../../../components/problem.tsx';
import type { EntryPage, EntryQuery } from '../../../lib/identity/entry.ts';
import type { Result } from '../../../lib/identity/result.ts';
import { entry } from './papers.ts';

type Answer = Result<EntryPage, Problem>;

/** A library of so many entries whose answers can be held back. */
function library(total: number) {
  const asked: { query: EntryQuery; answer: (answer?: Answer) => void }[] = [];
  const page = ({ offset, limit }: EntryQuery): Answer => ({
    ok: true,
    value: {
      rows: Array.from({ length: Math.min(limit, total - offset) }, (_, index) => entry(offset + index)),
      total,
      saved: total,
      tags: [{ tag: 'memory', count: 2 }],
    },
  });
  const states: EntryList[] = [];
  const source = entryListSource(
    (query) =>
      new Promise<Answer>((resolve) => {
        asked.push({ query, answer: (answer = page(query)) => resolve(answer) });
      }),
    (list) => states.push(list),
  );
  return { asked, states, source, last: () => states.at(-1) };
}

test('a search asks for the first chunk', async () => {
  const { asked, source, last } = library(120);
  const search = source.search({ text: 'memory', status: 'read' });
  asked[0]?.answer();
  await search;
  expect(asked.map(({ query }) => query)).toEqual([{ text: 'memory', status: 'read', offset: 0, limit: chunkSize }]);
  expect(last()).toMatchObject({ total: 120, saved: 120, filter: { text: 'memory' } });
  expect(last()?.chunks.get(0)).toHaveLength(chunkSize);
});

test('an answer that comes after a later search is dropped', async () => {
  const { asked, source, states } = library(10);
  const searches = [source.search({ text: 'm' }), source.search({ text: 'me' })];
  asked[1]?.answer();
  asked[0]?.answer();
  await Promise.all(searches);
  expect(states.map(({ filter }) => filter.text)).toEqual(['me']);
});

test('a chunk of an older search is dropped', async () => {
  const { asked, source, last } = library(200);
  const first = source.search(noFilter);
  asked[0]?.answer();
  await first;
  const look = source.look([0, 1]);
  const second = source.search({ text: 'm' });
  asked[2]?.answer();
  asked[1]?.answer();
  await Promise.all([look, second]);
  expect([...(last()?.chunks.keys() ?? [])]).toEqual([0]);
});

test('a chunk is asked for once', async () => {
  const { asked, source, last } = library(200);
  const search = source.search(noFilter);
  asked[0]?.answer();
  await search;
  const looks = [source.look([0, 1]), source.look([1, 2])];
  for (const { answer } of asked) answer();
  await Promise.all(looks);
  await source.look([0, 1, 2]);
  expect(asked.map(({ query }) => query.offset)).toEqual([0, chunkSize, 2 * chunkSize]);
  expect([...(last()?.chunks.keys() ?? [])]).toEqual([0, 1, 2]);
});

test('reloading asks for what is looked at, and keeps showing the old rows meanwhile', async () => {
  const { asked, source, states, last } = library(200);
  const search = source.search(noFilter);
  asked[0]?.answer();
  await search;
  const look = source.look([1, 2]);
  asked[1]?.answer();
  asked[2]?.answer();
  await look;
  const before = states.length;
  const reload = source.reload();
  expect(asked.slice(3).map(({ query }) => query.offset)).toEqual([chunkSize, 2 * chunkSize]);
  expect(states).toHaveLength(before);
  asked[3]?.answer();
  asked[4]?.answer();
  await reload;
  expect([...(last()?.chunks.keys() ?? [])]).toEqual([1, 2]);
});

test('a failure keeps what is shown and names the problem; the next answer takes it away', async () => {
  const { asked, source, last } = library(10);
  const first = source.search(noFilter);
  asked[0]?.answer();
  await first;
  const second = source.reload();
  asked[1]?.answer({ ok: false, error: 'store-unavailable' });
  await second;
  expect(last()).toMatchObject({ total: 10, problem: 'store-unavailable' });
  const third = source.reload();
  asked[2]?.answer();
  await third;
  expect(last()?.problem).toBeUndefined();
});

test('a change shows at once, counts its tags, and can be taken back', async () => {
  const { asked, source, last } = library(2);
  const search = source.search(noFilter);
  asked[0]?.answer();
  await search;
  const takeBack = source.change(entry(1).work, { tags: ['memory', 'new one'] });
  expect(last()?.chunks.get(0)?.[1]).toMatchObject({ tags: ['memory', 'new one'], status: 'to-read' });
  expect(last()?.tags).toEqual([
    { tag: 'memory', count: 3 },
    { tag: 'new one', count: 1 },
  ]);
  takeBack();
  expect(last()?.chunks.get(0)?.[1]?.tags).toEqual([]);
  expect(last()?.tags).toEqual([{ tag: 'memory', count: 2 }]);
});

test('a change to an entry that is not shown is nobody’s', () => {
  const onChange = vi.fn<(list: EntryList) => void>();
  const source = entryListSource(() => Promise.reject(new Error('not asked')), onChange);
  source.change('arxiv:0', { note: 'x' })();
  expect(onChange).not.toHaveBeenCalled();
});
