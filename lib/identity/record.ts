import type { Identifier } from './identifier.ts';

/** What is known of one paper, as far as telling papers apart goes. */
export interface PaperRecord {
  readonly identifiers: readonly Identifier[];
  readonly title: string;
  /** In the order printed, as printed. Empty where unknown. */
  readonly authors: readonly string[];
  readonly year?: number | undefined;
  readonly venue?: string | undefined;
  readonly abstract?: string | undefined;
}
