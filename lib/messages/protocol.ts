import type { Answer, Judgement, Reason, WorkId } from '../identity/answer.ts';
import type { EntryPage, EntryPatch, EntryQuery } from '../identity/entry.ts';
import type { FileFailure, StoreFailure } from '../identity/failure.ts';
import type { Health } from '../identity/health.ts';
import type { Listing } from '../identity/listing.ts';
import type { PossiblePair } from '../identity/possible-pair.ts';
import type { Result } from '../identity/result.ts';
import type { DuplicateKind, EntryStatus, State } from '../identity/state.ts';
import type { Millis, Visit } from '../identity/visit.ts';

/*
 * Everything that crosses a context boundary. Payloads are JSON; every call may be sent twice with the result of once;
 * listings go in batches, answers come back in the order given. Expected failures are values, surprises throw.
 */

export type { Result };

/** Settings a page needs, sent with the first answer so that a page reads no storage of its own. */
export interface PageSettings {
  /** What becomes of listings that are not new. */
  readonly seen: 'show' | 'dim' | 'hide';
  /** Whether the page's bar is folded to a dot: remembered until the browser is closed. */
  readonly bar: 'open' | 'folded';
  /** False in a private window: read, never record. */
  readonly record: boolean;
}

export interface LookupReply {
  readonly answers: readonly Answer[];
  readonly settings: PageSettings;
}

/** Calls the background answers. Content scripts may use the first group; the second is for the extension's own pages. */
export interface BackgroundProtocol {
  /** One call a batch. Writes nothing. */
  lookup(call: { visit: Visit; listings: readonly Listing[] }): Result<LookupReply, StoreFailure>;
  /** As `lookup`, of listings it did not know: also by what they are like. A call of its own, so that no badge waits for it. */
  findAlike(call: { visit: Visit; listings: readonly Listing[] }): Result<readonly Answer[], StoreFailure>;
  /**
   * What dwelt on screen long enough. Relaxed durability. `at` is when the batch was made: a background that has to be
   * started first would be late, and the feed opened next would show as new what was seen a moment ago.
   */
  recordSightings(call: { visit: Visit; listings: readonly Listing[]; at: Millis }): Result<null, StoreFailure>;
  /** The paper's own page or PDF was opened. */
  recordOpened(call: { listing: Listing; at: Millis }): Result<null, StoreFailure>;
  /** Saving what is saved changes nothing. Strict durability. Answers in the order given. */
  saveEntries(call: { listings: readonly Listing[]; at: Millis }): Result<readonly WorkId[], StoreFailure>;
  setDismissed(call: { listings: readonly Listing[]; dismissed: boolean; at: Millis }): Result<null, StoreFailure>;
  /** Takes back every sighting that `recordSightings` made under this visit. */
  forgetVisit(call: { visit: string }): Result<null, StoreFailure>;
  /**
   * What the reader says of two works; `null` takes it back. The first may be named or listed, and becomes known if it is
   * not yet. Strict durability.
   */
  judge(call: {
    work: WorkId | Listing;
    other: WorkId;
    verdict: Judgement | null;
    at: Millis;
  }): Result<null, StoreFailure>;
  /** Removes the entry of a listing (keeps it for undo). */
  unsaveListings(call: { listings: readonly Listing[]; at: Millis }): Result<null, StoreFailure>;
  /** What the user chose in the bar of a page; what is absent stays. */
  choosePageSettings(call: { seen?: PageSettings['seen'] | undefined; bar?: PageSettings['bar'] | undefined }): null;
  /** Injects the script `generic.js` into the sender's frame. */
  loadGenericReader(): null;
  /** For the toolbar badge of the sender's tab. */
  reportPage(call: { fresh: number; total: number }): null;

  /** Whether the library opens and is what it was. */
  checkHealth(): Health;
  /** Takes a library that was found damaged, or was restored, for whole. */
  acceptLibrary(): Result<null, StoreFailure>;
  /** Pairs of works that may be one: the open ones, then the ones answered last. */
  findPairs(query: { limit: number }): Result<readonly PossiblePair[], StoreFailure>;
  findEntries(query: EntryQuery): Result<EntryPage, StoreFailure>;
  editEntries(call: { patches: readonly EntryPatch[]; at: Millis }): Result<null, StoreFailure>;
  /** Keeps a tombstone with everything in it, so that undo gives back tags and note too. */
  removeEntries(call: { works: readonly WorkId[]; at: Millis }): Result<null, StoreFailure>;
  undoRemoveEntries(call: { works: readonly WorkId[]; at: Millis }): Result<null, StoreFailure>;
  /** Writes a backup file to the downloads now, whether or not one is due. */
  writeBackupFile(): Result<null, FileFailure>;
  /** Answered by the hidden page of Chromium, not by the background. `program` is who writes it, with its version. */
  makeBackupFile(call: { program: string }): Result<MadeFile, StoreFailure>;
}

/** A file that a page of the extension holds. */
export interface MadeFile {
  /** `blob:`. */
  readonly url: string;
  readonly mediaType: string;
}

/** A row of the popup's *This page*. */
export interface PageRow {
  /** Position on the page, from 0: names the row in `revealListing`. */
  readonly index: number;
  readonly listing: Listing;
  readonly state: State;
  readonly duplicate?: DuplicateKind | undefined;
  readonly reason?: Reason | undefined;
}

export type PageReport =
  | {
      readonly kind: 'feed';
      readonly site: string;
      readonly private: boolean;
      readonly rows: readonly PageRow[];
      /** When the script started and when its last badge was mounted, in ms of the page's life: for the benchmark. */
      readonly timing: { readonly started: number; readonly badged?: number | undefined };
    }
  /** The store could not be reached: the page carries no badges. */
  | { readonly kind: 'unanswered'; readonly site: string; readonly rows: readonly PageRow[] };

export interface PageInspection {
  /** There is most likely a list of papers on it. */
  readonly looksLikeFeed: boolean;
  /** The page's structure without its texts, for a report. */
  readonly skeleton: string;
}

/** Calls a content script answers. */
export interface PageProtocol {
  describePage(): PageReport;
  /** The browser command: the next new listing. */
  jumpToNextNew(): null;
  /** For a page on which nothing was recognized; `null` where it cannot be told. */
  inspectPage(): PageInspection | null;
  /** The user has turned sites off: a page that was only read because it is within one of these patterns is left. */
  leavePage(call: { matches: readonly string[] }): null;
  /** Scrolls to a row and moves focus to its badge. */
  revealListing(call: { index: number }): null;
  /** The user saved, removed, edited or dismissed works, here or elsewhere: badges follow. */
  applyChanges(changes: readonly WorkChange[]): null;
}

export interface WorkChange {
  /** Every key of the work: its id (`Answer.work`), its identifiers and hashed titles. */
  readonly keys: readonly string[];
  /** Below `saved`, no mark of the user's is left: a listing goes back to the state it was opened with. */
  readonly state: State;
  readonly status?: EntryStatus | undefined;
}
