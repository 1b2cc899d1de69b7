import type { WorkId } from '../identity/answer.ts';
import { joinFirstTimes } from './first-times.ts';
import type { SeenRecord, WorkRow } from './rows.ts';

/*
 * What was shown of works that turned out to be one. An epoch, which *undo* raises, replaces what was shown under one name:
 * it must not take away what was shown under another, in whatever order copies of both come together. So each name keeps its
 * own record, and the work was seen as their sum says.
 */

type SeenAs = Readonly<Record<WorkId, SeenRecord>>;

export const unseen: SeenRecord = { epoch: 0, sites: {}, versions: {} };

/** What was shown under each name of a work. */
export function seenAsOf({ id, seen, seenAs }: Pick<WorkRow, 'id' | 'seen' | 'seenAs'>): SeenAs {
  return seenAs ?? { [id]: seen };
}

/** A work that was seen so; the records are kept beside their sum unless there is only one, of its own name. */
export function withSeenAs({ seenAs: _before, ...work }: WorkRow, records: SeenAs): WorkRow {
  const told = Object.entries(records).filter(([, record]) => isTelling(record));
  const seen = told.map(([, record]) => record).reduce(uniteSeen, unseen);
  const isOwn = told.every(([name]) => name === work.id);
  return { ...work, seen, ...(!isOwn && { seenAs: Object.fromEntries(told) }) };
}

/** A work after more was shown of it, or its page was opened. */
export function withSeen(work: WorkRow, change: (seen: SeenRecord) => SeenRecord): WorkRow {
  const records = seenAsOf(work);
  return withSeenAs(work, { ...records, [work.id]: change(records[work.id] ?? unseen) });
}

function isTelling({ epoch, lastAt, sites, versions }: SeenRecord): boolean {
  return epoch > 0 || lastAt !== undefined || Object.keys(sites).length > 0 || Object.keys(versions).length > 0;
}

function uniteSeen(left: SeenRecord, right: SeenRecord): SeenRecord {
  const first = [left.first, right.first].filter((each) => each !== undefined).toSorted(earliestFirst)[0];
  const lastAt = Math.max(left.lastAt ?? -Infinity, right.lastAt ?? -Infinity);
  return {
    epoch: Math.max(left.epoch, right.epoch),
    ...(first !== undefined && { first }),
    ...(lastAt !== -Infinity && { lastAt }),
    sites: joinFirstTimes(left.sites, right.sites),
    versions: joinFirstTimes(left.versions, right.versions),
  };
}

type FirstSeen = NonNullable<SeenRecord['first']>;

function earliestFirst(left: FirstSeen, right: FirstSeen): number {
  if (left.at !== right.at) return left.at - right.at;
  return [left.site, left.feed].join('\n') <= [right.site, right.feed].join('\n') ? -1 : 1;
}

/** Two copies of what was shown under one name. */
export function joinSeen(left: SeenRecord, right: SeenRecord): SeenRecord {
  if (left.epoch !== right.epoch) return left.epoch > right.epoch ? left : right;
  return uniteSeen(left, right);
}
