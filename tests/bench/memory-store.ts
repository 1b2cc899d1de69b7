import type { Store } from '../../lib/store/database.ts';
import type { AliasRow, SketchRow, WorkRow } from '../../lib/store/rows.ts';
import { adopt, readWorkingSet, writeWorkingSet } from '../../lib/store/working-set.ts';

/** The tables that works fill, in memory. */
export interface MemoryTables {
  readonly works: MemoryTable<string, WorkRow>;
  readonly aliases: MemoryTable<string, AliasRow>;
  readonly sketches: MemoryTable<number, SketchRow>;
}

const chunkSize = 500;

/** The tables that the store would have after a restore of these works, made by its own code. */
export async function tablesOfWorks(works: Iterable<WorkRow>): Promise<MemoryTables> {
  const tables: MemoryTables = {
    works: new MemoryTable(({ id }) => id),
    aliases: new MemoryTable(({ key }) => key),
    sketches: new MemoryTable(({ key }) => key),
  };
  const store = storeOf(tables);
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
  return tables;
}

/** A store on tables of memory, without entries and verdicts, for functions that are called inside a transaction. */
export function storeOf(tables: MemoryTables): Store {
  const none = new MemoryTable<string, never>(() => '');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- inside a transaction a store is its tables
  return { ...tables, entries: none, verdicts: none } as unknown as Store;
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
