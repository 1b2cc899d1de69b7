import type { Answer, Judgement, Reason } from '../identity/answer.ts';
import type { StoreFailure } from '../identity/failure.ts';
import type { DuplicateKind } from '../identity/state.ts';
import type { Millis } from '../identity/visit.ts';
import type { FeedCount, SeenDisplay } from './feed-store.ts';

export interface DuplicateMark {
  readonly kind: DuplicateKind;
  readonly reason: Reason;
}

/** Everything this folder says to its reader, in the reader's language. */
export interface PageWords {
  /** Has the browser load the words: the first one asked for takes it some milliseconds (Chromium 156). */
  readonly load: () => void;
  readonly direction: () => 'ltr' | 'rtl';

  // In a badge.
  /** One or two words: “New”, “Seen 2d”. */
  readonly state: (answer: Answer, now: Millis) => string;
  /** When and where the work was seen first; `undefined` where it never was. */
  readonly history: (answer: Answer, now: Millis) => string | undefined;
  /** One to three words: “Repeat ↑”, “v3, you saw v1”. */
  readonly duplicate: (mark: DuplicateMark) => string;
  /** A sentence. */
  readonly reason: (mark: DuplicateMark, now: Millis) => string;
  readonly save: (title: string) => string;
  readonly remove: (title: string) => string;
  readonly dismiss: (title: string) => string;
  readonly restore: (title: string) => string;
  /** What is asked of a possible duplicate. */
  readonly question: () => QuestionWords;

  // In the bar.
  readonly bar: () => BarWords;
  readonly count: (count: FeedCount) => string;
  readonly unfold: (count: FeedCount) => string;
  readonly dismissedCount: (count: number) => string;

  // What was done.
  readonly markedSeen: (count: number) => string;
  readonly saved: (title: string) => string;
  readonly alreadySaved: (title: string) => string;
  readonly removed: (title: string) => string;
  readonly dismissed: (title: string) => string;
  readonly restored: (title: string) => string;
  readonly judged: (verdict: Judgement, title: string) => string;
  readonly undone: () => string;
  readonly noneNew: () => string;
  readonly failure: (error: StoreFailure | 'unavailable') => string;
}

/** The two answers: “Same paper”, “Different”. */
export type QuestionWords = Readonly<Record<Judgement, string>>;

/** What of the bar never changes. */
export interface BarWords extends Readonly<Record<SeenDisplay, string>> {
  readonly name: string;
  readonly private: string;
  readonly nextNew: string;
  /** What the keys do while the focus is in a badge or in the bar. */
  readonly keys: string;
  readonly seenDisplay: string;
  readonly markSeen: string;
  readonly fold: string;
  readonly undo: string;
}
