import type { WorkId } from '../identity/answer.ts';
import type { EntryStatus, State } from '../identity/state.ts';
import type { Store } from './database.ts';
import { together } from './merge.ts';
import { linkedWorks } from './resolve.ts';
import type { WorkRow } from './rows.ts';
import { stateOf } from './state.ts';
import { readWorkingSet } from './working-set.ts';

/** What became of a work by the user's hand. */
export interface Change {
  readonly keys: readonly string[];
  readonly state: State;
  readonly status?: EntryStatus | undefined;
}

/** How works stand now, each with those that the reader said are the same, for the pages that show them. */
export async function changesOf(store: Store, works: readonly WorkId[]): Promise<readonly Change[]> {
  const names = [...new Set(works)];
  const set = await store.transaction('r', store.aliases, store.works, store.verdicts, async () =>
    readWorkingSet(store, names),
  );
  return names.flatMap((name) => {
    const work = set.works.get(name);
    const whole = work && together([work, ...linkedWorks([work], set)]);
    return whole === undefined ? [] : [changeOf(whole)];
  });
}

function changeOf(work: WorkRow): Change {
  const now = { visit: { site: '', feed: '', openedAt: Infinity }, stillNew: 0 };
  const status = work.saved?.value ?? undefined;
  return { keys: Object.keys(work.keys), state: stateOf(work, now), ...(status !== undefined && { status }) };
}
