import type { Judgement, WorkId } from './answer.ts';
import type { Identifier } from './identifier.ts';
import type { Evidence } from './match.ts';
import type { Millis } from './visit.ts';

/** One of two works that may be one, as far as telling them apart goes. */
export interface PairedWork {
  readonly work: WorkId;
  readonly identifiers: readonly Identifier[];
  readonly title: string;
  readonly authors: readonly string[];
  readonly year?: number | undefined;
  readonly firstSeen?: { readonly at: Millis; readonly site: string } | undefined;
}

/** Two works that may be one, and what the reader says of it. */
export interface PossiblePair {
  readonly works: readonly [PairedWork, PairedWork];
  readonly verdict: Judgement | null;
  /** Why they may be. */
  readonly evidence: readonly Evidence[];
}
