import type { WorkId } from '../identity/answer.ts';
import { anyFingerprint, type Fingerprint, fingerprintOf, overlap } from '../identity/fingerprint.ts';
import { hash } from '../identity/hash.ts';
import type { Listing } from '../identity/listing.ts';
import type { Profile } from '../identity/profile.ts';
import { abstractSketchKeys, type SketchBands, type SketchKey, titleSketchKeys } from '../identity/sketch.ts';
import { cutToSample } from './abstract-sample.ts';
import type { Store } from './database.ts';
import { profileOfListing, profileOfWork } from './profiles.ts';
import type { SketchRow, WorkRow } from './rows.ts';

/** A bucket with more works than this tells nothing; the first ones stay in it. */
const mostWorksOfSketch = 16;
/** Works that share the most buckets with a listing are compared with it. */
const mostCompared = 4;
/**
 * A work in one bucket only is read if it has so much of its title's words, or of its abstract's sample, in common: of papers with
 * one first author less is asked than of those with two. Of 3,000 arXiv papers among 52,000 others this left 0.34 to be read for
 * each instead of 1.31 (a bound of 0.5 for all; 2026-11-21). What is found: `npm run bench -- --only sketch-recall`.
 */
const leastOverlap = { oneAuthor: 0.34, twoAuthors: 0.75 };

/**
 * The works that may be like each listing, those that share the most buckets first. Reads by primary key, at most six a
 * listing.
 */
export async function readSimilar(
  store: Store,
  listings: readonly Listing[],
): Promise<ReadonlyMap<Listing, readonly WorkId[]>> {
  const sketches = listings.map((listing) => sketchesOf(profileOfListing(listing, [])));
  const unique = [...new Set(sketches.flatMap((own) => own.map(({ key }) => key)))].toSorted(
    (one, other) => one - other,
  );
  if (unique.length === 0) return new Map();
  const rows = await store.sketches.bulkGet(unique);
  const buckets = new Map(unique.map((key, i) => [key, bucketOf(rows[i])]));
  return new Map(listings.map((listing, i) => [listing, likeliest(sketches[i] ?? [], buckets)]));
}

function likeliest(
  sketches: readonly Sketch[],
  buckets: ReadonlyMap<SketchKey, ReadonlyMap<WorkId, Trace>>,
): readonly WorkId[] {
  const found = new Map<WorkId, { readonly shared: number; readonly alike: number; readonly least: number }>();
  for (const { key, print, author } of sketches) {
    for (const [work, other] of buckets.get(key) ?? []) {
      const { shared, alike } = found.get(work) ?? { shared: 0, alike: 0 };
      const least = mayBeOne(author, other.author) ? leastOverlap.oneAuthor : leastOverlap.twoAuthors;
      found.set(work, { shared: shared + 1, alike: Math.max(alike, overlap(print, other.print)), least });
    }
  }
  return [...found]
    .filter(([, { shared, alike, least }]) => shared > 1 || alike >= least)
    .toSorted(
      ([one, left], [other, right]) => right.shared - left.shared || right.alike - left.alike || (one < other ? -1 : 1),
    )
    .slice(0, mostCompared)
    .map(([work]) => work);
}

function mayBeOne(author: number, other: number): boolean {
  return author === other || author === unknownAuthor || other === unknownAuthor;
}

/**
 * Puts works into their buckets, under the names they have now. To be called inside a `write`.
 *
 * @param works each with the row that its buckets follow from: its own, or that of a work it has taken in
 */
export async function putSketches(
  store: Store,
  works: readonly { readonly work: WorkId; readonly as: WorkRow }[],
  gone: ReadonlySet<WorkId>,
): Promise<void> {
  const added = new Map<SketchKey, Map<WorkId, Trace>>();
  for (const { work, as } of works) {
    for (const { key, ...trace } of sketchesOf(profileOfWork(as))) {
      added.set(key, (added.get(key) ?? new Map<WorkId, Trace>()).set(work, trace));
    }
  }
  if (added.size === 0) return;
  const keys = [...added.keys()];
  const rows = await store.sketches.bulkGet(keys);
  const written = keys.flatMap((key, i): SketchRow[] => {
    const kept = [...bucketOf(rows[i])].filter(([work]) => !gone.has(work));
    const row = rowOf(key, new Map([...kept, ...(added.get(key) ?? [])]));
    return JSON.stringify(row) === JSON.stringify(rows[i]) ? [] : [row];
  });
  await store.sketches.bulkPut(written);
}

/** Rows of schema 2 have no authors, and the first ones no fingerprints. */
function bucketOf(row: SketchRow | undefined): ReadonlyMap<WorkId, Trace> {
  const { works = [], prints = [], authors = [] } = row ?? {};
  const [lowOfAny, highOfAny] = anyFingerprint;
  return new Map(
    works.map((work, i) => [
      work,
      { print: [prints[2 * i] ?? lowOfAny, prints[2 * i + 1] ?? highOfAny], author: authors[i] ?? unknownAuthor },
    ]),
  );
}

function rowOf(key: SketchKey, bucket: ReadonlyMap<WorkId, Trace>): SketchRow {
  const kept = [...bucket].slice(0, mostWorksOfSketch);
  return {
    key,
    works: kept.map(([work]) => work),
    prints: kept.flatMap(([, { print }]) => print),
    authors: kept.map(([, { author }]) => author),
  };
}

/** What a bucket knows of a work. */
interface Trace {
  readonly print: Fingerprint;
  /** Hash of the first author's surname, 16 bits. */
  readonly author: number;
}

const unknownAuthor = 0;

interface Sketch extends Trace {
  readonly key: SketchKey;
}

/** Of each kind of keys so many are kept and read: IndexedDB reads one key at a time, some 30 µs each (Chromium 156). */
const bands: SketchBands = { title: 2, author: 2, abstract: 1 };
/** Words that say less than this are in the titles of all. */
const leastWeight = 0.3;
/** So many hashes of a sample leave a fingerprint with room between them. */
const mostShingles = 12;

/**
 * Up to six keys: of the title, of title and first author, and of the abstract, drawn from its sample, which is what a
 * work still has when it is put into its buckets anew. Of two titles that share 60 % of their weight, these find 93 in 100
 * and all that the matcher's own script reads find 99; an abstract in common makes up for most of the rest.
 */
function sketchesOf(profile: Profile): readonly Sketch[] {
  const { title, authors } = profile;
  const telling = title.words.filter((_, i) => (title.weights[i] ?? 0) >= leastWeight);
  const ofTitle = fingerprintOf(telling.map((word) => hash(word)));
  const abstract = profile.abstract && cutToSample(profile.abstract);
  const ofAbstract = fingerprintOf(abstract?.shingles.subarray(0, mostShingles) ?? []);
  const author = authors[0] === undefined ? unknownAuthor : hash(authors[0].surname) & 0xff_ff;
  return [
    ...titleSketchKeys(profile, bands).map((key) => ({ key, print: ofTitle, author })),
    ...abstractSketchKeys({ ...profile, abstract }, bands).map((key) => ({ key, print: ofAbstract, author })),
  ];
}
