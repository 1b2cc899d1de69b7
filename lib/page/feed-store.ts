import type { Answer, Judgement, WorkId } from '../identity/answer.ts';
import type { StoreFailure } from '../identity/failure.ts';
import type { Listing } from '../identity/listing.ts';
import type { Result } from '../identity/result.ts';
import type { Visit } from '../identity/visit.ts';

/** What a call came to. `unavailable`: nobody answered; the extension was stopped, updated or removed. */
export type Outcome<T> = Result<T, StoreFailure | 'unavailable'>;

export type SeenDisplay = 'show' | 'dim' | 'hide';

export interface FeedSettings {
  /** What becomes of listings that are not new. */
  readonly seen: SeenDisplay;
  readonly bar: 'open' | 'folded';
  /** False in a private window: read, never record. */
  readonly record: boolean;
}

/** The store as a page reaches it. Every call may be sent twice; none of them throws because the background is gone. */
export interface FeedStore {
  /** Answers in the order given. */
  lookup(
    visit: Visit,
    listings: readonly Listing[],
  ): Promise<Outcome<{ answers: readonly Answer[]; settings: FeedSettings }>>;
  /** As `lookup`, of listings it did not know: by what they are like. */
  findAlike(visit: Visit, listings: readonly Listing[]): Promise<Outcome<readonly Answer[]>>;
  recordSightings(visit: Visit, listings: readonly Listing[]): Promise<Outcome<unknown>>;
  forgetVisit(visit: string): Promise<Outcome<unknown>>;
  recordOpened(listing: Listing): Promise<Outcome<unknown>>;
  saveEntries(listings: readonly Listing[]): Promise<Outcome<unknown>>;
  unsaveListings(listings: readonly Listing[]): Promise<Outcome<unknown>>;
  setDismissed(listings: readonly Listing[], dismissed: boolean): Promise<Outcome<unknown>>;
  /** Whether the work of a listing is that other one; `null` takes the answer back. */
  judge(listing: Listing, other: WorkId, verdict: Judgement | null): Promise<Outcome<unknown>>;
  chooseSettings(chosen: Partial<Pick<FeedSettings, 'seen' | 'bar'>>): Promise<Outcome<unknown>>;
  reportPage(count: FeedCount): Promise<Outcome<unknown>>;
}

/** “12 new of 38”: works that are new, of all listings. A repeat is a listing and not another new work. */
export interface FeedCount {
  readonly fresh: number;
  readonly total: number;
}
