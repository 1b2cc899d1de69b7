import type { Judgement, WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import { matchProfiles } from '../identity/match.ts';
import type { PairedWork, PossiblePair } from '../identity/possible-pair.ts';
import type { Millis } from '../identity/visit.ts';
import { comparable } from './abstract-sample.ts';
import { write, type Store } from './database.ts';
import { isIdentifier } from './keys.ts';
import { setStamped } from './merge.ts';
import { pairOf, pairsBetween, verdictBetween } from './pairs.ts';
import { profileOfWork } from './profiles.ts';
import { linkedWorks } from './resolve.ts';
import type { VerdictRow, WorkPair, WorkRow } from './rows.ts';
import { currentIds, pairUp, place, readListings, readWorkingSet, writeWorkingSet } from './working-set.ts';

/** What the reader says of two works. */
export interface Answered {
  /** By the name that was given out, or as a page lists it, where it may be unknown yet. */
  readonly work: WorkId | Listing;
  readonly other: WorkId;
  /** `null` takes back what was said. */
  readonly verdict: Judgement | null;
}

/**
 * Remembers whether two works are the same, or that nothing is said of it any more. Gives all works for which that makes a
 * difference; none where a work is not there, or both have long become one.
 */
export async function judge(store: Store, { work, other, verdict }: Answered, at: Millis): Promise<readonly WorkId[]> {
  return write(store, async () => {
    const name = typeof work === 'string' ? work : await becomeKnown(store, work, at);
    const set = await readWorkingSet(store, [name, other]);
    const [left, right] = [name, other].map((each) => set.works.get(set.aliases.get(each)?.[0] ?? ''));
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

async function becomeKnown(store: Store, listing: Listing, at: Millis): Promise<WorkId> {
  const set = await readListings(store, [listing]);
  const { id } = place(set, listing, at);
  await writeWorkingSet(store, set);
  return id;
}

/** Pairs of works, those without an answer first, then what was answered last. Those that have become one are left out. */
export async function findPairs(store: Store, limit: number): Promise<readonly PossiblePair[]> {
  return store.transaction('r', store.verdicts, store.aliases, store.works, async () => {
    const rows = (await store.verdicts.toArray()).toSorted(openFirst).slice(0, limit);
    const current = await currentIds(
      store,
      rows.flatMap(({ pair }) => pair),
    );
    const works = new Map<WorkId, WorkRow>();
    for (const row of await store.works.bulkGet([...new Set(current.values())])) if (row) works.set(row.id, row);
    return rows.flatMap(({ pair: [one, other], verdict }): PossiblePair[] => {
      const [left, right] = [works.get(current.get(one) ?? one), works.get(current.get(other) ?? other)];
      if (left === undefined || right === undefined || left === right) return [];
      const { evidence } = matchProfiles(...comparable(profileOfWork(left), profileOfWork(right)));
      return [{ works: [pairedWork(left), pairedWork(right)], verdict: verdict.value, evidence }];
    });
  });
}

function openFirst({ verdict: left }: VerdictRow, { verdict: right }: VerdictRow): number {
  return Number(left.value !== null) - Number(right.value !== null) || right.at - left.at;
}

function pairedWork({ id, keys, facts, seen: { first } }: WorkRow): PairedWork {
  const { title, authors, year } = facts.value;
  return {
    work: id,
    identifiers: Object.keys(keys).filter(isIdentifier),
    title,
    authors,
    ...(year !== undefined && { year }),
    ...(first !== undefined && { firstSeen: { at: first.at, site: first.site } }),
  };
}
