import { expect, test } from 'vitest';

import { restoreWhole } from '../../../lib/store/whole.ts';
import { tablesOfWorks } from '../../bench/memory-store.ts';
import { libraryOf } from '../../bench/works.ts';
import { openStore } from '../store/open-store.ts';

test('the rows that fill a library for the benchmark are those that a restore of it makes', async () => {
  const works = [...libraryOf(1_000, [], 1_800_000_000_000)];
  const store = openStore();
  await restoreWhole(store, { works, entries: [], sightings: [], verdicts: [] });
  const filled = await tablesOfWorks(works);
  expect(filled.works.rows).toEqual(new Map((await store.works.toArray()).map((row) => [row.id, row])));
  expect(filled.aliases.rows).toEqual(new Map((await store.aliases.toArray()).map((row) => [row.key, row])));
  expect(filled.sketches.rows).toEqual(new Map((await store.sketches.toArray()).map((row) => [row.key, row])));
});
