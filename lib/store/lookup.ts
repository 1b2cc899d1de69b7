import type { Answer } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { Store } from './database.ts';
import { resolve } from './resolve.ts';
import { answerListing, type Standpoint } from './state.ts';
import { type LookedUpBy, readListings } from './working-set.ts';

/**
 * What the store says of a batch of listings, in the order given. Reads by primary key in one transaction, whose cost
 * depends on the batch and not on the store.
 *
 * @param standpoint may come later than the rows: it takes reading the settings
 * @param by `name` goes by identifiers and titles alone, `likeness` compares what goes by no known identifier with works
 *   that are like it, which takes several times as long: for what was looked up by name before
 */
export async function lookUp(
  store: Store,
  listings: readonly Listing[],
  standpoint: Standpoint | Promise<Standpoint>,
  by: LookedUpBy = 'both',
): Promise<Answer[]> {
  const [holdings, from] = await Promise.all([
    store.transaction('r', store.aliases, store.works, store.sketches, store.verdicts, async () =>
      readListings(store, listings, by),
    ),
    standpoint,
  ]);
  return listings.map((listing) => answerListing(listing, resolve(listing, holdings), from));
}
