// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';

import type { State } from '../../../lib/identity/state.ts';
import { hashedTitle } from '../../../lib/identity/title.ts';
import { dwellTime } from '../../../lib/page/dwell.ts';
import {
  badges,
  badgeWords,
  bar,
  barText,
  card,
  cards,
  endLife,
  FakeIntersections,
  fakeStore,
  idOf,
  inside,
  openFeed,
  settled,
  shown,
  useLivePage,
} from './feed.ts';

useLivePage();

const articles = () => [...document.querySelectorAll('article')];
const add = (html: string) => document.body.insertAdjacentHTML('beforeend', html); // oxlint-disable-line no-restricted-properties -- a page of the test's own
const isDrawn = (badge: Element) => inside(badge).querySelector('button') !== null;
const asked = (store: ReturnType<typeof fakeStore>) =>
  store.lookup.mock.calls.map(([, listings]) => listings.map(({ title }) => title));

describe('what a page asks', () => {
  test('one message for all its listings', async () => {
    const store = fakeStore();
    openFeed(cards(38), store);
    await settled();
    expect(store.lookup).toHaveBeenCalledOnce();
    expect(badges()).toHaveLength(38);
  });

  test('later only what the page has added', async () => {
    const store = fakeStore();
    openFeed(cards(2), store);
    await settled();
    add(card('Late', '2611.09999') + card('Later', '2611.09998'));
    await settled();
    expect(asked(store)).toEqual([
      ['Paper 1', 'Paper 2'],
      ['Late', 'Later'],
    ]);
    expect(badges()).toHaveLength(4);
  });

  test('nothing on a page without listings', async () => {
    const store = fakeStore();
    openFeed('<p>Nothing here</p>', store);
    await settled();
    expect(store.lookup).not.toHaveBeenCalled();
    expect(bar()).toBeNull();
  });
});

describe('a page that draws itself anew', () => {
  test('asks nothing again and has one badge a card', async () => {
    const store = fakeStore();
    openFeed(cards(3), store);
    await settled();
    document.body.replaceChildren();
    add(cards(3));
    await settled();
    expect(store.lookup).toHaveBeenCalledOnce();
    expect(articles().map((article) => article.querySelectorAll('deja-lu').length)).toEqual([1, 1, 1]);
    expect(document.querySelectorAll('deja-lu-bar')).toHaveLength(1);
  });

  test('copies of our hosts are taken off', async () => {
    openFeed(cards(2));
    await settled();
    const copy = document.importNode(articles()[0]!, true);
    document.body.append(copy);
    await settled();
    expect(copy.querySelectorAll('deja-lu')).toHaveLength(1);
    expect(inside(copy.querySelector('deja-lu')).textContent).toContain('repeat');
  });

  test('a badge it throws out is put back, but not for ever', async () => {
    openFeed(cards(1));
    await settled();
    let thrown = 0;
    for (; badges().length > 0 && thrown < 50; thrown += 1) {
      badges()[0]!.remove();
      await settled();
    }
    expect(thrown).toBe(8);
  });

  test('a card that takes another paper asks for that one', async () => {
    const store = fakeStore();
    openFeed(cards(2), store);
    await settled();
    const [first] = articles();
    first!.dataset['id'] = '2611.07777';
    first!.querySelector('h3')!.firstChild!.nodeValue = 'Quite Another';
    await settled();
    expect(asked(store)[1]).toEqual(['Quite Another']);
    expect(badges()).toHaveLength(2);
    expect(inside(badges()[0]).querySelector('.badge')?.ariaLabel).toContain('Quite Another');
  });

  test('a hidden card that takes a new paper is shown', async () => {
    openFeed(cards(1), fakeStore({ ...shown, seen: 'hide' }, { 'Paper 1': { state: 'seen' } }));
    await settled();
    const [first] = articles();
    expect(first!.style.display).toBe('none');
    first!.querySelector('h3')!.firstChild!.nodeValue = 'Quite Another';
    await settled();
    expect(first!.style.display).toBe('');
  });

  test('a card that is emptied loses its badge, and one that is filled gets it', async () => {
    const store = fakeStore();
    openFeed(cards(1) + '<article data-id="2611.00002"></article>', store);
    await settled();
    expect(badges()).toHaveLength(1);
    const [first, second] = articles();
    first!.querySelector('h3')!.remove();
    add('');
    second!.append(Object.assign(document.createElement('h3'), { textContent: 'Filled' }));
    await settled();
    expect(articles().map((article) => article.querySelectorAll('deja-lu').length)).toEqual([0, 1]);
  });

  test('the bar comes back when the body is emptied', async () => {
    openFeed(cards(2));
    await settled();
    bar()!.remove();
    await settled();
    expect(bar()).not.toBeNull();
  });
});

describe('what the page can tell of it', () => {
  test('badges are alike from outside, whatever they say', async () => {
    const store = fakeStore(shown, { 'Paper 2': { state: 'seen' }, 'Paper 3': { state: 'saved' } });
    openFeed(cards(3), store);
    await settled();
    expect(badgeWords()).toEqual(['new', 'seen', 'saved']);
    expect(badges().map((host) => [host.attributes.length, host.childNodes.length])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(badges().every((host) => host.shadowRoot === null)).toBe(true);
  });

  test('a click that the page makes does nothing', async () => {
    const store = fakeStore();
    openFeed(cards(1), store);
    await settled();
    inside(badges()[0])
      .querySelector('.save')!
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    inside(bar())
      .querySelector('.mark')!
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await settled();
    expect(store.saveEntries).not.toHaveBeenCalled();
    expect(store.recordSightings).not.toHaveBeenCalled();
  });

  test('clicks in a badge stay in it', async () => {
    openFeed(cards(1));
    await settled();
    const onCard = vi.fn<() => void>();
    articles()[0]!.addEventListener('click', onCard);
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    inside(badges()[0]).querySelector('.save')!.dispatchEvent(click);
    expect(onCard).not.toHaveBeenCalled();
    expect(click.defaultPrevented).toBe(true);
  });
});

describe('what is shown', () => {
  test('the second listing of a work points to the first', async () => {
    openFeed(card('Slow Tides at Night', idOf(1)) + card('Another', idOf(2)) + card('Slow Tides at Night'));
    await settled();
    expect(badgeWords()).toEqual(['new', 'new', 'newrepeat']);
    expect(barText('.count')).toBe('2 new of 3');
  });

  test('a repeat whose first listing is gone is none', async () => {
    openFeed(card('Slow Tides at Night', idOf(1)) + card('Slow Tides at Night', idOf(1)));
    await settled();
    articles()[0]!.remove();
    await settled();
    expect(badgeWords()).toEqual(['new']);
  });

  test.each([
    ['show', '', ''],
    ['dim', '', 'opacity: 0.45;'],
    ['hide', '', 'display: none !important;'],
  ] as const)('listings that are not new, by the setting: %s', async (seen, fresh, known) => {
    openFeed(cards(2), fakeStore({ ...shown, seen }, { 'Paper 2': { state: 'seen' } }));
    await settled();
    expect(articles().map((article) => article.style.cssText)).toEqual([fresh, known]);
  });

  test('far down a long page too, where no badge is drawn yet', async () => {
    openFeed(cards(60), fakeStore({ ...shown, seen: 'dim' }, { 'Paper 60': { state: 'seen' } }));
    await settled();
    expect(badges().map(isDrawn)).toEqual([...Array<boolean>(24).fill(true), ...Array<boolean>(36).fill(false)]);
    expect(articles().map((article) => article.style.opacity)).toEqual([...Array<string>(59).fill(''), '0.45']);
  });

  test('what was dismissed is hidden whatever the setting', async () => {
    openFeed(cards(2), fakeStore(shown, { 'Paper 1': { state: 'dismissed' } }));
    await settled();
    expect(articles().map((article) => article.style.display)).toEqual(['none', '']);
    expect(barText('.dismissed')).toBe('1 dismissed');
  });

  test('what the reader saves now stays where it is, even where known papers are hidden', async () => {
    const feed = openFeed(cards(2), fakeStore({ ...shown, seen: 'hide' }));
    await settled();
    feed.apply([{ keys: [`arxiv:${idOf(1)}`], state: 'saved' }]);
    expect(badgeWords()).toEqual(['saved', 'new']);
    expect(articles()[0]!.style.display).toBe('');
  });

  test('the count goes to the toolbar, once for each that differs', async () => {
    const store = fakeStore();
    openFeed(cards(3), store);
    await settled();
    articles()[0]!.remove();
    await settled();
    add('<p>Something else</p>');
    await settled();
    expect(store.reportPage.mock.calls).toEqual([[{ fresh: 3, total: 3 }], [{ fresh: 2, total: 2 }]]);
  });
});

describe('changes made elsewhere', () => {
  test.each([
    ['its identifier', `arxiv:${idOf(1)}`],
    ['its title', hashedTitle('title:paper1')],
    ['the name of its work', 'work-1'],
  ])('reach a listing by %s', async (_, key) => {
    const feed = openFeed(cards(2), fakeStore(shown, { 'Paper 1': { work: 'work-1' } }));
    await settled();
    feed.apply([{ keys: [key], state: 'read' }]);
    expect(badgeWords()).toEqual(['read', 'new']);
  });

  test('what is saved no more is what the store says it is', async () => {
    const known: Record<string, { state: State }> = { 'Paper 1': { state: 'saved' } };
    const store = fakeStore(shown, known);
    const feed = openFeed(cards(1), store);
    await settled();
    known['Paper 1'] = { state: 'new' };
    feed.apply([{ keys: [`arxiv:${idOf(1)}`], state: 'seen' }]);
    await settled();
    expect(badgeWords()).toEqual(['new']);
  });
});

/** The positions of the articles that have a badge. */
const badged = () => articles().flatMap((article, index) => (article.querySelector('deja-lu') ? [index] : []));
const firstOnes = Array.from({ length: 24 }, (_, index) => index);

describe('a page on which more than 250 badges wait', () => {
  test('has those that its reader meets first, and counts all', async () => {
    openFeed(cards(300));
    await settled();
    expect(badged()).toEqual(firstOnes);
    expect(barText('.count')).toBe('300 new of 300');
  });

  test('has the others, drawn, as they come near', async () => {
    openFeed(cards(300), fakeStore(shown, { 'Paper 201': { state: 'saved' } }));
    await settled();
    FakeIntersections.approach(new Map([200, 201].map((index) => [articles()[index]!, 1200])));
    expect(badged()).toEqual([...firstOnes, 200, 201]);
    expect(badgeWords().slice(-2)).toEqual(['saved', 'new']);
    expect(badges().slice(-2).map(isDrawn)).toEqual([true, true]);
  });

  test('has the one that its reader is led to', async () => {
    const feed = openFeed(cards(300));
    await settled();
    feed.reveal(258);
    expect(badged()).toEqual([...firstOnes, 258]);
    expect(document.activeElement).toBe(badges().at(-1));
  });

  test('has known ones dimmed wherever they stand', async () => {
    openFeed(cards(300), fakeStore({ ...shown, seen: 'dim' }, { 'Paper 290': { state: 'seen' } }));
    await settled();
    expect(articles()[289]!.style.opacity).toBe('0.45');
  });

  test('has all that it adds a few at a time', async () => {
    openFeed(cards(200));
    await settled();
    add(Array.from({ length: 100 }, (_, index) => card(`Late ${index}`, `2611.0${8000 + index}`)).join(''));
    await settled();
    expect(badges()).toHaveLength(300);
  });
});

const group = (index: number) => inside(badges()[index]).querySelector('.badge')!;
const buttonCount = (index: number) => group(index).querySelectorAll('button').length;

describe('a badge far down a long page', () => {
  test('says what it has to say, and is drawn when it comes near', async () => {
    openFeed(cards(60), fakeStore(shown, { 'Paper 56': { state: 'saved' } }));
    await settled();
    expect(badges()).toHaveLength(60);
    expect([group(55).textContent, group(55).ariaLabel, buttonCount(55)]).toEqual(['saved', 'saved: Paper 56', 0]);
    FakeIntersections.scroll(articles()[55]!, 1);
    expect([group(55).textContent, group(55).ariaLabel, buttonCount(55)]).toEqual(['saved', 'saved: Paper 56', 3]);
    expect(group(55).querySelector('.save')!.ariaPressed).toBe('true');
    expect(buttonCount(56)).toBe(0);
  });

  test('is drawn when the reader is led to it', async () => {
    const feed = openFeed(cards(60));
    await settled();
    feed.reveal(58);
    expect(document.activeElement).toBe(badges()[58]);
    expect(buttonCount(58)).toBe(3);
  });

  test('says what the reader changed before it is drawn', async () => {
    const feed = openFeed(cards(60));
    await settled();
    feed.apply([{ keys: [`arxiv:${idOf(60)}`], state: 'read' }]);
    expect([group(59).textContent, buttonCount(59)]).toEqual(['read', 0]);
  });

  test('is veiled like any other', async () => {
    openFeed(cards(60), fakeStore({ ...shown, seen: 'hide' }, { 'Paper 60': { state: 'seen' } }));
    await settled();
    expect(articles().map(({ style }) => style.display)).toEqual([...Array(59).fill(''), 'none']);
  });
});

describe('what is recorded', () => {
  test('listings that dwelt on screen, in one call, under the visit', async () => {
    const store = fakeStore();
    openFeed(cards(3), store);
    await settled();
    for (const article of articles().slice(0, 2)) FakeIntersections.scroll(article, 80);
    await vi.advanceTimersByTimeAsync(dwellTime + 5000);
    expect(
      store.recordSightings.mock.calls.map(([{ id }, listings]) => [id, listings.map((one) => one.title)]),
    ).toEqual([['visit-1', ['Paper 1', 'Paper 2']]]);
  });

  test('a state stays put while the page is open, though it was recorded', async () => {
    openFeed(cards(1));
    await settled();
    FakeIntersections.scroll(articles()[0]!, 80);
    await vi.advanceTimersByTimeAsync(dwellTime + 5000);
    expect(badgeWords()).toEqual(['new']);
  });

  test('not what was dismissed', async () => {
    const store = fakeStore(shown, { 'Paper 1': { state: 'dismissed' } });
    openFeed(cards(1), store);
    await settled();
    FakeIntersections.scroll(articles()[0]!, 80);
    await vi.advanceTimersByTimeAsync(dwellTime + 5000);
    expect(store.recordSightings).not.toHaveBeenCalled();
  });

  test('nothing in a private window, which has no buttons to record with', async () => {
    const store = fakeStore({ ...shown, record: false });
    openFeed(cards(1), store);
    await settled();
    FakeIntersections.scroll(articles()[0]!, 80);
    await vi.advanceTimersByTimeAsync(dwellTime + 5000);
    expect(store.recordSightings).not.toHaveBeenCalled();
    const buttons = [...inside(badges()[0]).querySelectorAll('button')];
    expect(buttons.every((button) => button.hidden)).toBe(true);
    expect(inside(bar()).querySelector<HTMLElement>('.mark')!.hidden).toBe(true);
    expect(inside(bar()).querySelector<HTMLElement>('.count')!.title).toBe('Private');
  });
});

describe('a store that does not answer', () => {
  test('leaves the page as it is', async () => {
    const store = fakeStore();
    store.lookup.mockResolvedValue({ ok: false, error: 'unavailable' });
    const feed = openFeed(cards(2), store);
    await settled();
    expect(badges()).toEqual([]);
    expect(bar()).toBeNull();
    expect(feed.report()).toMatchObject({ answered: false, rows: [{ state: 'new' }, { state: 'new' }] });
  });

  test('is asked again when the page changes', async () => {
    const store = fakeStore();
    store.lookup.mockResolvedValueOnce({ ok: false, error: 'unavailable' });
    openFeed(cards(1), store);
    await settled();
    articles()[0]!.querySelector('h3')!.append(document.createElement('b'));
    await settled();
    expect(badges()).toHaveLength(1);
  });
});

describe('the end of a visit', () => {
  test('takes everything of ours off the page', async () => {
    openFeed(cards(3), fakeStore({ ...shown, seen: 'hide' }, { 'Paper 2': { state: 'seen' } }));
    const before = cards(3);
    await settled();
    endLife();
    expect(document.body.innerHTML).toBe(before); // oxlint-disable-line no-restricted-properties -- read only
  });

  test('an answer that comes after it changes nothing', async () => {
    openFeed(cards(3));
    endLife();
    await settled();
    expect(badges()).toEqual([]);
  });

  test('hosts of a script before this one are taken off, even if nobody answers', async () => {
    const store = fakeStore();
    store.lookup.mockResolvedValue({ ok: false, error: 'unavailable' });
    openFeed(`<deja-lu-bar></deja-lu-bar>${cards(1).replace('</article>', '<deja-lu></deja-lu></article>')}`, store);
    await settled();
    expect([...badges(), bar()]).toEqual([null]);
  });
});

test('a report names rows by their place, and reveal goes there', async () => {
  const feed = openFeed(cards(3), fakeStore({ ...shown, seen: 'hide' }, { 'Paper 2': { state: 'seen' } }));
  await settled();
  expect(feed.report().rows.map(({ index, listing, state }) => [index, listing.title, state])).toEqual([
    [0, 'Paper 1', 'new'],
    [1, 'Paper 2', 'seen'],
    [2, 'Paper 3', 'new'],
  ]);
  feed.reveal(1);
  expect(document.activeElement).toBe(badges()[1]);
  expect(articles()[1]!.style.display).toBe('');
});

test('a listing that was asked for by name and then dismissed is hidden like any other', async () => {
  const feed = openFeed(cards(2));
  await settled();
  feed.reveal(0);
  feed.apply([{ keys: [`arxiv:${idOf(1)}`], state: 'dismissed' }]);
  expect(articles()[0]!.style.display).toBe('none');
});

test('the next new listing: in order, round the page, past what is known or repeated', async () => {
  const known = { 'Paper 2': { state: 'seen' as const } };
  const feed = openFeed(cards(3) + card('Paper 1', idOf(1)), fakeStore(shown, known));
  await settled();
  const visited = Array.from({ length: 3 }, () => {
    feed.nextNew();
    return badges().indexOf(document.activeElement!);
  });
  expect(visited).toEqual([0, 2, 0]);
});
