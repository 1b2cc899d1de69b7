import type { WorkId } from '../identity/answer.ts';
import type { EntryStatus, State } from '../identity/state.ts';
import type { Store } from './database.ts';
import type { WorkRow } from './rows.ts';
import { stateOf } from './state.ts';

/** What became of a work by the user's hand. */
export interface Change {
  readonly keys: readonly string[];
  readonly state: State;
  readonly status?: EntryStatus | undefined;
}

/** How works stand now, for the pages that show them. */
export async function changesOf(store: Store, works: readonly WorkId[]): Promise<readonly Change[]> {
  const rows = await store.works.bulkGet([...new Set(works)]);
  return rows.filter((row) => row !== undefined).map(changeOf);
}

function changeOf(work: WorkRow): Change {
  const now = { visit: { site: '', feed: '', openedAt: Infinity }, stillNew: 0 };
  const status = work.saved?.value ?? undefined;
  return { keys: Object.keys(work.keys), state: stateOf(work, now), ...(status !== undefined && { status }) };
}
