import type { WorkId } from '../identity/answer.ts';
import type { EntryRow, EntryShare, Stamped } from './rows.ts';

/*
 * Two entries whose works turn out to be one become one entry. What was removed under one name must not take away what was
 * saved under another, in whatever order copies of them come together: so each name keeps its share, and the entry is saved
 * if any is, and has the tags of all.
 */

type Shares = Readonly<Record<WorkId, EntryShare>>;

/** What each name of the work has brought into an entry. */
export function sharesOf({ work, shares, saved, savedAt, tags }: EntryRow): Shares {
  return shares ?? { [work]: { saved, savedAt, tags } };
}

/** An entry as its shares make it; they are kept beside it unless they are all its own. */
export function withShares({ shares: _before, ...entry }: EntryRow, shares: Shares): EntryRow {
  const all = Object.entries(shares);
  const isOwn = all.every(([name]) => name === entry.work);
  return { ...entry, ...sum(all.map(([, share]) => share)), ...(!isOwn && { shares }) };
}

/** The entry of a work under what it is called now. */
export function renamed(entry: EntryRow, work: WorkId): EntryRow {
  return withShares({ ...entry, work }, sharesOf(entry));
}

/** An entry after something was done to it by hand: it is done to all its shares. */
export function changeShares(entry: EntryRow, change: (share: EntryShare) => EntryShare): EntryRow {
  const shares = Object.entries(sharesOf(entry)).map(([name, share]) => [name, change(share)] as const);
  return withShares(entry, Object.fromEntries(shares));
}

function sum(shares: readonly EntryShare[]): EntryShare {
  const last = shares.reduce((left, right) =>
    outranks(right.saved, left.saved, right.savedAt - left.savedAt) ? right : left,
  );
  const tags = new Map<string, Stamped<boolean>>();
  for (const [tag, mark] of shares.flatMap((share) => Object.entries(share.tags))) {
    const known = tags.get(tag);
    if (known === undefined || outranks(mark, known, 0)) tags.set(tag, mark);
  }
  return { saved: last.saved, savedAt: last.savedAt, tags: Object.fromEntries(tags) };
}

/** On outranks off, and of two alike the later; where both are of one time, `otherwise` is above 0. */
function outranks(mark: Stamped<boolean>, other: Stamped<boolean>, otherwise: number): boolean {
  if (mark.value !== other.value) return mark.value;
  return (mark.at - other.at || otherwise) > 0;
}
