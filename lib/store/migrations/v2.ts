import type { Migration } from '../migrations.ts';

/** Near-duplicates: the buckets their candidates are found in, and what the reader said of two of them. */
export const v2: Migration = {
  version: 2,
  tables: { sketches: 'key', verdicts: 'pair' },
};
