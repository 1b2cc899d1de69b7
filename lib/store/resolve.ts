import type { WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import { matchProfiles, type Evidence, type Match } from '../identity/match.ts';
import type { Profile } from '../identity/profile.ts';
import { comparable } from './abstract-sample.ts';
import { isIdentifier, keysOf, type ListingKeys } from './keys.ts';
import { isToldApart, linkedTo, otherOf, verdictBetween, type Verdicts } from './pairs.ts';
import { profileOfListing, profileOfWork } from './profiles.ts';
import type { WorkRow } from './rows.ts';

/** What was read of the store for a batch of listings. */
export interface Holdings {
  readonly aliases: ReadonlyMap<string, readonly WorkId[]>;
  readonly works: ReadonlyMap<WorkId, WorkRow>;
  readonly verdicts: Verdicts;
  /** Works like the listings that are known neither by a name nor by their title. */
  readonly similar: ReadonlyMap<Listing, readonly WorkId[]>;
}

/** What the store knows of a listing. */
export interface Resolution {
  readonly keys: ListingKeys;
  /** The works that are this listing's, more than one if it is the first to show that they are one. */
  readonly works: readonly WorkRow[];
  /** The works that are the same because the reader said so. */
  readonly linked: readonly WorkRow[];
  /** The works its identifiers name, but which the reader told apart from the ones above. */
  readonly toldApart: readonly WorkRow[];
  /** Why they are. */
  readonly evidence: readonly Evidence[];
  /** The most probable of the works that may be it and may be another. */
  readonly possible?: { readonly work: WorkRow; readonly match: Match } | undefined;
}

/**
 * Finds the works of a listing: those its identifiers name, and of those with its title or like it whichever the matcher
 * takes for the same, the most probable first. Each found work adds to what the next is compared with, so that two papers
 * of one title but different identifiers are never drawn together by a listing that has only the title. What the reader
 * said outranks all of it.
 */
export function resolve(listing: Listing, holdings: Holdings): Resolution {
  const { verdicts } = holdings;
  const keys = keysOf(listing);
  const named = unique(keys.naming.flatMap((key) => worksUnder(key, holdings)));
  const works: WorkRow[] = [];
  for (const work of named) if (!isToldApart(work, works, verdicts)) works.push(work);
  const evidence = keys.naming
    .filter((key) => worksUnder(key, holdings).length > 0)
    .map((key): Evidence =>
      isIdentifier(key) ? { kind: 'identifier', identifier: key } : { kind: 'title', equal: true, similarity: 1 },
    );

  const titled = new Set(keys.title === undefined ? [] : worksUnder(keys.title, holdings));
  const similar = (holdings.similar.get(listing) ?? []).flatMap((id) => holdings.works.get(id) ?? []);
  const remaining = new Set([...titled, ...similar]);
  let linked = linkedWorks(works, holdings);
  let possible: Resolution['possible'];
  for (const work of named) remaining.delete(work);
  while (remaining.size > 0) {
    const known = [...works, ...linked];
    for (const work of remaining) {
      if (known.includes(work) || isToldApart(work, known, verdicts)) remaining.delete(work);
    }
    const profile = profileOfListing(listing, known);
    const candidates = [...remaining].map((work) => compare(profile, work, titled)).toSorted(mostProbableFirst);
    const same = candidates.find((candidate) => candidate.isSame);
    if (same === undefined) {
      possible = candidates.find((candidate) => candidate.match.verdict === 'possible');
      break;
    }
    if (works.length === 0) evidence.push(...same.match.evidence);
    works.push(same.work);
    remaining.delete(same.work);
    linked = linkedWorks(works, holdings);
  }
  possible ??= askedBefore(listing, [...works, ...linked], holdings);
  const toldApart = named.filter((work) => !works.includes(work));
  return { keys, works, linked, toldApart, evidence, ...(possible && { possible }) };
}

/** The works that the reader said to be the same as these. */
export function linkedWorks(works: readonly WorkRow[], holdings: Holdings): readonly WorkRow[] {
  const { verdicts } = holdings;
  return linkedTo(works, { verdicts, find: (name) => worksUnder(name, holdings)[0] });
}

/** What these works were once found to be like, if it is still so and the reader has not answered. */
function askedBefore(listing: Listing, works: readonly WorkRow[], holdings: Holdings): Resolution['possible'] {
  const open = works.flatMap((work) =>
    (work.judged ?? []).flatMap((pair) => {
      const name = otherOf(pair, work);
      const [other] = name === undefined ? [] : worksUnder(name, holdings);
      if (other === undefined || works.includes(other) || isToldApart(other, works, holdings.verdicts)) return [];
      return verdictBetween(work, other, holdings.verdicts)?.value === null ? [other] : [];
    }),
  );
  if (open.length === 0) return undefined;
  const profile = profileOfListing(listing, works);
  const candidates = unique(open).map((work) => compare(profile, work, new Set()));
  return candidates.toSorted(mostProbableFirst).find(({ match }) => match.verdict !== 'different');
}

interface Candidate {
  readonly work: WorkRow;
  readonly match: Match;
  readonly isSame: boolean;
}

/** @param titled the works that go by the listing's title, among others, whichever their facts were taken with */
function compare(profile: Profile, work: WorkRow, titled: ReadonlySet<WorkRow>): Candidate {
  const isTitled = titled.has(work);
  const other = profileOfWork(work, isTitled ? profile.record.title : undefined);
  const match = matchProfiles(...comparable(profile, other));
  const isTitleAll = isTitled && (isTitleOnly(profile) || isTitleOnly(other));
  return { work, match, isSame: match.verdict === 'same' || (match.verdict === 'possible' && isTitleAll) };
}

/** A saved feed has titles and nothing else to go by: the same title is the same work, or it would never be known again. */
function isTitleOnly({ record: { identifiers, authors } }: Profile): boolean {
  return identifiers.length === 0 && authors.length === 0;
}

function mostProbableFirst(left: Candidate, right: Candidate): number {
  return right.match.probability - left.match.probability || (left.work.id < right.work.id ? -1 : 1);
}

function worksUnder(key: string, { aliases, works }: Holdings): readonly WorkRow[] {
  return (aliases.get(key) ?? []).flatMap((id) => works.get(id) ?? []);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
