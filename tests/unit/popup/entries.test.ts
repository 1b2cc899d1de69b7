import { beforeEach, expect, test, vi } from 'vitest';

import { readFoundEntries } from '../../../entrypoints/popup/entries.ts';
import type { Entry, EntryPage, EntryQuery } from '../../../lib/identity/entry.ts';
import type { Result } from '../../../lib/identity/result.ts';
import { entry } from '../components/papers.ts';

const findEntries = vi.fn<(query: EntryQuery) => Promise<Result<EntryPage, 'store-unavailable'>>>();
vi.mock('../../../lib/messages/channel.ts', () => ({
  sendMessage: (_: string, query: EntryQuery) => findEntries(query),
}));

const filter = { text: 'tides' };
/** The list as it stands. */
let list: readonly Entry[] = [];

beforeEach(() => {
  list = Array.from({ length: 1_200 }, (_, index) => entry(index));
  findEntries.mockReset().mockImplementation(listed);
});

async function listed({ offset, limit }: EntryQuery): Promise<Result<EntryPage, 'store-unavailable'>> {
  return {
    ok: true,
    value: { rows: list.slice(offset, offset + limit), total: list.length, saved: list.length, tags: [] },
  };
}

/** What is read, by the papers' names, and what was told meanwhile. */
async function read(signal = new AbortController().signal) {
  const onProgress = vi.fn<(rows: number) => void>();
  const found = await readFoundEntries(filter, { signal, onProgress });
  if (!found.ok) throw new Error(found.error);
  return { works: found.value.map(({ work }) => work), told: onProgress.mock.calls.flat() };
}

test('all pages are read, in their order', async () => {
  expect(await read()).toEqual({ works: list.map(({ work }) => work), told: [500, 1_000, 1_200] });
});

test('nothing found is nothing read', async () => {
  list = [];
  expect(await read()).toEqual({ works: [], told: [0] });
});

test.each<[string, () => readonly Entry[]]>([
  ['saved', () => [entry(5_000), ...list]],
  ['removed', () => list.slice(1)],
  ['saved as one of the next page is removed', () => [entry(5_000), ...list.toSpliced(700, 1)]],
])('where a paper is %s between two pages, none is left out and none comes twice', async (_, change) => {
  findEntries.mockImplementationOnce(async (query) => {
    const page = await listed(query);
    list = change();
    return page;
  });
  const { works } = await read();
  expect(works.toSorted()).toEqual(list.map(({ work }) => work).toSorted());
});

test('a list that never stands still is given as it was read', async () => {
  findEntries.mockImplementation(async (query) => {
    const page = await listed(query);
    list = list.slice(1);
    return page;
  });
  const { works } = await read();
  expect(new Set(works).size).toBe(works.length);
  expect(findEntries.mock.calls.length).toBe(9);
});

test('a page that cannot be read ends it', async () => {
  findEntries.mockResolvedValue({ ok: false, error: 'store-unavailable' });
  await expect(read()).rejects.toThrow('store-unavailable');
});

test('it can be stopped', async () => {
  const stop = new AbortController();
  findEntries.mockImplementationOnce((query) => (stop.abort(), listed(query)));
  await expect(read(stop.signal)).rejects.toThrow('aborted');
  expect(findEntries).toHaveBeenCalledOnce();
});
