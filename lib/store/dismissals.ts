import type { WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis } from '../identity/visit.ts';
import { write, type Store } from './database.ts';
import { setStamped } from './merge.ts';
import { resolve } from './resolve.ts';
import { currentId, keep, place, readListings, writeWorkingSet } from './working-set.ts';

/** Dismisses the works of listings everywhere, or takes that back. Gives the works it was about. */
export async function setDismissed(
  store: Store,
  listings: readonly Listing[],
  dismissed: boolean,
  at: Millis,
): Promise<readonly WorkId[]> {
  return write(store, async () => {
    const set = await readListings(store, listings);
    // What is not known is not dismissed either: nothing to take back.
    const known = dismissed ? listings : listings.filter((listing) => resolve(listing, set).works.length > 0);
    const works = known.map((listing) => {
      const work = place(set, listing, at);
      return keep(set, { ...work, dismissed: setStamped(work.dismissed, dismissed, at) }).id;
    });
    await writeWorkingSet(store, set);
    return [...new Set(works.map((work) => currentId(set, work)))];
  });
}
