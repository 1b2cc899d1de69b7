import type { Answer } from '../identity/answer.ts';
import { isKept, type State } from '../identity/state.ts';
import type { Millis } from '../identity/visit.ts';
import type { PlacedListing } from '../recognize/placed-listing.ts';
import type { BadgeView } from './badge-view.ts';
import type { Badge } from './badge.ts';
import type { DuplicateMark, PageWords } from './page-words.ts';
import type { RepeatProfile } from './repeats.ts';

/** One listing on a live page, from the moment it stands there until it is gone or another takes its place. */
export interface FeedRow {
  readonly anchor: Element;
  readonly key: string;
  /** Made when rows are put in order, which is while the store is being asked. */
  profile?: RepeatProfile | undefined;
  placed: PlacedListing;
  badge?: Badge | undefined;
  /** Whether the reader has come near: its badge is drawn then, and its time on screen watched. */
  near?: boolean;
  /** What its badge was made to say: with these unchanged it would say the same. */
  said?: { readonly answer: Answer; readonly first: FeedRow | undefined } | undefined;
  /** How often the badge will still be put back after the page has thrown it out. */
  mountsLeft: number;
  /** The row higher up that this one repeats. */
  first?: FeedRow | undefined;
  /** Its state when it was asked for by name: it is shown even where its like are hidden, until it is dismissed. */
  called?: State | undefined;
}

/** The mark a row carries: a repeat tells more than whatever the store says. */
export function duplicateOf(row: FeedRow, answer: Answer): DuplicateMark | undefined {
  const { first } = row;
  if (!first) return answer.duplicate;
  const { title } = first.placed.listing;
  return { kind: 'repeat', reason: { evidence: [], ...(title !== row.placed.listing.title && { title }) } };
}

/** @param record whether there are buttons to record with */
export function badgeView(row: FeedRow, answer: Answer, words: PageWords, record: boolean, now: Millis): BadgeView {
  const { title } = row.placed.listing;
  const duplicate = duplicateOf(row, answer);
  const away = isKept(answer.state) ? words.remove : answer.state === 'dismissed' ? words.restore : words.dismiss;
  return {
    state: answer.state,
    word: words.state(answer, now),
    history: words.history(answer, now),
    duplicate: duplicate && {
      word: words.duplicate(duplicate),
      reason: words.reason(duplicate, now),
      jumps: duplicate.kind === 'repeat',
      asks: record && duplicate.reason.other !== undefined ? words.question() : undefined,
    },
    title,
    actions: record ? () => ({ save: words.save(title), away: away(title) }) : undefined,
  };
}
