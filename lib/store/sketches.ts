import type { WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { Profile } from '../identity/profile.ts';
import { type SketchBands, sketchKeysOf, type SketchKey } from '../identity/sketch.ts';
import { cutToSample } from './abstract-sample.ts';
import type { Store } from './database.ts';
import { profileOfListing, profileOfWork } from './profiles.ts';
import type { SketchRow, WorkRow } from './rows.ts';

/** A bucket with more works than this tells nothing; the first ones stay in it. */
const mostWorksOfSketch = 16;
/** Works that share the most buckets with a listing are compared with it. */
const mostCompared = 4;

/**
 * The works that may be like each listing, those that share the most buckets first. Reads by primary key, at most seven a
 * listing.
 */
export async function readSimilar(
  store: Store,
  listings: readonly Listing[],
): Promise<ReadonlyMap<Listing, readonly WorkId[]>> {
  const keys = listings.map((listing) => sketchKeys(profileOfListing(listing, [])));
  const unique = [...new Set(keys.flat())];
  const rows = await store.sketches.bulkGet(unique);
  const buckets = new Map(unique.map((key, i) => [key, rows[i]?.works ?? []]));
  return new Map(
    listings.map((listing, i) => [listing, mostShared((keys[i] ?? []).map((key) => buckets.get(key) ?? []))]),
  );
}

function mostShared(buckets: readonly (readonly WorkId[])[]): readonly WorkId[] {
  const counts = new Map<WorkId, number>();
  for (const work of buckets.flat()) counts.set(work, (counts.get(work) ?? 0) + 1);
  const sorted = [...counts].toSorted(([one, left], [other, right]) => right - left || (one < other ? -1 : 1));
  return sorted.slice(0, mostCompared).map(([work]) => work);
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
  const added = new Map<SketchKey, Set<WorkId>>();
  for (const { work, as } of works) {
    for (const key of sketchKeys(profileOfWork(as))) added.set(key, (added.get(key) ?? new Set()).add(work));
  }
  if (added.size === 0) return;
  const keys = [...added.keys()];
  const rows = await store.sketches.bulkGet(keys);
  const written = keys.flatMap((key, i): SketchRow[] => {
    const before = rows[i]?.works ?? [];
    const kept = before.filter((work) => !gone.has(work));
    const after = [...new Set([...kept, ...(added.get(key) ?? [])])].slice(0, mostWorksOfSketch);
    return after.join('\n') === before.join('\n') ? [] : [{ key, works: after }];
  });
  await store.sketches.bulkPut(written);
}

/** Of each kind of keys so many are kept and read: IndexedDB reads one key at a time, some 30 µs each (Chromium 156). */
const bands: SketchBands = { title: 2, author: 2, abstract: 2 };

/**
 * Up to seven keys: of the title, of title and first author, and of the abstract, drawn from its sample, which is what a
 * work still has when it is put into its buckets anew. Of two titles that share 60 % of their weight, these find 93 in 100
 * and all that the matcher's own script reads find 99; an abstract in common makes up for most of the rest.
 */
function sketchKeys({ abstract, ...profile }: Profile): readonly SketchKey[] {
  return sketchKeysOf({ ...profile, abstract: abstract && cutToSample(abstract) }, bands);
}
