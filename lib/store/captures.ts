import type { WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis, Visit } from '../identity/visit.ts';
import { write, type Store } from './database.ts';
import { resolve } from './resolve.ts';
import { addShowings, putShowings } from './sightings.ts';
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

export interface Capture {
  /** Of the file. */
  readonly name: string;
  readonly at: Millis;
  /**
   * Whether what is known neither by an identifier nor by its title is compared with what it is like.
   *
   * @default true
   */
  readonly compare?: boolean;
}

/**
 * Takes in the listings of a saved feed as seen, all or none. The same file again changes nothing: its visit is named by
 * what it lists.
 */
export async function markCapture(
  store: Store,
  listings: readonly Listing[],
  { name, at, compare = true }: Capture,
): Promise<CaptureReport> {
  const visit: Visit = { id: await visitOf(listings), site: captureSite, feed: name, openedAt: at };
  return write(store, async () => {
    const { added, met } = compare
      ? { added: new Set<WorkId>(), met: listings }
      : await addShowings(store, visit, listings, at);
    const before = await readListings(store, met);
    const now = { visit: { ...visit, openedAt: Infinity }, stillNew: 0 };
    const wasMet = met.map((listing) => resolve(listing, before).works.some((work) => stateOf(work, now) !== 'new'));
    const works = await putShowings(store, visit, met, at);
    const known = new Set(works.filter((work, i) => wasMet[i] && !added.has(work)));
    const all = added.union(new Set(works));
    return { listings: listings.length, works: all.size - known.size, known: known.size, visit: visit.id };
  });
}

async function visitOf(listings: readonly Listing[]): Promise<string> {
  const text = JSON.stringify(listings.map((listing) => [listing.title, listing.identifiers]));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `${captureSite}:${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
