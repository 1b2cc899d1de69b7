// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';

import { systemClock } from '../../../lib/page/clock.ts';
import { watchListings, type ListingChanges } from '../../../lib/page/listing-watch.ts';
import { openPage } from '../../../lib/recognize/recognizer.ts';
import type { Site } from '../../../lib/recognize/site.ts';
import { card, cards, feedSite, lifeSignal, settled, useLivePage } from './feed.ts';

useLivePage();

const changed = vi.fn<(changes: ListingChanges) => void>();

function watch(html: string, site: Site = feedSite) {
  changed.mockClear();
  document.body.innerHTML = html; // oxlint-disable-line no-restricted-properties -- a page of the test's own
  const page = openPage(document, new URL('https://feed.example/today'));
  return watchListings({ site, page, clock: systemClock, signal: lifeSignal() }, changed);
}

const titles = () => changed.mock.calls.map(([{ placed }]) => [...placed.values()].map(({ listing }) => listing.title));
/** Reads all but the second card. */
const stumble: Site['read'] = (anchor, page) => {
  if (anchor === article(1)) throw new Error('broken');
  return feedSite.read(anchor, page);
};

const article = (position: number) => document.querySelectorAll('article')[position]!;

test('a short page is read before `begin` returns', () => {
  watch(cards(2)).begin();
  expect(titles()).toEqual([['Paper 1', 'Paper 2']]);
});

test('a long page is read in slices that let the page go on, and told of once', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const read = vi.fn<Site['read']>((...call) => {
    now += 1; // a slow card
    return feedSite.read(...call);
  });
  watch(cards(10), { ...feedSite, read }).begin();
  expect(read).toHaveBeenCalledTimes(4);
  expect(changed).not.toHaveBeenCalled();
  await settled();
  expect(read).toHaveBeenCalledTimes(10);
  expect(titles()).toEqual([expect.toSatisfy((all: readonly string[]) => all.length === 10)]);
});

test('a card that cannot be read is lost alone', () => {
  vi.spyOn(console, 'debug').mockImplementation(() => {});
  watch(cards(3), { ...feedSite, read: stumble }).begin();
  expect(titles()).toEqual([['Paper 1', 'Paper 3']]);
});

test.each<[string, () => void, readonly string[]]>([
  ['a card is added', () => document.body.append(...nodes(card('Late', '2611.09999'))), ['Late']],
  [
    'a card is added deep in something',
    () => document.body.append(...nodes(`<ul><li>${card('Deep')}</li></ul>`)),
    ['Deep'],
  ],
  ['a title is written over', () => (article(0).querySelector('h3')!.firstChild!.nodeValue = 'Other'), ['Other']],
  ['something is added inside a card', () => article(1).append(document.createElement('i')), ['Paper 2']],
])('only what changed is read when %s', async (_, change, read) => {
  watch(cards(3)).begin();
  changed.mockClear();
  change();
  await settled();
  expect(titles()).toEqual([read]);
});

test('cards added in one task are one change', async () => {
  watch(cards(1)).begin();
  changed.mockClear();
  for (const title of ['A', 'B', 'C']) document.body.append(...nodes(card(title)));
  await settled();
  expect(titles()).toEqual([['A', 'B', 'C']]);
});

test('a card that is taken away is gone', async () => {
  watch(cards(3)).begin();
  const away = article(1);
  away.remove();
  await settled();
  expect(changed.mock.lastCall?.[0].gone).toEqual([away]);
});

test('a card that comes and goes within a frame is never read', async () => {
  watch(cards(1)).begin();
  changed.mockClear();
  document.body.append(...nodes(card('Brief')));
  article(1).remove();
  await settled();
  expect(titles().flat()).toEqual([]);
});

test('what is written quietly is nothing to read, what the page wrote before it is', async () => {
  const listings = watch(cards(2));
  listings.begin();
  changed.mockClear();
  article(0).append(document.createElement('i'));
  listings.quietly(() => article(1).append(document.createElement('i')));
  await settled();
  expect(titles()).toEqual([['Paper 1']]);
});

test('a hidden tab, which has no frames, is read too', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  watch(cards(1)).begin();
  changed.mockClear();
  document.body.append(...nodes(card('Late')));
  await vi.advanceTimersByTimeAsync(300);
  expect(titles()).toEqual([['Late']]);
});

test('a page that never stops and never brings a listing is left alone after five minutes of it', async () => {
  watch(cards(1)).begin();
  const ticking = document.body.appendChild(document.createElement('p'));
  await settled();
  const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect');
  for (let second = 0; second < 310; second += 1) {
    ticking.textContent = String(second);
    await vi.advanceTimersByTimeAsync(1000);
    if (second === 290) expect(disconnect).not.toHaveBeenCalled();
  }
  expect(disconnect).toHaveBeenCalled();
});

function nodes(html: string): ChildNode[] {
  const template = document.createElement('template');
  template.innerHTML = html; // oxlint-disable-line no-restricted-properties -- a page of the test's own
  return [...template.content.childNodes];
}
