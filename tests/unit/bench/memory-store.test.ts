import { expect, test } from 'vitest';

import { restoreWhole } from '../../../lib/store/whole.ts';
import { tablesOf } from '../../bench/memory-store.ts';
import { entriesOf, libraryOf } from '../../bench/works.ts';
import { openStore } from '../store/open-store.ts';

test('the rows that fill a library for the benchmark are those that a restore of it makes', async () => {
  const now = 1_800_000_000_000;
  const backup = { works: [...libraryOf(1_000, [], now)], entries: entriesOf(300, now), sightings: [], verdicts: [] };
  const store = openStore();
  await restoreWhole(store, backup);
  const filled = await tablesOf(backup.works, backup.entries);
  expect(filled.works.rows).toEqual(new Map((await store.works.toArray()).map((row) => [row.id, row])));
  expect(filled.aliases.rows).toEqual(new Map((await store.aliases.toArray()).map((row) => [row.key, row])));
  expect(filled.sketches.rows).toEqual(new Map((await store.sketches.toArray()).map((row) => [row.key, row])));
  expect(filled.entries.rows).toEqual(new Map((await store.entries.toArray()).map((row) => [row.work, row])));
  expect(filled.shelves.rows).toEqual(new Map((await store.shelves.toArray()).map((row) => [row.number, row])));
  const { revision: _revision, ...figures } = filled.meta.rows.get('library')!;
  expect(await store.meta.get('library')).toMatchObject(figures);
});
