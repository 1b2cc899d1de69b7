import type { WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis, Visit } from '../identity/visit.ts';
import { addUnknown } from './copies.ts';
import { write, type Store } from './database.ts';
import { addSightings, putSightings } from './history.ts';
import { joinFirstTimes } from './first-times.ts';
import { allKeys, keysOf } from './keys.ts';
import { joinSeen, withSeen } from './seen.ts';
import type { SeenRecord, SightingRow, WorkRow } from './rows.ts';
import { currentId, keep, newWork, place, readListings, writeWorkingSet } from './working-set.ts';

/** Remembers that listings were shown. The same batch again changes nothing. */
export async function recordSightings(
  store: Store,
  visit: Visit,
  listings: readonly Listing[],
  at: Millis,
): Promise<void> {
  await write(store, () => putShowings(store, visit, listings, at));
}

/** The same inside a `write`. Gives the work of each listing. */
export async function putShowings(
  store: Store,
  visit: Visit,
  listings: readonly Listing[],
  at: Millis,
): Promise<readonly WorkId[]> {
  const set = await readListings(store, listings);
  const placed = listings.map((listing) => {
    const work = place(set, listing, at);
    return keep(
      set,
      withSeen(work, (seen) => joinSeen(seen, showing(seen, visit, listing, at))),
    ).id;
  });
  await writeWorkingSet(store, set);
  const works = placed.map((work) => currentId(set, work));
  const sightings = listings.flatMap((listing, i) => {
    const work = works[i];
    return work === undefined ? [] : [sightingOf(work, visit, listing, at)];
  });
  await putSightings(store, sightings);
  return works;
}

/**
 * The same of listings that nothing is known of. Gives their works, and the listings of which something is: of these nothing
 * is written. What the works are like is left for later.
 */
export async function addShowings(
  store: Store,
  visit: Visit,
  listings: readonly Listing[],
  at: Millis,
): Promise<{ readonly added: ReadonlySet<WorkId>; readonly met: readonly Listing[] }> {
  const works = new Map(
    listings.map((listing): [WorkRow, Listing] => {
      const work = newWork(listing, allKeys(keysOf(listing)), at);
      return [{ ...work, seen: showing(work.seen, visit, listing, at) }, listing];
    }),
  );
  const met = await addUnknown(store, [...works.keys()]);
  const added = [...works].filter(([work]) => !met.has(work));
  await addSightings(
    store,
    added.map(([{ id }, listing]) => sightingOf(id, visit, listing, at)),
  );
  return {
    added: new Set(added.map(([{ id }]) => id)),
    met: [...works].flatMap(([work, listing]) => (met.has(work) ? [listing] : [])),
  };
}

/** One showing of a work, in the epoch it is in. */
function showing({ epoch }: SeenRecord, { site, feed }: Visit, { version }: Listing, at: Millis): SeenRecord {
  return {
    epoch,
    first: { at, site, feed },
    lastAt: at,
    sites: { [site]: at },
    versions: version === undefined ? {} : { [version]: at },
  };
}

function sightingOf(work: WorkId, { id, site, feed }: Visit, { version }: Listing, at: Millis): SightingRow {
  return { work, visit: id, at, site, feed, ...(version !== undefined && { version }) };
}

/** Remembers that a paper's own page or PDF was opened. */
export async function recordOpened(store: Store, listing: Listing, at: Millis): Promise<void> {
  await write(store, async () => {
    const set = await readListings(store, [listing]);
    const work = place(set, listing, at);
    const versions = listing.version === undefined ? {} : { [listing.version]: at };
    const opened = { ...work, openedAt: Math.min(at, work.openedAt ?? at) };
    keep(
      set,
      withSeen(opened, (seen) => ({ ...seen, versions: joinFirstTimes(seen.versions, versions) })),
    );
    await writeWorkingSet(store, set);
  });
}
