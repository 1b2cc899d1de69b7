import type { Judgement, WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis } from '../identity/visit.ts';
import { write, type Store } from './database.ts';
import { setStamped } from './merge.ts';
import { pairOf, pairsBetween, verdictBetween } from './pairs.ts';
import { linkedWorks } from './resolve.ts';
import type { WorkPair, WorkRow } from './rows.ts';
import { currentIds, pairUp, place, readListings, readWorkingSet, writeWorkingSet } from './working-set.ts';

/** What the reader says of two works. */
export interface Answered {
  /** The names of the works, as they were given out. */
  readonly work: WorkId;
  readonly other: WorkId;
  /** The first as a page lists it, where it may be unknown yet. */
  readonly listing?: Listing | undefined;
  /** `null` takes back what was said. */
  readonly verdict: Judgement | null;
}

/**
 * Remembers whether two works are the same, or that nothing is said of it any more. Gives all works for which that makes a
 * difference; none where a work is not there, or both have long become one.
 */
export async function judge(
  store: Store,
  { work, other, listing, verdict }: Answered,
  at: Millis,
): Promise<readonly WorkId[]> {
  return write(store, async () => {
    if (listing !== undefined) {
      const placing = await readListings(store, [listing]);
      place(placing, listing, at);
      await writeWorkingSet(store, placing);
    }
    const set = await readWorkingSet(store, [work, other]);
    const [left, right] = [work, other].map((name) => set.works.get(set.aliases.get(name)?.[0] ?? ''));
    if (left === undefined || right === undefined || left === right) return [];
    const before = [left, right, ...linkedWorks([left, right], set)];
    const known = verdictBetween(left, right, set.verdicts);
    const answer = setStamped(known, verdict, at);
    const between = pairsBetween(left, right);
    const pairs: readonly WorkPair[] = between.length > 0 ? between : [pairOf(left.id, right.id)];
    await store.verdicts.bulkPut(pairs.map((pair) => ({ pair, verdict: answer })));
    for (const pair of pairs) pairUp(set, set.works.get(left.id) ?? left, set.works.get(right.id) ?? right, pair);
    await writeWorkingSet(store, set);
    return before.map((each) => each.id);
  });
}

/** A pair as its reader is asked about it. */
export interface StoredPair {
  readonly works: readonly [WorkRow, WorkRow];
  readonly verdict: Judgement | null;
}

/** Pairs of works, those without an answer first, then what was answered last. Those that have become one are left out. */
export async function readVerdicts(store: Store, limit: number): Promise<readonly StoredPair[]> {
  return store.transaction('r', store.verdicts, store.aliases, store.works, async () => {
    const rows = (await store.verdicts.toArray()).toSorted(
      ({ verdict: left }, { verdict: right }) =>
        Number(left.value !== null) - Number(right.value !== null) || right.at - left.at,
    );
    const shown = rows.slice(0, limit);
    const current = await currentIds(
      store,
      shown.flatMap(({ pair }) => pair),
    );
    const ids = [...new Set(current.values())];
    const works = new Map(
      (await store.works.bulkGet(ids)).flatMap((row) => (row === undefined ? [] : [[row.id, row]])),
    );
    return shown.flatMap(({ pair: [one, other], verdict }): StoredPair[] => {
      const [left, right] = [works.get(current.get(one) ?? one), works.get(current.get(other) ?? other)];
      if (left === undefined || right === undefined || left === right) return [];
      return [{ works: [left, right], verdict: verdict.value }];
    });
  });
}
