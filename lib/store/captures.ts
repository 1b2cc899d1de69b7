import type { Listing } from '../identity/listing.ts';
import type { Millis, Visit } from '../identity/visit.ts';
import { write, type Store } from './database.ts';
import { resolve } from './resolve.ts';
import { putShowings } from './sightings.ts';
import { captureSite, stateOf } from './state.ts';
import { readListings } from './working-set.ts';

/** What taking in a saved feed came to. */
export interface CaptureReport {
  /** How many listings the file has. */
  readonly listings: number;
  /** How many works of them were new to the reader. */
  readonly works: number;
  /** How many works the reader had met before. */
  readonly known: number;
  /** For `forgetVisit`, which undoes it. */
  readonly visit: string;
}

/**
 * Takes in the listings of a saved feed as seen, all or none. The same file again changes nothing: its visit is named by
 * what it lists.
 */
export async function markCapture(
  store: Store,
  listings: readonly Listing[],
  { name, at }: { readonly name: string; readonly at: Millis },
): Promise<CaptureReport> {
  const visit: Visit = { id: await visitOf(listings), site: captureSite, feed: name, openedAt: at };
  return write(store, async () => {
    const before = await readListings(store, listings);
    const now = { visit: { ...visit, openedAt: Infinity }, stillNew: 0 };
    const met = listings.map((listing) => resolve(listing, before).works.some((work) => stateOf(work, now) !== 'new'));
    const works = await putShowings(store, visit, listings, at);
    const known = new Set(works.filter((_, i) => met[i])).size;
    return { listings: listings.length, works: new Set(works).size - known, known, visit: visit.id };
  });
}

async function visitOf(listings: readonly Listing[]): Promise<string> {
  const text = JSON.stringify(listings.map((listing) => [listing.title, listing.identifiers]));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `${captureSite}:${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
