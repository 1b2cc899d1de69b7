// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';

import { systemClock } from '../../../lib/page/clock.ts';
import { openLivePage } from '../../../lib/page/live-page.ts';
import { huggingFace } from '../../../lib/recognize/sites/hugging-face.ts';
import { badges, fakeStore, lifeSignal, setVisibility, settled, shown, useLivePage, words } from './feed.ts';

useLivePage();

const card = '<article><h3><a href="/papers/2611.00001">Slow Tides at Night</a></h3></article>';
const huggingFaceOnly = { sites: [huggingFace], elsewhere: 'nothing', genericReader: async () => undefined } as const;
const at = (path: string) => new URL(path, 'https://huggingface.co');

function open(path: string, html: string, store = fakeStore()) {
  document.body.innerHTML = `<main>${html}</main>`; // oxlint-disable-line no-restricted-properties -- a page of the test's own
  const live = openLivePage(at(path), { ...huggingFaceOnly, store, words, clock: systemClock, signal: lifeSignal() });
  return { live, store };
}

const feeds = (store: ReturnType<typeof fakeStore>) => store.lookup.mock.calls.map(([{ feed }]) => feed);

test.each([
  ['the feed of another day', '/papers/date/2026-11-19', ['/papers', '/papers/date/2026-11-19']],
  ['the same feed with tracking', '/papers?utm_source=mail#top', ['/papers']],
  ['an address that is no feed', '/papers/submit', ['/papers']],
])('going to %s without a new document', async (_, path, visited) => {
  const { live, store } = open('/papers', card);
  await settled();
  live.addressChanged(at(path));
  await settled();
  expect(feeds(store)).toEqual(visited);
  expect(badges()).toHaveLength(path === '/papers/submit' ? 0 : 1);
});

test('each visit has a name of its own', async () => {
  const { live, store } = open('/papers', card);
  await settled();
  live.addressChanged(at('/papers/trending'));
  await settled();
  const ids = store.lookup.mock.calls.map(([{ id }]) => id);
  expect(new Set(ids).size).toBe(2);
});

test('a page that is no feed asks and reports nothing', async () => {
  const { live, store } = open('/models', card);
  await settled();
  expect(store.lookup).not.toHaveBeenCalled();
  expect(await live.report()).toEqual({ answered: true, private: false, rows: [] });
});

test('the page of a paper makes it opened, and carries no badge', async () => {
  const { live, store } = open('/papers/2611.00001', '<h1>Slow Tides at Night</h1>');
  await settled();
  expect(store.recordOpened.mock.calls.map(([{ title }]) => title)).toEqual(['Slow Tides at Night']);
  expect(badges()).toEqual([]);
  expect((await live.report()).rows.map(({ listing }) => listing.title)).toEqual(['Slow Tides at Night']);
});

test('the page of a paper in a tab behind others opens nothing until it is looked at', async () => {
  setVisibility('hidden');
  const { store } = open('/papers/2611.00001', '<h1>Slow Tides at Night</h1>');
  await settled();
  expect(store.recordOpened).not.toHaveBeenCalled();
  setVisibility('visible');
  setVisibility('hidden');
  setVisibility('visible');
  expect(store.recordOpened).toHaveBeenCalledOnce();
});

test('a paper reached without a new document is read once it is drawn', async () => {
  const { live, store } = open('/papers', card, fakeStore(shown));
  await settled();
  live.addressChanged(at('/papers/2611.00001'));
  document
    .querySelector('main')!
    .replaceChildren(Object.assign(document.createElement('h1'), { textContent: 'Slow Tides at Night' }));
  await settled();
  expect(store.recordOpened).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.recordOpened.mock.calls.map(([{ title }]) => title)).toEqual(['Slow Tides at Night']);
});
