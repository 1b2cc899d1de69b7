import type { Store } from './database.ts';
import type { BallastRow } from './rows.ts';

/** LevelDB puts a log of 4 MB away. Values over 64 KB would not be in it: Chromium keeps those in files of their own. */
const [rowCount, rowLength] = [80, 60_000];

/**
 * Has Chromium begin the log of its database anew, by filling it. Where the end of the log was cut off, by a power cut or by
 * damage, Chromium (156) opens what is whole, goes on writing behind the cut, stumbles over that the next time it opens the
 * log, and hands back an empty database. Once the log is put away, it is not read again. (Seen with `tests/faults`, “one file
 * cut”.) In Firefox, whose database is SQLite, it would be 5 MB written in vain.
 */
export async function renewLog(store: Store): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  const text = 'x'.repeat(rowLength);
  const rows = Array.from({ length: rowCount }, (_, number): BallastRow => ({ key: `ballast ${number}`, text }));
  await store.transaction('rw', store.meta, () => store.meta.bulkPut(rows));
  await store.transaction('rw', store.meta, () => store.meta.bulkDelete(rows.map(({ key }) => key)));
}
