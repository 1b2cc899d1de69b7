import type { Judgement, WorkId } from '../identity/answer.ts';
import type { Identifier } from '../identity/identifier.ts';
import type { SketchKey } from '../identity/sketch.ts';
import type { EntryStatus } from '../identity/state.ts';
import type { Millis } from '../identity/visit.ts';

/*
 * The rows of the store. Two copies of a store can be merged in either order, twice, with the same result, because every
 * part of a row is one of three things: a value with the time it was set (the later wins, ties by the greater JSON text),
 * a map of first times (the earlier wins, nothing is dropped), or an epoch that replaces what is below it.
 */

/** A value and when it was set. */
export interface Stamped<T> {
  readonly value: T;
  readonly at: Millis;
}

/** First times by name: merged by the earliest. */
export type FirstTimes = Readonly<Record<string, Millis>>;

/** Identifier or title key → the works that go by it: one for an identifier, seldom more for a title. */
export interface AliasRow {
  readonly key: string;
  readonly works: readonly WorkId[];
}

/** The facts of a work, taken together from the listing that knew most; the later wins. */
export interface WorkFacts {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year?: number | undefined;
  /** A sample of the abstract (abstract-sample.ts): what it takes to compare it with another. */
  readonly abstract?: string | undefined;
}

/** What was shown to the reader under one name of a work. A higher epoch (made by *undo*) replaces a lower one whole. */
export interface SeenRecord {
  readonly epoch: number;
  readonly first?: { readonly at: Millis; readonly site: string; readonly feed: string } | undefined;
  readonly lastAt?: Millis | undefined;
  readonly sites: FirstTimes;
  /** arXiv version → first shown. */
  readonly versions: FirstTimes;
}

/** A work: small, read on every page. */
export interface WorkRow {
  readonly id: WorkId;
  readonly facts: Stamped<WorkFacts>;
  /** Identifiers, title keys and names (the work's own among them) that the work goes by → since when. */
  readonly keys: FirstTimes;
  readonly seen: SeenRecord;
  /** By the name the work had, where that is another one or they are several (seen.ts): `seen` is their sum. */
  readonly seenAs?: Readonly<Record<WorkId, SeenRecord>> | undefined;
  readonly openedAt?: Millis | undefined;
  readonly dismissed?: Stamped<boolean> | undefined;
  /** Copied from the entry so that a page needs two reads, not three; `null` once removed. */
  readonly saved?: Stamped<EntryStatus | null> | undefined;
  /** The verdicts it stands in. Only ever added to. */
  readonly judged?: readonly WorkPair[] | undefined;
}

/** Two works, by the names they had when they were found alike, in the order of the alphabet. */
export type WorkPair = readonly [WorkId, WorkId];

/**
 * Two works that may be one, and what the reader says of it; `null` as long as nothing was said, or once it was taken back.
 * Works that were said to be the same stay two rows and are taken together whenever they are read, so that nothing has to be
 * put asunder when that is taken back.
 */
export interface VerdictRow {
  readonly pair: WorkPair;
  readonly verdict: Stamped<Judgement | null>;
}

/** What is on or off of an entry, and since when. */
export interface EntryShare {
  /** Tag → on or off, and since when. */
  readonly tags: Readonly<Record<string, Stamped<boolean>>>;
  /** When it was saved last, or removed (a tombstone, kept for undo and for merging). */
  readonly saved: Stamped<boolean>;
  readonly savedAt: Millis;
}

/** A saved work: everything worth exporting. Read by the popup only. */
export interface EntryRow extends EntryShare {
  readonly work: WorkId;
  readonly identifiers: readonly Identifier[];
  readonly title: Stamped<string>;
  readonly authors: Stamped<readonly string[]>;
  readonly date?: Stamped<string> | undefined;
  readonly url?: Stamped<string> | undefined;
  readonly code?: Stamped<string> | undefined;
  readonly abstract?: Stamped<string> | undefined;
  readonly venue?: Stamped<string> | undefined;
  readonly status: Stamped<EntryStatus>;
  /** By the name the work had when they were written: works that turn out to be one keep the notes of both. */
  readonly notes: Readonly<Record<WorkId, Stamped<string>>>;
  /** By the name the work had, where that is another one or they are several (shares.ts): what stands above is their sum. */
  readonly shares?: Readonly<Record<WorkId, EntryShare>> | undefined;
}

/** History, for statistics; pruned by age and number (pruning.ts). The key makes a batch sent twice count once. */
export interface SightingRow {
  readonly work: WorkId;
  /** `Visit.id`. */
  readonly visit: string;
  readonly at: Millis;
  readonly site: string;
  readonly feed: string;
  readonly version?: number | undefined;
}

/*
 * What follows is derived from the entries and stays in the store it was made in: it is neither merged nor backed up.
 */

/** A bucket of works that may be alike. */
export interface SketchRow {
  readonly key: SketchKey;
  readonly works: readonly WorkId[];
  /** The fingerprints of the works, two numbers each, so that the likeliest are found before any is read. */
  readonly prints?: readonly number[] | undefined;
  /** Hashes of the first authors' surnames, 0 where none is known. */
  readonly authors?: readonly number[] | undefined;
}

/** An entry as it stands in its table. */
export interface ShelvedEntry extends EntryRow {
  /** `ShelfRow.number`. */
  readonly shelf: number;
  /** `savedAt`, absent once removed: the index on it lists the live entries alone. */
  readonly listedAt?: Millis | undefined;
}

/** What is searched of one entry. */
export interface ShelfLine {
  readonly work: WorkId;
  readonly savedAt: Millis;
  readonly status: EntryStatus;
  readonly tags: readonly string[];
  /** Folded words of title, authors, note, tags and identifiers, a space before each. */
  readonly words: string;
}

/** Some hundred live entries packed into one row: reading all of them so is an order of magnitude faster than one by one. */
export interface ShelfRow {
  readonly number: number;
  readonly lines: readonly ShelfLine[];
}

/** Figures of the whole library, kept up to date by every write to it. */
export interface LibraryRow {
  readonly key: 'library';
  /** Another text after every write: what was read of the shelves before is out of date. */
  readonly revision: string;
  /** How many writes there were; a store that counts less than it did was put back. Absent in older libraries. */
  readonly writes?: number | undefined;
  readonly saved: number;
  readonly tags: ReadonlyMap<string, number>;
  /** The shelf that new entries go to. */
  readonly openShelf: number;
}

/** A name given once to this store. The browser's own storage holds it too: a store without it is not the one it was. */
export interface CanaryRow {
  readonly key: 'canary';
  readonly name: string;
}

/** How far a chore has come that walks through a table (chores.ts). */
export interface ChoreRow {
  readonly key: 'indexing' | 'pruning';
  /** The last work it is through with; absent at the beginning. */
  readonly after?: WorkId | undefined;
  /** When it came to the end; absent while it is under way. */
  readonly doneAt?: Millis | undefined;
}

/** Nothing: it fills the database's log (`renewed-log.ts`). */
export interface BallastRow {
  readonly key: `ballast ${number}`;
  readonly text: string;
}

export type MetaRow = LibraryRow | CanaryRow | ChoreRow | BallastRow;
