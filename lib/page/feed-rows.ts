import type { Listing } from '../identity/listing.ts';
import type { State } from '../identity/state.ts';
import { hashedTitle, titleKey } from '../identity/title.ts';
import type { FeedRow } from './feed-row.ts';
import type { FeedCount } from './feed-store.ts';
import { listingKey, type Knowledge } from './knowledge.ts';
import type { ListingChanges } from './listing-watch.ts';
import { contains } from './live-dom.ts';
import { findRepeats, repeatProfile } from './repeats.ts';

/** A page that throws the badge of one listing out this often wants it out. */
const mounts = 8;

/** The listings of a page as they stand by now, and what is known of them. */
export interface FeedRows {
  /** Takes in what a survey found. Gives the rows that are no more, and what stands where something changed, by key. */
  take(changes: ListingChanges): { readonly gone: readonly FeedRow[]; readonly standing: ReadonlyMap<string, Listing> };
  /** Puts the rows in the order of the page and finds its repeats. */
  order(anchors: readonly Element[]): void;
  /** As of the last time they were put in order. */
  readonly ordered: () => readonly FeedRow[];
  all(): Iterable<FeedRow>;
  /** The row whose listing an element is part of. */
  around(element: Element): FeedRow | undefined;
  /** The rows of works that go by any of these keys: names of works, identifiers, hashed titles. */
  named(keys: ReadonlySet<string>): readonly FeedRow[];
  /** `undefined` until the store has answered. */
  readonly stateOf: (row: FeedRow) => State | undefined;
  /** Whether it is new, and no repeat of another. */
  readonly isFresh: (row: FeedRow) => boolean;
  count(): FeedCount;
}

export function createFeedRows(knowledge: Knowledge): FeedRows {
  const rows = new Map<Element, FeedRow>();
  let ordered: readonly FeedRow[] = [];

  function take({ placed, gone }: ListingChanges) {
    const released: FeedRow[] = [];
    const release = (anchor: Element) => {
      const row = rows.get(anchor);
      if (row) released.push(row);
      rows.delete(anchor);
    };
    const standing = new Map<string, Listing>();
    for (const anchor of gone) release(anchor);
    for (const [anchor, now] of placed) {
      const key = listingKey(now.listing);
      standing.set(key, now.listing);
      const row = rows.get(anchor);
      if (row?.key === key && sameMembers(row.placed.elements, now.elements)) {
        row.placed = now;
      } else {
        release(anchor); // the page has drawn another paper in its place
        rows.set(anchor, { anchor, key, placed: now, mountsLeft: mounts });
      }
    }
    return { gone: released, standing };
  }

  function order(anchors: readonly Element[]): void {
    ordered = anchors.flatMap((anchor) => rows.get(anchor) ?? []);
    const repeats = findRepeats(
      ordered.map((row) => (row.profile ??= repeatProfile(row.placed.listing))),
      ordered.map((row) => knowledge.of(row.key)?.answer.work),
    );
    for (const [position, row] of ordered.entries()) row.first = ordered[repeats[position] ?? -1];
  }

  function stateOf(row: FeedRow): State | undefined {
    return knowledge.of(row.key)?.answer.state;
  }

  function isFresh(row: FeedRow): boolean {
    return stateOf(row) === 'new' && !row.first;
  }

  return {
    take,
    order,
    ordered: () => ordered,
    all: () => rows.values(),
    around: (element) => rows.values().find(({ placed }) => placed.elements.some((part) => contains(part, element))),
    named: (keys) =>
      [...rows.values()].filter(({ key, placed: { listing } }) => {
        const title = titleKey(listing.title);
        const names = [knowledge.of(key)?.answer.work, ...listing.identifiers, title && hashedTitle(title)];
        return names.some((name) => name !== undefined && keys.has(name));
      }),
    stateOf,
    isFresh,
    count: () => ({
      fresh: ordered.filter(isFresh).length,
      total: ordered.filter((row) => stateOf(row) !== undefined).length,
    }),
  };
}

function sameMembers(left: readonly Element[], right: readonly Element[]): boolean {
  return left.length === right.length && left.every((element, index) => element === right[index]);
}
