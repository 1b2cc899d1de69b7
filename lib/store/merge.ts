import type { Millis } from '../identity/visit.ts';
import { joinFirstTimes } from './first-times.ts';
import { nameOfWork } from './keys.ts';
import { nameOfPair } from './pairs.ts';
import type { EntryRow, EntryShare, SightingRow, Stamped, VerdictRow, WorkFacts, WorkPair, WorkRow } from './rows.ts';
import { joinSeen, seenAsOf, unseen, withSeenAs } from './seen.ts';
import { sharesOf, withShares } from './shares.ts';

/*
 * Joins of rows: commutative, associative and idempotent, so that copies of a store can be merged in any order, any number
 * of times.
 */

/** The later value; of two set in the same millisecond, the one whose JSON text is greater. */
export function joinStamped<T>(left: Stamped<T>, right: Stamped<T>): Stamped<T> {
  if (left.at !== right.at) return left.at > right.at ? left : right;
  return JSON.stringify(left.value) >= JSON.stringify(right.value) ? left : right;
}

/** A stamp this far ahead of now is no later wish of the user's, but a wrong clock here or where the copy came from. */
const clockError = 60_000;

/**
 * The value after the user set it. A call that was overtaken by a later one changes nothing; what was set last holds even
 * in the same millisecond, or with a clock gone wrong.
 */
export function setStamped<T>(known: Stamped<T> | undefined, value: T, at: Millis): Stamped<T> {
  if (known === undefined || known.at < at) return { value, at };
  const isOvertaken = known.at > at && known.at - at < clockError;
  return isOvertaken || JSON.stringify(known.value) === JSON.stringify(value) ? known : { value, at: known.at + 1 };
}

/** The facts of the listing that knew more; where both knew as much, the later. */
export function joinFacts(left: Stamped<WorkFacts>, right: Stamped<WorkFacts>): Stamped<WorkFacts> {
  const more = knowledge(left.value) - knowledge(right.value);
  if (more !== 0) return more > 0 ? left : right;
  return joinStamped(left, right);
}

/** Authors tell works apart better than an abstract does, and that better than a year. */
function knowledge(facts: WorkFacts): number {
  const { authors, abstract, year } = facts;
  return (authors.length > 0 ? 4 : 0) + (abstract === undefined ? 0 : 2) + (year === undefined ? 0 : 1);
}

/** Two copies of one work, or two works that are one, called what the one known first was called. */
export function joinWorks(left: WorkRow, right: WorkRow): WorkRow {
  const openedAt = optional(left.openedAt, right.openedAt, Math.min);
  const dismissed = optional(left.dismissed, right.dismissed, joinStamped);
  const saved = optional(left.saved, right.saved, joinStamped);
  const judged = optional(left.judged, right.judged, joinPairs);
  const keys = joinFirstTimes(left.keys, right.keys);
  const work: WorkRow = {
    id: nameOfWork(keys),
    facts: joinFacts(left.facts, right.facts),
    keys,
    seen: unseen,
    ...(openedAt !== undefined && { openedAt }),
    ...(dismissed !== undefined && { dismissed }),
    ...(saved !== undefined && { saved }),
    ...(judged !== undefined && { judged }),
  };
  return withSeenAs(work, joinMaps(seenAsOf(left), seenAsOf(right), joinSeen));
}

/**
 * Works taken together while they are read, as if they were one; `undefined` of none. Each may have an entry of its own:
 * saved is what any of them is.
 */
export function together(works: readonly WorkRow[]): WorkRow | undefined {
  const [first, ...rest] = works;
  if (first === undefined) return undefined;
  const saved = works.map((work) => work.saved).filter((mark) => mark !== undefined && mark.value !== null);
  const [mark] = saved.toSorted((a, b) => (b?.at ?? 0) - (a?.at ?? 0));
  return { ...rest.reduce(joinWorks, first), ...(mark !== undefined && { saved: mark }) };
}

/** The pairs of both, each once. */
export function joinPairs(left: readonly WorkPair[], right: readonly WorkPair[]): readonly WorkPair[] {
  const named = new Map([...left, ...right].map((pair) => [nameOfPair(pair), pair]));
  return [...named].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, pair]) => pair);
}

/** Two copies of one verdict. */
export function joinVerdicts(left: VerdictRow, right: VerdictRow): VerdictRow {
  return { pair: left.pair, verdict: joinStamped(left.verdict, right.verdict) };
}

/** When the work was first known of. */
export function knownSince(work: WorkRow): Millis {
  return Math.min(work.facts.at, ...Object.values(work.keys));
}

/** Two copies of one entry, or the entries of two works that are one, which takes the left one's name. */
export function joinEntries(left: EntryRow, right: EntryRow): EntryRow {
  const entry: EntryRow = {
    work: left.work,
    identifiers: [...new Set([...left.identifiers, ...right.identifiers])].toSorted(),
    title: joinStamped(left.title, right.title),
    authors: joinStamped(left.authors, right.authors),
    ...joinDetails(left, right),
    status: joinStamped(left.status, right.status),
    notes: joinMaps(left.notes, right.notes, joinStamped),
    tags: left.tags,
    saved: left.saved,
    savedAt: left.savedAt,
  };
  return withShares(entry, joinMaps(sharesOf(left), sharesOf(right), joinShares));
}

/** Two copies of one share. */
function joinShares(left: EntryShare, right: EntryShare): EntryShare {
  const saved = joinStamped(left.saved, right.saved);
  // The date of saving belongs to the saving that holds.
  const savedAt = [left, right].filter((share) => share.saved.at === saved.at && share.saved.value === saved.value);
  return {
    saved,
    savedAt: Math.max(...savedAt.map((share) => share.savedAt)),
    tags: joinMaps(left.tags, right.tags, joinStamped),
  };
}

const details = ['date', 'url', 'code', 'abstract', 'venue'] as const;

function joinDetails(left: EntryRow, right: EntryRow): Pick<EntryRow, (typeof details)[number]> {
  const joined: { -readonly [Name in (typeof details)[number]]?: Stamped<string> } = {};
  for (const name of details) {
    const value = optional(left[name], right[name], joinStamped);
    if (value !== undefined) joined[name] = value;
  }
  return joined;
}

function joinMaps<T>(
  left: Readonly<Record<string, T>>,
  right: Readonly<Record<string, T>>,
  join: (left: T, right: T) => T,
): Readonly<Record<string, T>> {
  const joined = new Map(Object.entries(left));
  for (const [name, item] of Object.entries(right)) {
    const known = joined.get(name);
    joined.set(name, known === undefined ? item : join(known, item));
  }
  return Object.fromEntries(joined);
}

/** Two copies of one sighting: a batch that was sent twice. */
export function joinSightings(left: SightingRow, right: SightingRow): SightingRow {
  if (left.at !== right.at) return left.at < right.at ? left : right;
  return JSON.stringify(left) <= JSON.stringify(right) ? left : right;
}

function optional<T>(left: T | undefined, right: T | undefined, join: (left: T, right: T) => T): T | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return join(left, right);
}
