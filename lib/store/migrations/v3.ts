import type { Migration } from '../migrations.ts';

/** Title keys are kept as hashes (`HashedTitle`): works are walked through once more, and given them. */
export const v3: Migration = {
  version: 3,
  tables: {},
  upgrade: async (tables) => {
    await tables.table('meta').delete('indexing');
  },
};
