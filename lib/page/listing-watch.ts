import { findAll, matches, parent, tagName } from '../recognize/dom.ts';
import type { PlacedListing } from '../recognize/placed-listing.ts';
import { readInSteps } from '../recognize/recognizer.ts';
import type { Page, Site } from '../recognize/site.ts';
import type { Clock } from './clock.ts';
import { inOneSlice, onNextFrame, onNextTurn, type Pass } from './frame.ts';
import { isConnected } from './live-dom.ts';

/** What one survey of the page found. */
export interface ListingChanges {
  /** By anchor: every listing that was read, because it is new, or because something in it changed. */
  readonly placed: ReadonlyMap<Element, PlacedListing>;
  /** Anchors that hold no listing any more. */
  readonly gone: readonly Element[];
}

export interface ListingWatch {
  /** Surveys the whole page. Its first slice is done when this returns: a short page waits for no frame. */
  begin(): void;
  /** Makes our own changes to the page, which are nothing to survey. */
  quietly(write: () => void): void;
  /** The anchors of the listings that stand now, in the order of the page. */
  inOrder(): readonly Element[];
}

// A page that changes all the time (a clock, an advertisement) and brings no listing is left alone after this much of it.
const fruitlessSurveys = 256;
const fruitlessTime = 5 * 60_000;

const withoutContent = new Set(['script', 'style', 'link', 'meta', 'head', 'br']);

/**
 * Reads the listings of a live page: all of them once, then only what the page adds, replaces or rewrites. The observer
 * only collects; surveys run on frames, and read in slices.
 * @param changed called after each survey that read a listing, lost one, or saw nodes taken away (one may have been ours)
 */
export function watchListings(
  { site, page, clock, signal }: { site: Site; page: Page; clock: Clock; signal: AbortSignal },
  changed: (changes: ListingChanges) => void,
): ListingWatch {
  const standing = new Map<Element, PlacedListing>();
  /** Any element of a listing → its anchor. */
  const owners = new WeakMap<Element, Element>();

  // Collected, to survey on the next frame.
  const added = new Set<Element>();
  const touched = new Set<Element>();
  let removals = false;
  let surveyDue = false;

  // The survey that is under way.
  const unread = new Set<Element>();
  let placed = new Map<Element, PlacedListing>();
  let gone: Element[] = [];
  let otherwise = false;
  let pass: Pass;
  let reading = false;

  let fruitless = 0;
  let lastFruit = clock.now();

  const observer = new MutationObserver((records) => collect(records));
  signal.addEventListener('abort', () => observer.disconnect());

  function collect(records: readonly MutationRecord[]): void {
    if (records.length === 0) return;
    for (const { type, target, addedNodes, removedNodes } of records) {
      const element = target instanceof Element ? target : parent(target);
      if (element) touched.add(element);
      if (type !== 'childList') continue;
      for (const node of addedNodes) {
        if (node instanceof Element && !withoutContent.has(tagName(node))) added.add(node);
      }
      removals ||= removedNodes.length > 0;
    }
    if (surveyDue) return;
    surveyDue = true;
    onNextFrame(survey, signal);
  }

  function survey(): void {
    surveyDue = false;
    for (const root of added) {
      if (!isConnected(root)) continue;
      if (matches(root, site.anchors)) unread.add(root);
      for (const anchor of findAll(root, site.anchors)) unread.add(anchor);
    }
    for (const element of touched) {
      for (let near: Element | undefined = element; near; near = parent(near)) {
        const owner = owners.get(near);
        if (owner) unread.add(owner);
        else if (matches(near, site.anchors)) unread.add(near);
      }
    }
    added.clear();
    touched.clear();
    if (!reading) begin();
  }

  function begin(): void {
    pass = readAll();
    readSlice();
  }

  function readSlice(): void {
    reading = !inOneSlice(pass);
    if (!reading) return finish();
    // Not the next frame: at a slice a frame a long page would take seconds, and none would pass in a hidden tab.
    onNextTurn(readSlice, signal);
  }

  function* readAll(): Generator<void, void, void> {
    for (const anchor of unread) {
      unread.delete(anchor);
      take(anchor, isConnected(anchor) ? yield* readInSteps(site, page, anchor) : undefined);
      yield;
    }
  }

  function take(anchor: Element, now: PlacedListing | undefined): void {
    if (!now) return drop(anchor);
    const before = standing.get(anchor);
    otherwise ||= !before || JSON.stringify(before.listing) !== JSON.stringify(now.listing);
    standing.set(anchor, now);
    placed.set(anchor, now);
    for (const element of now.elements) owners.set(element, anchor);
  }

  function drop(anchor: Element): void {
    placed.delete(anchor);
    if (standing.delete(anchor)) gone.push(anchor);
  }

  function finish(): void {
    if (removals) for (const anchor of standing.keys()) if (!isConnected(anchor)) drop(anchor);
    const changes = { placed, gone };
    const worthTelling = placed.size > 0 || gone.length > 0 || removals;
    countFruit(otherwise || gone.length > 0);
    placed = new Map();
    gone = [];
    otherwise = false;
    removals = false;
    if (worthTelling) changed(changes);
  }

  function countFruit(fruit: boolean): void {
    if (fruit) {
      fruitless = 0;
      lastFruit = clock.now();
    } else if (++fruitless >= fruitlessSurveys && clock.now() - lastFruit >= fruitlessTime) {
      observer.disconnect();
    }
  }

  return {
    begin() {
      observer.observe(page.document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ['href'],
      });
      for (const anchor of findAll(page.document, site.anchors)) unread.add(anchor);
      begin();
    },
    quietly(write) {
      collect(observer.takeRecords());
      write();
      observer.takeRecords();
    },
    inOrder: () => findAll(page.document, site.anchors).filter((anchor) => standing.has(anchor)),
  };
}
