import type { Reason } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { DuplicateKind, State } from '../identity/state.ts';

/** What a page tells others of itself. */
export interface Report {
  /** False where the store did not answer, and the page carries no badges. */
  readonly answered: boolean;
  readonly private: boolean;
  readonly rows: readonly ReportedRow[];
  /** When the last badge was mounted, in ms of the page's life. */
  readonly badged?: number | undefined;
}

export interface ReportedRow {
  /** Position on the page. */
  readonly index: number;
  readonly listing: Listing;
  readonly state: State;
  readonly duplicate?: DuplicateKind | undefined;
  readonly reason?: Reason | undefined;
}

/** The report of a page with nothing on it. */
export const emptyReport: Report = { answered: true, private: false, rows: [] };

/** Before the store has answered, or where it does not. */
export function unansweredReport(listings: readonly Listing[]): Report {
  return {
    answered: false,
    private: false,
    rows: listings.map((listing, index) => ({ index, listing, state: 'new' })),
  };
}
