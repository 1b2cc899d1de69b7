import type { Migration } from '../migrations.ts';

export const v1: Migration = {
  version: 1,
  tables: {
    works: 'id',
    aliases: 'key',
    entries: 'work, listedAt',
    sightings: '[work+visit], visit',
    shelves: 'number',
    meta: 'key',
  },
};
