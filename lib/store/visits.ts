import { write, type Store } from './database.ts';
import { sightingsOf } from './history.ts';
import type { FirstTimes, SeenRecord, SightingRow, WorkRow } from './rows.ts';
import { seenAsOf, withSeenAs } from './seen.ts';

/** Takes back every sighting of a visit; what was shown on others stays. */
export async function forgetVisit(store: Store, visit: string): Promise<void> {
  await write(store, async () => {
    const forgotten = await store.sightings.where('visit').equals(visit).toArray();
    const works = await store.works.bulkGet(forgotten.map((row) => row.work));
    const changed: WorkRow[] = [];
    for (const [i, sighting] of forgotten.entries()) {
      const work = works[i];
      if (work === undefined) continue;
      const history = await sightingsOf(store, work.id).toArray();
      const left = history.filter((row) => row.visit !== visit);
      const records = Object.entries(seenAsOf(work)).map(
        ([name, seen]) => [name, withoutSighting(seen, sighting, left)] as const,
      );
      changed.push(withSeenAs(work, Object.fromEntries(records)));
    }
    await store.works.bulkPut(changed);
    await store.sightings.bulkDelete(forgotten.map((row): [string, string] => [row.work, row.visit]));
  });
}

/**
 * What was shown of a work but for one sighting, in a new epoch. History is pruned by age, so it only fills the gaps that
 * the sighting leaves: what was there before it stays whether or not the history still tells of it.
 *
 * @param history the other sightings of the work
 */
export function withoutSighting(seen: SeenRecord, gone: SightingRow, history: readonly SightingRow[]): SeenRecord {
  const [earliest] = history.toSorted((a, b) => a.at - b.at);
  const first =
    seen.first !== undefined && seen.first.at < gone.at
      ? seen.first
      : earliest && { at: earliest.at, site: earliest.site, feed: earliest.feed };
  const lastAt = Math.max(first?.at ?? 0, ...history.map((row) => row.at));
  return {
    epoch: seen.epoch + 1,
    ...(first !== undefined && { first, lastAt }),
    sites: withoutTime(seen.sites, gone, (row) => row.site, history),
    versions: withoutTime(seen.versions, gone, (row) => row.version?.toString(), history),
  };
}

function withoutTime(
  times: FirstTimes,
  gone: SightingRow,
  nameOf: (row: SightingRow) => string | undefined,
  history: readonly SightingRow[],
): FirstTimes {
  const kept = Object.entries(times).filter(([name, at]) => name !== nameOf(gone) || at < gone.at);
  const others = history.filter((row) => nameOf(row) === nameOf(gone)).map((row) => row.at);
  const name = nameOf(gone);
  const isGap = name !== undefined && !kept.some(([each]) => each === name);
  return Object.fromEntries(isGap && others.length > 0 ? [...kept, [name, Math.min(...others)]] : kept);
}
