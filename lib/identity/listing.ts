import type { Identifier } from './identifier.ts';

/** One paper as one feed shows it: JSON only, so that it can be sent and printed. */
export interface Listing {
  /** First the one the page itself uses. Empty where the page gives none. */
  readonly identifiers: readonly Identifier[];
  /** One line, white space folded, never empty. */
  readonly title: string;
  readonly authors: readonly string[];
  readonly abstract?: string | undefined;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exact as the page is. */
  readonly date?: string | undefined;
  /** arXiv version shown on the page: 3 for `v3`. */
  readonly version?: number | undefined;
  /** Absolute http(s) address of the paper's own page. */
  readonly url?: string | undefined;
  /** Absolute http(s) address of the paper's code. */
  readonly code?: string | undefined;
}
