import { Dexie, type Table } from 'dexie';

/*
 * Reading and writing thousands of rows at a time. IndexedDB takes each row asked for or written as a request of its own, 100 to
 * 200 µs (Chromium 156 on a busy machine), but hands out a range at 10 µs a row: so rows that lie together are read as a
 * range, and rows that are most probably new are added without being asked for first.
 */

/** Below so many, one by one is as fast. */
const fewKeys = 8;

/**
 * Rows by their keys, `undefined` for those that are not there, as `bulkGet` gives them. Rows of a backup come in the order
 * of their keys: where the table has few others between them, they are read in one go.
 *
 * @param table one with a text as its primary key
 */
export async function readByKeys<Row extends object>(
  table: Table<Row, string>,
  keys: readonly string[],
): Promise<readonly (Row | undefined)[]> {
  const sorted = [...new Set(keys)].toSorted(byUnits);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < fewKeys) return table.bulkGet([...keys]);
  const limit = 2 * sorted.length;
  const range = table.where(':id').between(first, last, true, true);
  const rows = await range.limit(limit).toArray();
  if (rows.length === limit) return table.bulkGet([...keys]);
  const { keyPath = '' } = table.schema.primKey;
  const found = new Map<unknown, Row>(rows.map((row) => [Dexie.getByKeyPath(row, keyPath), row]));
  return keys.map((key) => found.get(key));
}

/** The order of IndexedDB's keys: by UTF-16 units, as `toSorted` has it, and not by any language. */
export function byUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * Adds rows and gives the places of those that were not added, because there is a row of their key. To be called inside a
 * `write`.
 *
 * @throws whatever else goes wrong, a full disk among it
 */
export async function addRows<Row, Key>(table: Table<Row, Key>, rows: readonly Row[]): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  try {
    await table.bulkAdd(rows);
    return [];
  } catch (error) {
    if (!(error instanceof Dexie.BulkError)) throw error;
    const failures = Object.entries(error.failuresByPos);
    if (failures.some(([, failure]) => failure.name !== 'ConstraintError')) throw error;
    return failures.map(([place]) => Number(place));
  }
}

/**
 * Does something with each item, two at a time: the database writes in a process of its own, so while it is at one
 * transaction the next is made ready and waits in line.
 *
 * @throws what `carry` throws, once nothing is under way any more
 */
export async function twoAtATime<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  carry: (item: Item) => Promise<void>,
): Promise<void> {
  const underWay: Promise<void>[] = [];
  try {
    for await (const item of items) {
      const job = carry(item);
      job.catch(() => undefined); // thrown when it is waited for
      underWay.push(job);
      if (underWay.length > 1) await underWay.shift();
    }
    await underWay.shift();
  } finally {
    await Promise.allSettled(underWay);
  }
}

/** A job that is not begun while it is under way: a call meanwhile does nothing. */
export function oneAtATime(job: () => Promise<void>): () => Promise<void> {
  let isUnderWay = false;
  return async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    await job().finally(() => (isUnderWay = false));
  };
}
