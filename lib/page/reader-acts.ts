import type { Answer, Judgement, WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import { isKept, type State } from '../identity/state.ts';
import type { Visit } from '../identity/visit.ts';
import type { Clock } from './clock.ts';
import type { FeedStore, Outcome } from './feed-store.ts';
import { listingKey, type Knowledge, type Known } from './knowledge.ts';
import type { PageWords } from './page-words.ts';

/** What the reader does on a page. Each act shows at once when the store has taken it, and offers to be undone. */
export interface ReaderActs {
  /** Saving what is saved changes nothing. */
  save(listing: Listing): Promise<void>;
  /** The second button of a badge: dismisses, or takes back what was saved or dismissed. */
  away(listing: Listing): Promise<void>;
  /** Answers whether a listing is the work that it may be; does nothing where it may be none. */
  judge(listing: Listing, verdict: Judgement): Promise<void>;
  markSeen(listings: readonly Listing[]): Promise<void>;
  opened(listing: Listing): Promise<void>;
}

export interface ActContext {
  readonly store: FeedStore;
  readonly visit: Visit;
  readonly knowledge: Knowledge;
  readonly words: PageWords;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Shows what is known by now. */
  readonly settle: () => void;
  readonly notify: (message: string, undo?: () => void) => void;
}

export function createReaderActs(context: ActContext): ReaderActs {
  const { store, visit, knowledge, words, clock, signal, settle, notify } = context;

  function answerOf(listing: Listing): Answer | undefined {
    return knowledge.of(listingKey(listing))?.answer;
  }

  /** Whether the store took it. */
  async function took(call: Promise<Outcome<unknown>>): Promise<boolean> {
    const outcome = await call;
    if (signal.aborted) return false;
    if (!outcome.ok) notify(words.failure(outcome.error));
    return outcome.ok;
  }

  function become(listing: Listing, state: State): void {
    const answer = answerOf(listing);
    if (!answer) return;
    for (const same of knowledge.ofWork(answer.work)) same.answer = { ...same.answer, state };
    settle();
  }

  /** What a work is when it is no longer saved or dismissed only the store knows. */
  async function becomeWhatItWas(listing: Listing): Promise<void> {
    await knowledge.askAgain(new Map([[listingKey(listing), listing]]));
    const answer = answerOf(listing);
    if (answer && !signal.aborted) become(listing, answer.state);
  }

  async function keep(listing: Listing): Promise<boolean> {
    const done = await took(store.saveEntries([listing]));
    if (done) become(listing, 'saved');
    return done;
  }

  async function drop(listing: Listing): Promise<boolean> {
    const done = await took(store.unsaveListings([listing]));
    if (done) await becomeWhatItWas(listing);
    return done;
  }

  async function dismiss(listing: Listing): Promise<boolean> {
    const done = await took(store.setDismissed([listing], true));
    if (done) become(listing, 'dismissed');
    return done;
  }

  async function restore(listing: Listing): Promise<boolean> {
    const done = await took(store.setDismissed([listing], false));
    if (done) await becomeWhatItWas(listing);
    return done;
  }

  /** What follows from a verdict only the store knows. */
  async function say(listing: Listing, other: WorkId, verdict: Judgement | null): Promise<boolean> {
    const done = await took(store.judge(listing, other, verdict));
    if (!done) return false;
    await knowledge.askAgain(new Map([[listingKey(listing), listing]]));
    if (!signal.aborted) settle();
    return true;
  }

  async function undo(act: () => Promise<boolean>): Promise<void> {
    if (await act()) notify(words.undone());
  }

  return {
    async save(listing) {
      const state = answerOf(listing)?.state;
      if (state !== undefined && isKept(state)) return notify(words.alreadySaved(listing.title));
      if (await keep(listing)) notify(words.saved(listing.title), () => void undo(() => drop(listing)));
    },
    async away(listing) {
      const { title } = listing;
      const state = answerOf(listing)?.state;
      if (state !== undefined && isKept(state)) {
        if (await drop(listing)) notify(words.removed(title), () => void undo(() => keep(listing)));
      } else if (state === 'dismissed') {
        if (await restore(listing)) notify(words.restored(title), () => void undo(() => dismiss(listing)));
      } else if (await dismiss(listing)) {
        notify(words.dismissed(title), () => void undo(() => restore(listing)));
      }
    },
    async judge(listing, verdict) {
      const answer = answerOf(listing);
      const other = answer?.duplicate?.kind === 'possible' ? answer.duplicate.reason.other : undefined;
      if (other === undefined) return;
      if (await say(listing, other, verdict)) {
        notify(words.judged(verdict, listing.title), () => void undo(() => say(listing, other, null)));
      }
    },
    async markSeen(listings) {
      // Under a visit of its own, so that undoing it leaves what was really seen.
      const marking: Visit = { ...visit, id: crypto.randomUUID() };
      if (!(await took(store.recordSightings(marking, listings)))) return;
      const before = new Map<Known, Answer>();
      const firstSeen = { at: clock.now(), site: visit.site };
      for (const listing of listings) {
        const known = knowledge.of(listingKey(listing));
        if (known?.answer.state !== 'new') continue;
        before.set(known, known.answer);
        known.answer = { ...known.answer, state: 'seen', firstSeen };
        known.fresh = false;
      }
      settle();
      const forget = async () => {
        if (!(await took(store.forgetVisit(marking.id)))) return false;
        for (const [known, answer] of before) {
          known.fresh = true;
          if (known.answer.state === 'seen') known.answer = answer;
        }
        settle();
        return true;
      };
      notify(words.markedSeen(listings.length), () => void undo(forget));
    },
    async opened(listing) {
      const state = answerOf(listing)?.state;
      const outcome = await store.recordOpened(listing);
      if (outcome.ok && !signal.aborted && (state === 'new' || state === 'seen')) become(listing, 'opened');
    },
  };
}
