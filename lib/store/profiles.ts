import type { Listing } from '../identity/listing.ts';
import { profileOf, type Profile } from '../identity/profile.ts';
import type { PaperRecord } from '../identity/record.ts';
import { abstractOfSample, sampleOf } from './abstract-sample.ts';
import { isIdentifier } from './keys.ts';
import { joinWorks } from './merge.ts';
import type { WorkFacts, WorkRow } from './rows.ts';

/** A listing is looked up, judged and remembered; its abstract is read once. */
const computed = new WeakMap<Listing, Profile>();

/** Of an abstract, in characters, so much is looked at: half of most, and a page may list fifty. */
const longestBeginning = 800;

/** A listing as the matcher sees it, filled up with what is known of its works. */
export function profileOfListing(listing: Listing, works: readonly WorkRow[]): Profile {
  const own = computed.get(listing) ?? profileOf(recordOfListing(listing));
  computed.set(listing, own);
  const [first, ...rest] = works;
  if (first === undefined) return own;
  const known = recordOfWork(rest.reduce(joinWorks, first));
  const identifiers = [...new Set([...own.record.identifiers, ...known.identifiers])];
  const authors = own.record.authors.length > 0 ? own.record.authors : known.authors;
  const year = own.record.year ?? known.year;
  const record = { identifiers, title: listing.title, authors, ...(year !== undefined && { year }) };
  return { ...profileOf(record), abstract: own.abstract };
}

/** @param title by which it is compared: a work goes by several, and its facts were taken with one */
export function profileOfWork(work: WorkRow, title = work.facts.value.title): Profile {
  const { abstract } = work.facts.value;
  return {
    ...profileOf({ ...recordOfWork(work), title }),
    abstract: abstract === undefined ? undefined : abstractOfSample(abstract),
  };
}

/** What a work keeps of the listing that knew most. */
export function factsOf(listing: Listing): WorkFacts {
  const { title, authors } = listing;
  const { record, abstract } = profileOfListing(listing, []);
  return {
    title,
    authors,
    ...(record.year !== undefined && { year: record.year }),
    ...(abstract !== undefined && { abstract: sampleOf(abstract) }),
  };
}

function recordOfListing({ identifiers, title, authors, date, abstract }: Listing): PaperRecord {
  return {
    identifiers,
    title,
    authors,
    ...(date !== undefined && { year: Number(date.slice(0, 4)) }),
    ...(abstract !== undefined && { abstract: abstract.slice(0, longestBeginning) }),
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
