import type { WorkId } from './answer.ts';
import type { Identifier } from './identifier.ts';
import type { EntryStatus } from './state.ts';
import type { Millis } from './visit.ts';

/** A work the user saved, as it is listed and exported. */
export interface Entry {
  readonly work: WorkId;
  readonly identifiers: readonly Identifier[];
  readonly title: string;
  readonly authors: readonly string[];
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly code?: string | undefined;
  readonly abstract?: string | undefined;
  readonly venue?: string | undefined;
  readonly status: EntryStatus;
  readonly tags: readonly string[];
  readonly note: string;
  readonly savedAt: Millis;
}

/** What a file of another program tells of one paper. What it is called here, and what the file leaves open, the store decides. */
export type ImportedEntry = Omit<Entry, 'work' | 'status' | 'savedAt'> & {
  readonly status?: EntryStatus | undefined;
  readonly savedAt?: Millis | undefined;
};

export interface EntryQuery {
  /** Words, all of which must begin a word of title, authors, note, tags or identifiers; folded as titles are. */
  readonly text: string;
  readonly status?: EntryStatus | undefined;
  readonly tag?: string | undefined;
  readonly offset: number;
  /** At most 500. */
  readonly limit: number;
}

export interface EntryPage {
  readonly rows: readonly Entry[];
  /** Of the query. */
  readonly total: number;
  /** Of the whole library: how many entries, and every tag with its count, most used first. */
  readonly saved: number;
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
}

export interface EntryPatch {
  readonly work: WorkId;
  readonly status?: EntryStatus | undefined;
  /** The whole set of tags. */
  readonly tags?: readonly string[] | undefined;
  readonly note?: string | undefined;
}
