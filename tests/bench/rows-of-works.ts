import type { Store } from '../../lib/store/database.ts';
import type { AliasRow, SketchRow, WorkRow } from '../../lib/store/rows.ts';
import { adopt, readWorkingSet, writeWorkingSet } from '../../lib/store/working-set.ts';

/** The tables that works fill. */
export interface FilledTables {
  readonly works: ReadonlyMap<string, WorkRow>;
  readonly aliases: ReadonlyMap<string, AliasRow>;
  readonly sketches: ReadonlyMap<number, SketchRow>;
}

const chunkSize = 500;

/** The rows that the store would hold after a restore of these works, made by its own code on tables of memory. */
export async function rowsOfWorks(works: Iterable<WorkRow>): Promise<FilledTables> {
  const tables = {
    works: new MemoryTable<string, WorkRow>(({ id }) => id),
    aliases: new MemoryTable<string, AliasRow>(({ key }) => key),
    sketches: new MemoryTable<number, SketchRow>(({ key }) => key),
    entries: new MemoryTable<string, never>(() => ''),
    verdicts: new MemoryTable<string, never>(() => ''),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a store, these two functions know its tables only
  const store = tables as unknown as Store;
  let chunk: WorkRow[] = [];
  const take = async (): Promise<void> => {
    const set = await readWorkingSet(
      store,
      chunk.flatMap((work) => Object.keys(work.keys)),
    );
    for (const work of chunk) adopt(set, work);
    await writeWorkingSet(store, set);
    chunk = [];
  };
  for (const work of works) {
    chunk.push(work);
    if (chunk.length === chunkSize) await take();
  }
  await take();
  return { works: tables.works.rows, aliases: tables.aliases.rows, sketches: tables.sketches.rows };
}

/** What of Dexie's table is used for works without entries and verdicts. */
class MemoryTable<Key, Row> {
  readonly rows = new Map<Key, Row>();
  readonly #keyOf: (row: Row) => Key;

  constructor(keyOf: (row: Row) => Key) {
    this.#keyOf = keyOf;
  }

  bulkGet(keys: readonly Key[]): Promise<(Row | undefined)[]> {
    return Promise.resolve(keys.map((key) => this.rows.get(key)));
  }

  bulkPut(rows: readonly Row[]): Promise<void> {
    for (const row of rows) this.rows.set(this.#keyOf(row), row);
    return Promise.resolve();
  }

  bulkDelete(keys: readonly Key[]): Promise<void> {
    for (const key of keys) this.rows.delete(key);
    return Promise.resolve();
  }
}
