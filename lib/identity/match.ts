import type { Identifier } from './identifier.ts';
import type { PaperRecord } from './record.ts';

export type Verdict = 'same' | 'possible' | 'different';

/** One observation that spoke for or against two records being the same work; JSON, so that it travels to a badge. */
export type Evidence =
  | { readonly kind: 'identifier'; readonly identifier: Identifier }
  | { readonly kind: 'title'; readonly equal: boolean; readonly similarity: number }
  | { readonly kind: 'generic-title' }
  | { readonly kind: 'authors'; readonly shared: number; readonly of: number }
  | { readonly kind: 'year'; readonly left: number; readonly right: number }
  | { readonly kind: 'abstract'; readonly similarity: number }
  | { readonly kind: 'contradiction'; readonly left: string; readonly right: string };

export interface Match {
  readonly verdict: Verdict;
  /** 0 to 1, calibrated: of the pairs given 0.9, nine in ten are the same work. */
  readonly probability: number;
  readonly evidence: readonly Evidence[];
}

/** Judges whether two records are one work. Symmetric. Never throws. */
export declare function match(left: PaperRecord, right: PaperRecord): Match;
