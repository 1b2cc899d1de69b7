import { afterEach, beforeEach, vi } from 'vitest';

import type { Answer } from '../../../lib/identity/answer.ts';
import { parseIdentifier } from '../../../lib/identity/identifier.ts';
import type { Listing } from '../../../lib/identity/listing.ts';
import type { Visit } from '../../../lib/identity/visit.ts';
import { systemClock } from '../../../lib/page/clock.ts';
import { openFeedPage } from '../../../lib/page/feed-page.ts';
import type { FeedSettings, FeedStore, Outcome } from '../../../lib/page/feed-store.ts';
import type { PageWords } from '../../../lib/page/page-words.ts';
import { attribute, find, rawText } from '../../../lib/recognize/dom.ts';
import { openPage } from '../../../lib/recognize/recognizer.ts';
import { defineSite, type Site } from '../../../lib/recognize/site.ts';

/*
 * A feed to try the page side on: `<article data-id><h3>Title</h3></article>` a paper, in jsdom, with time, frames and
 * what is on screen in the hands of the test.
 */

export const feedSite: Site = defineSite({
  id: 'test-feed',
  name: 'Test Feed',
  matches: ['https://feed.example/*'],
  kind: () => 'feed',
  anchors: 'article',
  read(anchor) {
    const heading = find(anchor, 'h3');
    if (!heading) return undefined;
    const listing = paper(rawText(heading), attribute(anchor, 'data-id'));
    return { listing, elements: [anchor], badge: { element: anchor, where: 'append' } };
  },
});

export function paper(title: string, id?: string): Listing {
  const identifier = id === undefined ? undefined : parseIdentifier(`arxiv:${id}`);
  return {
    identifiers: identifier ? [identifier] : [],
    title,
    authors: [],
    ...(id !== undefined && { url: `https://arxiv.org/abs/${id}` }),
  };
}

export function card(title: string, id?: string): string {
  return `<article${id === undefined ? '' : ` data-id="${id}"`}><h3>${title}</h3></article>`;
}

/** Cards of so many papers: *Paper 1* is 2611.00001. */
export function cards(count: number): string {
  return Array.from({ length: count }, (_, index) => card(`Paper ${index + 1}`, idOf(index + 1))).join('');
}

export function idOf(number: number): string {
  return `2611.${String(number).padStart(5, '0')}`;
}

export const visit: Visit = { id: 'visit-1', site: 'test-feed', feed: '/today', openedAt: 0 };

export const shown: FeedSettings = { seen: 'show', bar: 'open', record: true };

const done: Outcome<null> = { ok: true, value: null };

/** A store that knows nothing but what it is told; every call is a spy. */
export function fakeStore(settings: FeedSettings = shown, known: Readonly<Record<string, Partial<Answer>>> = {}) {
  const answer = ({ title, identifiers }: Listing): Answer => ({
    work: identifiers[0] ?? `title:${title}`,
    state: 'new',
    sites: 0,
    ...known[title],
  });
  return {
    lookup: vi.fn<FeedStore['lookup']>((_visit, listings) =>
      Promise.resolve({ ok: true, value: { answers: listings.map(answer), settings } }),
    ),
    findAlike: vi.fn<FeedStore['findAlike']>((_visit, listings) =>
      Promise.resolve({ ok: true, value: listings.map(answer) }),
    ),
    recordSightings: vi.fn<FeedStore['recordSightings']>(() => Promise.resolve(done)),
    forgetVisit: vi.fn<FeedStore['forgetVisit']>(() => Promise.resolve(done)),
    recordOpened: vi.fn<FeedStore['recordOpened']>(() => Promise.resolve(done)),
    saveEntries: vi.fn<FeedStore['saveEntries']>(() => Promise.resolve(done)),
    unsaveListings: vi.fn<FeedStore['unsaveListings']>(() => Promise.resolve(done)),
    setDismissed: vi.fn<FeedStore['setDismissed']>(() => Promise.resolve(done)),
    judge: vi.fn<FeedStore['judge']>(() => Promise.resolve(done)),
    chooseSettings: vi.fn<FeedStore['chooseSettings']>(() => Promise.resolve(done)),
    reportPage: vi.fn<FeedStore['reportPage']>(() => Promise.resolve(done)),
  };
}

export const words: PageWords = {
  load: () => undefined,
  direction: () => 'ltr',
  state: ({ state }) => state,
  history: ({ firstSeen }) => firstSeen && `first seen on ${firstSeen.site}`,
  duplicate: ({ kind }) => kind,
  reason: ({ kind, reason }) => `because ${kind} ${reason.title ?? ''}`.trim(),
  save: (title) => `Save ${title}`,
  remove: (title) => `Remove ${title}`,
  dismiss: (title) => `Dismiss ${title}`,
  restore: (title) => `Restore ${title}`,
  question: () => ({ same: 'Same paper', different: 'Different' }),
  bar: () => ({
    name: 'Déjà Lu',
    private: 'Private',
    nextNew: 'Next new',
    keys: 'Keys',
    seenDisplay: 'Seen',
    show: 'show',
    dim: 'dim',
    hide: 'hide',
    markSeen: 'Mark page seen',
    fold: 'Fold',
    undo: 'Undo',
  }),
  count: ({ fresh, total }) => `${fresh} new of ${total}`,
  unfold: ({ fresh }) => `Unfold ${fresh}`,
  dismissedCount: (count) => `${count} dismissed`,
  markedSeen: (count) => `${count} marked`,
  saved: (title) => `Saved ${title}`,
  alreadySaved: (title) => `${title} is saved`,
  removed: (title) => `Removed ${title}`,
  dismissed: (title) => `Dismissed ${title}`,
  restored: (title) => `Restored ${title}`,
  judged: (verdict, title) => `${title} judged ${verdict}`,
  undone: () => 'Undone',
  noneNew: () => 'None new',
  failure: (error) => `failed: ${error}`,
};

/** Every shadow root, open or closed, by its host. */
const roots = new WeakMap<Element, ShadowRoot>();

/** What stands in a shadow root of ours. */
export function inside(host: Element | null | undefined): ShadowRoot {
  const root = host && roots.get(host);
  if (!root) throw new Error('no host of ours');
  return root;
}

type Sizes = Pick<DOMRectReadOnly, 'width' | 'height'>;

interface Intersection {
  readonly target: Element;
  readonly isIntersecting: boolean;
  readonly boundingClientRect: Sizes & Pick<DOMRectReadOnly, 'top'>;
  readonly intersectionRect: Sizes;
  readonly rootBounds: Sizes;
}

export class FakeIntersections {
  static all: FakeIntersections[] = [];
  readonly watched = new Set<Element>();
  readonly report: (entries: readonly Intersection[]) => void;
  /** How far around the screen it looks, in screens. */
  readonly margin: number;

  constructor(
    report: (entries: readonly Intersection[]) => void,
    { rootMargin = '0%' }: IntersectionObserverInit = {},
  ) {
    this.report = report;
    this.margin = parseInt(rootMargin, 10) / 100;
    FakeIntersections.all.push(this);
  }
  observe(element: Element) {
    this.watched.add(element);
  }
  unobserve(element: Element) {
    this.watched.delete(element);
  }
  disconnect() {
    this.watched.clear();
  }

  /** An element of this height, of which this much is on a screen 1000 high. */
  static scroll(target: Element, visible: number, height = 100): void {
    const entry = {
      target,
      isIntersecting: visible > 0,
      boundingClientRect: { width: 10, height, top: 0 },
      intersectionRect: { width: 10, height: visible },
      rootBounds: { width: 10, height: 1000 },
    };
    for (const { watched, report } of FakeIntersections.all) if (watched.has(target)) report([entry]);
  }

  /** Elements of which each comes, all in one frame, so far from the top of the screen. */
  static approach(tops: ReadonlyMap<Element, number>): void {
    const size = { width: 10, height: 100 };
    for (const { watched, report, margin } of FakeIntersections.all) {
      const isWithin = (top: number) => top > -margin * innerHeight && top < (1 + margin) * innerHeight;
      const met = [...tops].filter(([target, top]) => watched.has(target) && isWithin(top));
      const entries = met.map(([target, top]) => ({
        target,
        isIntersecting: true,
        boundingClientRect: { ...size, top },
        intersectionRect: size,
        rootBounds: { width: 10, height: 5000 },
      }));
      if (entries.length > 0) report(entries);
    }
  }
}

export function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

let life = new AbortController();

/** Ends everything that the test has opened. */
export const endLife = () => life.abort();
export const lifeSignal = () => life.signal;

/** Lets the page draw, the observers report and the store answer. */
export const settled = () => vi.advanceTimersByTimeAsync(50);

export function openFeed(html: string, store: FeedStore = fakeStore()) {
  document.body.innerHTML = html; // oxlint-disable-line no-restricted-properties -- a page of the test's own
  const page = openPage(document, new URL('https://feed.example/today'));
  return openFeedPage({ site: feedSite, page, visit, store, words, clock: systemClock, signal: life.signal });
}

export const badges = () => [...document.querySelectorAll('deja-lu')];
export const badgeWords = () => badges().map((host) => inside(host).querySelector('.badge')?.textContent);
export const bar = () => document.querySelector('deja-lu-bar');
export const barText = (selector: string) => inside(bar()).querySelector(selector)?.textContent;

/** Puts the fakes in place around each test of a file. */
export function useLivePage(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('IntersectionObserver', FakeIntersections);
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    Element.prototype.scrollIntoView = vi.fn<Element['scrollIntoView']>();
    const { attachShadow } = Element.prototype; // oxlint-disable-line typescript/unbound-method -- called on its element
    vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function attach(this: Element, init) {
      const root = attachShadow.call(this, init);
      roots.set(this, root);
      return root;
    });
    life = new AbortController();
  });
  afterEach(() => {
    life.abort();
    document.body.replaceChildren();
    FakeIntersections.all = [];
    setVisibility('visible');
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
}
