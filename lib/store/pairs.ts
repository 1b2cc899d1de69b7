import type { Judgement, WorkId } from '../identity/answer.ts';
import type { Stamped, WorkPair, WorkRow } from './rows.ts';

/** Verdicts by the name of their pair. */
export type Verdicts = ReadonlyMap<string, Stamped<Judgement | null>>;

export function pairOf(one: WorkId, other: WorkId): WorkPair {
  return one < other ? [one, other] : [other, one];
}

/** A pair as a key of a map. */
export function nameOfPair(pair: WorkPair): string {
  return JSON.stringify(pair);
}

/** The pairs in which two works stand: more than one if copies of a store found them alike under several names. */
export function pairsBetween(left: WorkRow, right: WorkRow): readonly WorkPair[] {
  return (left.judged ?? []).filter(
    ([one, other]) =>
      (Object.hasOwn(left.keys, one) && Object.hasOwn(right.keys, other)) ||
      (Object.hasOwn(left.keys, other) && Object.hasOwn(right.keys, one)),
  );
}

/** What the reader said of two works last; `null` if it was taken back or never said, `undefined` if they are no pair. */
export function verdictBetween(
  left: WorkRow,
  right: WorkRow,
  verdicts: Verdicts,
): Stamped<Judgement | null> | undefined {
  const stamps = pairsBetween(left, right).flatMap((pair) => verdicts.get(nameOfPair(pair)) ?? []);
  return stamps.toSorted((a, b) => b.at - a.at)[0];
}

/** The name that a pair has for the other of its works; `undefined` if both have become one. */
export function otherOf(pair: WorkPair, work: WorkRow): WorkId | undefined {
  return pair.find((name) => !Object.hasOwn(work.keys, name));
}

/** Whether the reader told a work apart from any of these. */
export function isToldApart(work: WorkRow, others: readonly WorkRow[], verdicts: Verdicts): boolean {
  return others.some((other) => verdictBetween(work, other, verdicts)?.value === 'different');
}

/**
 * The works that the reader said to be the same as these, or as those in turn. One that was told apart from any of them
 * stays out: answers that contradict each other join nothing.
 */
export function linkedTo(
  works: readonly WorkRow[],
  { verdicts, find }: { readonly verdicts: Verdicts; readonly find: (name: WorkId) => WorkRow | undefined },
): readonly WorkRow[] {
  const group = [...works];
  for (const work of group) {
    for (const pair of work.judged ?? []) {
      const name = otherOf(pair, work);
      const other = name === undefined ? undefined : find(name);
      if (other === undefined || group.includes(other)) continue;
      if (verdictBetween(work, other, verdicts)?.value !== 'same') continue;
      if (!isToldApart(other, group, verdicts)) group.push(other); // the loop comes to it
    }
  }
  return group.slice(works.length);
}
