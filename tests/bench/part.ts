import type { FixtureServer } from '../support/fixture-server.ts';

/** What every part of the benchmark is given. */
export interface Bench {
  /** The browser's program. */
  readonly executable: string;
  /** Folder of the built extension. */
  readonly extension: string;
  /** Where browsers find every host. */
  readonly sites: FixtureServer;
  /** For files of the run; gone after it. */
  readonly folder: string;
  /** How often each thing is measured. */
  readonly runs: number;
  /** Works in the library, for parts that measure as it grows; ascending. */
  readonly sizes: readonly number[];
  /** Saved papers, for parts that measure as they grow; ascending. */
  readonly saved: readonly number[];
  /** Works that are restored and imported. */
  readonly imported: number;
}

/** A figure that was asked for. */
export interface Budget {
  readonly what: string;
  readonly figure: number;
  readonly atMost: number;
}

export interface Result {
  /** What is printed. */
  readonly table: string;
  readonly budgets: readonly Budget[];
  /** What is kept in results.json: JSON. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** One part of `npm run bench`: a module of this folder. */
export interface Part {
  /** As `--only` has it, and results.json. */
  readonly name: string;
  /** What is measured, in one sentence. */
  readonly what: string;
  run(bench: Bench): Promise<Result>;
}
