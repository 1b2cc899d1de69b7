import type { Listing } from '../identity/listing.ts';
import type { State } from '../identity/state.ts';
import type { Visit } from '../identity/visit.ts';
import { findAll } from '../recognize/dom.ts';
import type { Page, Site } from '../recognize/site.ts';
import { badgeTag, createBadge, isKept, type BadgeAction } from './badge.ts';
import { barTag, createBar, type Bar } from './bar.ts';
import type { Clock } from './clock.ts';
import { watchDwell, type Dwell } from './dwell.ts';
import { badgeView, duplicateOf, namesOf, rowAround, type FeedRow } from './feed-row.ts';
import type { FeedCount, FeedSettings, FeedStore } from './feed-store.ts';
import { createKnowledge, listingKey, type Known } from './knowledge.ts';
import { watchListings, type ListingChanges } from './listing-watch.ts';
import { isAt, isConnected, put, remove } from './live-dom.ts';
import { watchOpenings } from './openings.ts';
import type { PageWords } from './page-words.ts';
import { createReaderActs } from './reader-acts.ts';
import { findRepeats, repeatProfile } from './repeats.ts';
import { unansweredReport, type Report, type ReportedRow } from './report.ts';
import { shortcutOf, type Shortcut } from './shortcuts.ts';
import { createSightingBatch } from './sighting-batch.ts';
import { createTour } from './tour.ts';
import { createVeils, type Veil } from './veil.ts';

export interface FeedContext {
  readonly site: Site;
  readonly page: Page;
  readonly visit: Visit;
  readonly store: FeedStore;
  readonly words: PageWords;
  readonly clock: Clock;
  /** The life of the visit: when it ends, everything of ours is off the page. */
  readonly signal: AbortSignal;
}

export interface FeedPage {
  report(): Report;
  /** Moves to the next new listing, round the page. */
  nextNew(): void;
  /** Moves to a row of the last report. */
  reveal(index: number): void;
  /** The reader changed works, here or elsewhere. */
  apply(changes: readonly FeedChange[]): void;
}

export interface FeedChange {
  /** Every key of the work: its id, its identifiers and title keys. */
  readonly keys: readonly string[];
  readonly state: State;
}

/** A page that throws the badge of one listing out this often wants it out. */
const mounts = 8;

/** Badges a feed for one visit: recognizes, asks, shows, and watches what its reader sees and does. */
export function openFeedPage({ site, page, visit, store, words, clock, signal }: FeedContext): FeedPage {
  const rows = new Map<Element, FeedRow>();
  /** The rows in the order of the page, as of the last time they were shown. */
  let ordered: readonly FeedRow[] = [];
  let settings: FeedSettings | undefined;
  let showsDismissed = false;
  let badged: number | undefined;
  let counted: FeedCount | undefined;
  let bar: Bar | undefined;
  let barMounts = mounts;
  let dwell: Dwell<FeedRow> | undefined;
  const dwelt = new Set<string>();

  const knowledge = createKnowledge(store, visit, signal);
  const veils = createVeils(signal);
  const tour = createTour(() => ordered);
  const notify = (message: string, undo?: () => void) => bar?.notify(message, undo);
  const acts = createReaderActs({ store, visit, knowledge, words, clock, signal, settle, notify });
  const recordSighting = createSightingBatch(store, visit, clock, signal);
  const watch = watchListings({ site, page, clock, signal }, (changes) => void follow(changes));

  signal.addEventListener('abort', () => {
    for (const { badge } of rows.values()) if (badge) remove(badge.host);
    if (bar) remove(bar.host);
  });
  watchOpenings(page.document, signal, (link) => rowAround(rows, link)?.placed.listing, recordOpened);
  removeStrays();
  watch.begin();

  async function follow({ placed, gone }: ListingChanges): Promise<void> {
    for (const anchor of gone) release(anchor);
    const standing = new Map<string, Listing>();
    for (const [anchor, now] of placed) {
      const key = listingKey(now.listing);
      const row = rows.get(anchor);
      if (row?.key === key) {
        row.placed = now;
      } else {
        release(anchor); // the page has drawn another paper in its place
        rows.set(anchor, { anchor, key, profile: repeatProfile(now.listing), placed: now, mountsLeft: mounts });
      }
      standing.set(key, now.listing);
    }
    settle();
    await knowledge.ask(standing, settle);
  }

  function release(anchor: Element): void {
    const row = rows.get(anchor);
    if (!row) return;
    rows.delete(anchor);
    dwell?.release(row);
    veils.lay(row.placed.elements, 'none');
    if (row.badge) remove(row.badge.host);
    if (tour.place() === row) tour.setPlace(undefined);
  }

  /** Shows what is known by now, in one pass that only writes. */
  function settle(): void {
    settings ??= knowledge.settings();
    if (!settings || signal.aborted) return;
    const current = settings;
    ordered = watch.inOrder().flatMap((anchor) => rows.get(anchor) ?? []);
    const known = ordered.map((row) => knowledge.of(row.key));
    const repeats = findRepeats(
      ordered.map((row) => row.profile),
      known.map((one) => one?.answer.work),
    );
    watch.quietly(() => {
      for (const [position, row] of ordered.entries()) {
        row.first = ordered[repeats[position] ?? -1];
        const one = known[position];
        if (one) show(row, one, current);
      }
      badged = performance.now();
      removeStrays();
      showBar(current);
    });
    const { fresh, total } = count();
    if (counted?.fresh === fresh && counted.total === total) return;
    counted = { fresh, total };
    void store.reportPage(counted);
  }

  function show(row: FeedRow, known: Known, { record }: FeedSettings): void {
    row.badge ??= createBadge(words.direction, {
      act: (action) => void act(row, action),
      key: (event) => onKey(event, row),
    });
    const { host } = row.badge;
    const { badge: place, elements } = row.placed;
    const { answer } = known;
    if (row.said?.answer !== answer || row.said.first !== row.first) {
      row.said = { answer, first: row.first };
      row.badge.show(badgeView(row, known, words, record, clock.now()));
    }
    if ((!isConnected(host) || !isAt(host, place)) && row.mountsLeft-- > 0) {
      row.badge.inset(elements.includes(place.element));
      put(host, place);
    }
    veils.lay(elements, veilOf(row));
    if (!record || dwelt.has(row.key)) return;
    dwell ??= watchDwell(clock, signal, onDwelt);
    if (answer.state === 'dismissed') dwell.release(row);
    else dwell.observe(row, elements);
  }

  function onDwelt({ key, placed }: FeedRow): void {
    if (dwelt.has(key)) return; // its twin was on screen before
    dwelt.add(key);
    recordSighting(placed.listing);
  }

  function veilOf(row: FeedRow): Veil {
    const known = knowledge.of(row.key);
    if (!known || !settings || row.called) return 'none';
    if (known.answer.state === 'dismissed') return showsDismissed ? 'dim' : 'hide';
    return settings.seen === 'show' || (known.fresh && !row.first) ? 'none' : settings.seen;
  }

  function showBar(current: FeedSettings): void {
    if (!bar && ordered.length === 0) return;
    bar ??= createBar(words, clock, signal, {
      nextNew,
      chooseSeen: (seen) => choose({ seen }),
      markSeen: () => void acts.markSeen(freshRows().map(({ placed }) => placed.listing)),
      showDismissed(shown) {
        showsDismissed = shown;
        settle();
      },
      fold: (fold) => choose({ bar: fold }),
      key: (event) => onKey(event, undefined),
    });
    const dismissed = ordered.filter((row) => stateOf(row) === 'dismissed').length;
    bar.show({ ...current, ...count(), dismissed, showsDismissed });
    const corner = { element: page.document.body, where: 'append' } as const;
    if (!isConnected(bar.host) && barMounts-- > 0) put(bar.host, corner);
  }

  function choose(chosen: Partial<Pick<FeedSettings, 'seen' | 'bar'>>): void {
    if (settings) settings = { ...settings, ...chosen };
    for (const row of ordered) row.called = false;
    settle();
    void store.chooseSettings(chosen);
  }

  /** Hosts that are not ours: of a script before this one, or copied by the page together with a card. */
  function removeStrays(): void {
    const ours = new Set<Element | undefined>([...rows.values()].map(({ badge }) => badge?.host)).add(bar?.host);
    for (const host of findAll(page.document, `${badgeTag}, ${barTag}`)) if (!ours.has(host)) remove(host);
  }

  function stateOf(row: FeedRow): State | undefined {
    return knowledge.of(row.key)?.answer.state;
  }

  function isShown(row: FeedRow): boolean {
    return stateOf(row) !== undefined && veilOf(row) !== 'hide';
  }

  function isFresh(row: FeedRow): boolean {
    return stateOf(row) === 'new' && !row.first;
  }

  function isNext(row: FeedRow): boolean {
    return isFresh(row) && isShown(row);
  }

  function freshRows(): readonly FeedRow[] {
    return ordered.filter(isFresh);
  }

  function count(): FeedCount {
    return { fresh: freshRows().length, total: ordered.filter((row) => knowledge.of(row.key)).length };
  }

  async function act(row: FeedRow, action: BadgeAction): Promise<void> {
    const { listing } = row.placed;
    tour.setPlace(row);
    if (action === 'jump') return row.first && reveal(row.first);
    if (action === 'save') return acts.save(listing);
    const next = tour.find(1, isShown) ?? tour.find(-1, isShown);
    await acts.away(listing);
    if (next && !isShown(row)) tour.moveTo(next); // the card is gone, and the focus with it
  }

  function onKey(event: KeyboardEvent, at: FeedRow | undefined): void {
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    if (at) tour.setPlace(at);
    press(shortcut, tour.place());
  }

  function press(shortcut: Shortcut, row: FeedRow | undefined): void {
    if (shortcut === 'undo') return bar?.undo();
    if (shortcut === 'nextNew') return nextNew();
    if (shortcut === 'next' || shortcut === 'previous') {
      const next = tour.find(shortcut === 'next' ? 1 : -1, isShown);
      return next && tour.moveTo(next);
    }
    if (!row || !settings) return;
    if (shortcut === 'open') return open(row.placed.listing);
    if (!settings.record) return;
    const state = stateOf(row);
    // A key pressed twice takes nothing back: that is for the button, and for undo.
    const done = state === 'dismissed' || (state !== undefined && isKept(state));
    if (shortcut === 'save') void act(row, 'save');
    else if (!done) void act(row, 'away');
  }

  function open(listing: Listing): void {
    if (!listing.url) return;
    window.open(listing.url, '_blank', 'noopener');
    recordOpened(listing);
  }

  function recordOpened(listing: Listing): void {
    if (settings?.record) void acts.opened(listing);
  }

  function nextNew(): void {
    const next = tour.find(1, isNext) ?? ordered.find(isNext);
    if (next) tour.moveTo(next);
    else notify(words.noneNew());
  }

  function reveal(row: FeedRow): void {
    row.called = true;
    settle();
    tour.moveTo(row);
  }

  return {
    report() {
      if (!settings) return unansweredReport([...rows.values()].map(({ placed }) => placed.listing));
      const reported = ordered.flatMap((row, index): readonly ReportedRow[] => {
        const known = knowledge.of(row.key);
        if (!known) return [];
        const mark = duplicateOf(row, known);
        const { listing } = row.placed;
        return [{ index, listing, state: known.answer.state, duplicate: mark?.kind, reason: mark?.reason }];
      });
      return { answered: true, private: !settings.record, rows: reported, badged };
    },
    nextNew,
    reveal(index) {
      const row = ordered[index];
      if (row) reveal(row);
    },
    apply(changes) {
      const again = new Map<string, Listing>();
      for (const { keys, state } of changes) {
        const named = new Set(keys);
        for (const { key, placed } of rows.values()) {
          const known = knowledge.of(key);
          if (!known || !namesOf(placed.listing, known).some((name) => named.has(name))) continue;
          // Below `saved` a listing is what it was when the page opened, which the store knows.
          if (state === 'dismissed' || isKept(state)) known.answer = { ...known.answer, state };
          else again.set(key, placed.listing);
        }
      }
      settle();
      if (again.size > 0) void knowledge.askAgain(again).then(settle);
    },
  };
}
