// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';

import { systemClock } from '../../../lib/page/clock.ts';
import { openLivePage } from '../../../lib/page/live-page.ts';
import { genericReader } from '../../../lib/recognize/generic-reader.ts';
import { huggingFace } from '../../../lib/recognize/sites/hugging-face.ts';
import { pmlr } from '../../../lib/recognize/sites/pmlr.ts';
import { badges, fakeStore, lifeSignal, setVisibility, settled, shown, useLivePage, words } from './feed.ts';

useLivePage();

const card = '<article><h3><a href="/papers/2611.00001">Slow Tides at Night</a></h3></article>';
const list = '<ol><li><a href="/papers/2611.00002">Tides</a></li><li><a href="/papers/2611.00003">Floods</a></li></ol>';
const at = (path: string) => new URL(path, 'https://huggingface.co');

const readers = {
  fromTheStart: { sites: [huggingFace], elsewhere: 'nothing', genericReader: async () => genericReader },
  turnedOn: { sites: [pmlr], elsewhere: 'generic', genericReader: async () => genericReader },
  unanswered: { sites: [huggingFace], elsewhere: 'nothing', genericReader: async () => undefined },
} as const;

function open(path: string, html: string, store = fakeStore(), reader: keyof typeof readers = 'fromTheStart') {
  document.body.innerHTML = `<main>${html}</main>`; // oxlint-disable-line no-restricted-properties -- a page of the test's own
  const live = openLivePage(at(path), { ...readers[reader], store, words, clock: systemClock, signal: lifeSignal() });
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

test('a feed on which its site finds nothing is read generically after a while, under the same name', async () => {
  const { live, store } = open('/papers', list);
  await vi.advanceTimersByTimeAsync(2_900);
  expect(badges()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(badges()).toHaveLength(2);
  expect(live.site()?.id).toBe('hugging-face');
  expect(feeds(store)).toEqual(['/papers']);
});

test('a feed that its site reads, be it late, is left to it', async () => {
  const { store } = open('/papers', '');
  await vi.advanceTimersByTimeAsync(2_000);
  document.querySelector('main')!.append(document.createRange().createContextualFragment(card + list));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(badges()).toHaveLength(1);
  expect(new Set(store.lookup.mock.calls.map(([{ id }]) => id)).size).toBe(1);
});

test('without the generic reader, a feed on which its site finds nothing stays bare', async () => {
  open('/papers', list, fakeStore(), 'unanswered');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(badges()).toEqual([]);
});

test('a page of no site is read generically where it was turned on, as the feed of its host', async () => {
  const { live, store } = open('/week?utm_source=mail', list, fakeStore(), 'turnedOn');
  await settled();
  expect(badges()).toHaveLength(2);
  expect(live.site()?.id).toBe('huggingface.co');
  expect(feeds(store)).toEqual(['/week']);
});

test('a page that was left before the generic reader came is not read', async () => {
  const { live, store } = open('/week', list, fakeStore(), 'turnedOn');
  live.addressChanged(new URL('https://proceedings.mlr.press/'));
  await settled();
  expect(badges()).toEqual([]);
  expect(store.lookup).not.toHaveBeenCalled();
});

test('a paper whose site leaves that to what the page says of itself is opened', async () => {
  const reader = { sites: [pmlr], elsewhere: 'nothing', genericReader: async () => genericReader } as const;
  const store = fakeStore();
  document.head.append(
    document.createRange().createContextualFragment('<meta name="citation_title" content="Slow Tides">'),
  );
  openLivePage(new URL('https://proceedings.mlr.press/v300/quill26a.html'), {
    ...reader,
    store,
    words,
    clock: systemClock,
    signal: lifeSignal(),
  });
  await settled();
  document.head.querySelector('meta')?.remove();
  expect(store.recordOpened.mock.calls.map(([{ title }]) => title)).toEqual(['Slow Tides']);
});
