import type { Listing } from '../identity/listing.ts';
import { isKept, type State } from '../identity/state.ts';
import type { Visit } from '../identity/visit.ts';
import { findAll } from '../recognize/dom.ts';
import { isRightInCard } from '../recognize/placed-listing.ts';
import type { Page, Site } from '../recognize/site.ts';
import type { BadgeAction } from './badge-view.ts';
import { badgeTag, createBadge, type Badge } from './badge.ts';
import { barTag, createBar, type Bar } from './bar.ts';
import type { Clock } from './clock.ts';
import { watchDwell, type Dwell } from './dwell.ts';
import { badgeView, duplicateOf, type FeedRow } from './feed-row.ts';
import { createFeedRows } from './feed-rows.ts';
import type { FeedCount, FeedSettings, FeedStore } from './feed-store.ts';
import { inOneSlice, onNextTurn, type Pass } from './frame.ts';
import { createKnowledge } from './knowledge.ts';
import { watchListings, type ListingChanges } from './listing-watch.ts';
import { isAt, isConnected, put, remove } from './live-dom.ts';
import { watchNearness } from './nearness.ts';
import { watchOpenings } from './openings.ts';
import type { PageWords } from './page-words.ts';
import { createReaderActs } from './reader-acts.ts';
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
  /** Every key of the work: its id, its identifiers and hashed titles. */
  readonly keys: readonly string[];
  readonly state: State;
}

/** So many badges are made before their answers come, and drawn wherever they stand: a screen or two, within a frame. */
const firstBadges = 24;

/**
 * So many badges come onto a page at once, wherever their listings stand. Where more are waiting, on an arXiv list of 2,000,
 * they come as their listings come near.
 */
const mostAtOnce = 250;

/** Badges a feed for one visit: recognizes, asks, shows, and watches what its reader sees and does. */
export function openFeedPage({ site, page, visit, store, words, clock, signal }: FeedContext): FeedPage {
  let settings: FeedSettings | undefined;
  let showsDismissed = false;
  let badged: number | undefined;
  let counted: FeedCount | undefined;
  let bar: Bar | undefined;
  let barMounts = 8;
  let dwell: Dwell<FeedRow> | undefined;
  const dwelt = new Set<string>();
  let pass: Pass = [].values();
  let isShowing = false;

  const knowledge = createKnowledge(store, visit, signal);
  const rows = createFeedRows(knowledge);
  const { stateOf, isFresh, ordered } = rows;
  const veils = createVeils(signal);
  const tour = createTour(ordered, bring);
  const notify = (message: string, undo?: () => void) => bar?.notify(message, undo);
  const acts = createReaderActs({ store, visit, knowledge, words, clock, signal, settle, notify });
  const nearness = watchNearness<FeedRow>(signal, (come) => come.forEach(bring));
  const recordSighting = createSightingBatch(store, visit, clock, signal);
  const watch = watchListings({ site, page, clock, signal }, (changes) => void follow(changes));

  signal.addEventListener('abort', () => {
    for (const { badge } of rows.all()) if (badge) remove(badge.host);
    if (bar) remove(bar.host);
  });
  watchOpenings(page.document, signal, (link) => rows.around(link)?.placed.listing, recordOpened);
  removeStrays();
  watch.begin();

  async function follow(changes: ListingChanges): Promise<void> {
    const { gone, standing } = rows.take(changes);
    for (const row of gone) release(row);
    settle();
    const answered = knowledge.ask(standing, settle);
    onNextTurn(prepare, signal);
    await answered;
  }

  /** What the first badges need beside the answer, done while the message is under way. */
  function prepare(): void {
    if (settings) return;
    rows.order(watch.inOrder());
    words.load();
    for (const row of ordered().slice(0, firstBadges)) badgeOf(row).draw();
  }

  function release(row: FeedRow): void {
    nearness.release(row, row.anchor);
    dwell?.release(row);
    veils.lay(row.placed.elements, 'none');
    if (row.badge) remove(row.badge.host);
    if (tour.place() === row) tour.setPlace(undefined);
  }

  /** Shows what is known by now, in slices. A pass that begins before the last is through takes its place. */
  function settle(): void {
    settings ??= knowledge.settings();
    if (!settings || signal.aborted) return;
    rows.order(watch.inOrder());
    pass = showing(settings);
    if (!isShowing) showSlice();
  }

  function showSlice(): void {
    watch.quietly(() => (isShowing = !inOneSlice(pass)));
    if (isShowing) return onNextTurn(showSlice, signal);
    const { fresh, total } = rows.count();
    if (counted?.fresh === fresh && counted.total === total) return;
    counted = { fresh, total };
    void store.reportPage(counted);
  }

  /** Makes what there is to show a row at a time, then writes it to the page at once: each write lays that out anew. */
  function* showing(current: FeedSettings): Generator<void, void, void> {
    const answered = ordered().filter(({ key }) => knowledge.of(key));
    const isLong = answered.filter(({ badge }) => !badge).length > mostAtOnce;
    for (const [position, row] of answered.entries()) {
      if (position < firstBadges || row.badge || !isLong) say(row, current);
      if (position < firstBadges) row.badge?.draw();
      yield;
    }
    for (const row of answered) {
      mount(row);
      veils.lay(row.placed.elements, veilOf(row));
    }
    removeStrays();
    showBar(current);
    for (const row of answered) {
      if (row.near) time(row, current);
      else nearness.observe(row, row.anchor);
      yield;
    }
  }

  function badgeOf(row: FeedRow): Badge {
    return (row.badge ??= createBadge(words.direction(), {
      act: (action) => void act(row, action),
      key: (event) => onKey(event, row),
    }));
  }

  function say(row: FeedRow, { record }: FeedSettings): void {
    const answer = knowledge.of(row.key)?.answer;
    if (!answer || (row.said?.answer === answer && row.said.first === row.first)) return;
    row.said = { answer, first: row.first };
    badgeOf(row).show(badgeView(row, answer, words, record, clock.now()));
  }

  /** The reader comes near, or is led there: from now on it has its badge, drawn. */
  function bring(row: FeedRow): void {
    row.near = true;
    badgeOf(row).draw();
    if (!settings) return;
    say(row, settings);
    watch.quietly(() => mount(row));
    time(row, settings);
  }

  function time(row: FeedRow, { record }: FeedSettings): void {
    if (!record || dwelt.has(row.key)) return;
    dwell ??= watchDwell(clock, signal, onDwelt);
    if (stateOf(row) === 'dismissed') dwell.release(row);
    else dwell.observe(row, row.placed.elements);
  }

  function mount(row: FeedRow): void {
    const { badge, placed } = row;
    if (badge && (!isConnected(badge.host) || !isAt(badge.host, placed.badge)) && row.mountsLeft-- > 0) {
      badge.inset(isRightInCard(placed));
      put(badge.host, placed.badge);
      badged = performance.now();
    }
  }

  function onDwelt({ key, placed }: FeedRow): void {
    if (dwelt.has(key)) return; // its twin was on screen before
    dwelt.add(key);
    recordSighting(placed.listing);
  }

  function veilOf(row: FeedRow): Veil {
    const known = knowledge.of(row.key);
    if (!known || !settings) return 'none';
    const isDismissed = known.answer.state === 'dismissed';
    if (row.called && (!isDismissed || row.called === 'dismissed')) return 'none';
    if (isDismissed) return showsDismissed ? 'dim' : 'hide';
    return settings.seen === 'show' || (known.fresh && !row.first) ? 'none' : settings.seen;
  }

  function isShown(row: FeedRow): boolean {
    return stateOf(row) !== undefined && veilOf(row) !== 'hide';
  }

  function isNext(row: FeedRow): boolean {
    return isFresh(row) && isShown(row);
  }

  function showBar(current: FeedSettings): void {
    if (!bar && ordered().length === 0) return;
    bar ??= createBar(words, clock, signal, {
      nextNew,
      chooseSeen: (seen) => choose({ seen }),
      markSeen: () =>
        void acts.markSeen(
          ordered()
            .filter(isFresh)
            .map(({ placed }) => placed.listing),
        ),
      showDismissed(shown) {
        showsDismissed = shown;
        settle();
      },
      fold: (fold) => choose({ bar: fold }),
      key: (event) => onKey(event, undefined),
    });
    const dismissed = ordered().filter((row) => stateOf(row) === 'dismissed').length;
    bar.show({ ...current, ...rows.count(), dismissed, showsDismissed });
    const corner = { element: page.document.body, where: 'append' } as const;
    if (!isConnected(bar.host) && barMounts-- > 0) put(bar.host, corner);
  }

  function choose(chosen: Partial<Pick<FeedSettings, 'seen' | 'bar'>>): void {
    if (settings) settings = { ...settings, ...chosen };
    for (const row of ordered()) row.called = undefined;
    settle();
    void store.chooseSettings(chosen);
  }

  /** Hosts that are not ours: of a script before this one, or copied by the page together with a card. */
  function removeStrays(): void {
    const ours = new Set<Element | undefined>([bar?.host]);
    for (const { badge } of rows.all()) ours.add(badge?.host);
    for (const host of findAll(page.document, `${badgeTag}, ${barTag}`)) if (!ours.has(host)) remove(host);
  }

  async function act(row: FeedRow, action: BadgeAction): Promise<void> {
    const { listing } = row.placed;
    tour.setPlace(row);
    if (action === 'jump') return row.first && reveal(row.first);
    if (action === 'save') return acts.save(listing);
    if (action === 'same' || action === 'different') return acts.judge(listing, action);
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
    if (shortcut === 'save' || shortcut === 'same' || shortcut === 'different') void act(row, shortcut);
    // A key pressed twice takes nothing back: that is for the button, and for undo.
    else if (state !== 'dismissed' && !(state && isKept(state))) void act(row, 'away');
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
    const next = tour.find(1, isNext) ?? ordered().find(isNext);
    if (next) tour.moveTo(next);
    else notify(words.noneNew());
  }

  function reveal(row: FeedRow): void {
    row.called = stateOf(row);
    settle();
    tour.moveTo(row);
  }

  return {
    report() {
      if (!settings) return unansweredReport(Array.from(rows.all(), ({ placed }) => placed.listing));
      const reported = ordered().flatMap((row, index): readonly ReportedRow[] => {
        const known = knowledge.of(row.key);
        if (!known) return [];
        const mark = duplicateOf(row, known.answer);
        const { listing } = row.placed;
        return [{ index, listing, state: known.answer.state, duplicate: mark?.kind, reason: mark?.reason }];
      });
      return { answered: true, private: !settings.record, rows: reported, badged };
    },
    nextNew,
    reveal(index) {
      const row = ordered()[index];
      if (row) reveal(row);
    },
    apply(changes) {
      const again = new Map<string, Listing>();
      for (const { keys, state } of changes) {
        for (const { key, placed } of rows.named(new Set(keys))) {
          const known = knowledge.of(key);
          // Below `saved` a listing is what it was when the page opened, which the store knows; and what it may be.
          const isAsked = known?.answer.duplicate?.kind === 'possible';
          if (isAsked || (state !== 'dismissed' && !isKept(state))) again.set(key, placed.listing);
          else if (known) known.answer = { ...known.answer, state };
        }
      }
      settle();
      if (again.size > 0) void knowledge.askAgain(again).then(settle);
    },
  };
}
