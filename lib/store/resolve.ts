import type { WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import { match, type Evidence, type Match } from '../identity/match.ts';
import type { PaperRecord } from '../identity/record.ts';
import { isIdentifier, keysOf, type ListingKeys } from './keys.ts';
import { uniteWorks } from './merge.ts';
import type { WorkRow } from './rows.ts';

/** What was read of the store for a batch of listings. */
export interface Holdings {
  readonly aliases: ReadonlyMap<string, readonly WorkId[]>;
  readonly works: ReadonlyMap<WorkId, WorkRow>;
}

/** What the store knows of a listing. */
export interface Resolution {
  readonly keys: ListingKeys;
  /** The works that are this listing's, more than one if it is the first to show that they are one. */
  readonly works: readonly WorkRow[];
  /** Why they are. */
  readonly evidence: readonly Evidence[];
  /** The most probable of the works that may be it and may be another. */
  readonly possible?: { readonly work: WorkRow; readonly match: Match } | undefined;
}

/**
 * Finds the works of a listing: those its identifiers name, and of those with its title whichever the matcher takes for
 * the same, the most probable first. Each found work adds to what the next is compared with, so that two papers of one
 * title but different identifiers are never drawn together by a listing that has only the title.
 */
export function resolve(listing: Listing, holdings: Holdings): Resolution {
  const keys = keysOf(listing);
  const works = unique(keys.naming.flatMap((key) => worksUnder(key, holdings)));
  const named = keys.naming.filter((key) => worksUnder(key, holdings).length > 0);
  const evidence = named.map((key): Evidence =>
    isIdentifier(key) ? { kind: 'identifier', identifier: key } : { kind: 'title', equal: true, similarity: 1 },
  );
  let possible: Resolution['possible'];

  const remaining = new Set(keys.title === undefined ? [] : worksUnder(keys.title, holdings));
  for (const work of works) remaining.delete(work);
  while (remaining.size > 0) {
    const record = recordOf(listing, works);
    const candidates = [...remaining].map((work) => compare(record, work)).toSorted(mostProbableFirst);
    const same = candidates.find((candidate) => candidate.isSame);
    if (same === undefined) {
      possible = candidates.find((candidate) => candidate.match.verdict === 'possible');
      break;
    }
    if (works.length === 0) evidence.push(...same.match.evidence);
    works.push(same.work);
    remaining.delete(same.work);
  }
  return { keys, works, evidence, ...(possible && { possible }) };
}

interface Candidate {
  readonly work: WorkRow;
  readonly match: Match;
  readonly isSame: boolean;
}

/** Compares a listing with a work that goes by its title. */
function compare(record: PaperRecord, work: WorkRow): Candidate {
  // The work goes by this title among others, whichever its facts were taken with.
  const other = { ...recordOfWork(work), title: record.title };
  const found = match(record, other);
  const isTitleAll = isTitleOnly(record) || isTitleOnly(other);
  return { work, match: found, isSame: found.verdict === 'same' || (found.verdict === 'possible' && isTitleAll) };
}

/** A saved feed has titles and nothing else to go by: the same title is the same work, or it would never be known again. */
function isTitleOnly(record: PaperRecord): boolean {
  return record.identifiers.length === 0 && record.authors.length === 0;
}

function mostProbableFirst(left: Candidate, right: Candidate): number {
  return right.match.probability - left.match.probability || (left.work.id < right.work.id ? -1 : 1);
}

function worksUnder(key: string, { aliases, works }: Holdings): readonly WorkRow[] {
  return (aliases.get(key) ?? []).flatMap((id) => works.get(id) ?? []);
}

/** A listing as the matcher sees it, filled up with what is known of its works. */
function recordOf(listing: Listing, works: readonly WorkRow[]): PaperRecord {
  const [first, ...rest] = works;
  const known = first && recordOfWork(rest.reduce(uniteWorks, first));
  const year = yearOf(listing) ?? known?.year;
  return {
    identifiers: [...new Set([...listing.identifiers, ...(known?.identifiers ?? [])])],
    title: listing.title,
    authors: listing.authors.length > 0 ? listing.authors : (known?.authors ?? []),
    ...(year !== undefined && { year }),
    ...(listing.abstract !== undefined && { abstract: listing.abstract }),
  };
}

function recordOfWork(work: WorkRow): PaperRecord {
  const { title, authors, year } = work.facts.value;
  return {
    identifiers: Object.keys(work.keys).filter(isIdentifier),
    title,
    authors,
    ...(year !== undefined && { year }),
  };
}

/** The year of a listing's date, if it has one. */
export function yearOf(listing: Listing): number | undefined {
  return listing.date === undefined ? undefined : Number(listing.date.slice(0, 4));
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
