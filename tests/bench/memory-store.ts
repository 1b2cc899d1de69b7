import type { Store } from '../../lib/store/database.ts';
import type {
  AliasRow,
  EntryRow,
  LibraryRow,
  ShelfRow,
  ShelvedEntry,
  SketchRow,
  WorkRow,
} from '../../lib/store/rows.ts';
import { putEntries } from '../../lib/store/shelves.ts';
import { adopt, readWorkingSet, writeWorkingSet } from '../../lib/store/working-set.ts';

/** The tables that works and entries fill, in memory. */
export interface MemoryTables {
  readonly works: MemoryTable<string, WorkRow>;
  readonly aliases: MemoryTable<string, AliasRow>;
  readonly sketches: MemoryTable<number, SketchRow>;
  readonly entries: MemoryTable<string, ShelvedEntry>;
  readonly shelves: MemoryTable<number, ShelfRow>;
  readonly meta: MemoryTable<string, LibraryRow>;
}

const chunkSize = 500;

/** The tables that the store would have after a restore of these works and entries, made by its own code. */
export async function tablesOf(works: Iterable<WorkRow>, entries: readonly EntryRow[] = []): Promise<MemoryTables> {
  const tables: MemoryTables = {
    works: new MemoryTable('id'),
    aliases: new MemoryTable('key'),
    sketches: new MemoryTable('key'),
    entries: new MemoryTable('work'),
    shelves: new MemoryTable('number'),
    meta: new MemoryTable('key'),
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
  for (let start = 0; start < entries.length; start += chunkSize) {
    await putEntries(store, entries.slice(start, start + chunkSize));
  }
  return tables;
}

/** A store on tables of memory, without verdicts, for functions that are called inside a transaction. */
export function storeOf(tables: MemoryTables): Store {
  const none = new MemoryTable<string, Record<'id', string>>('id');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- inside a transaction a store is its tables
  return { ...tables, verdicts: none } as unknown as Store;
}

/** What of Dexie's tables these functions use. */
class MemoryTable<Key, Row> {
  readonly rows = new Map<Key, Row>();
  readonly schema: { readonly primKey: { readonly keyPath: keyof Row } };

  constructor(keyPath: keyof Row) {
    this.schema = { primKey: { keyPath } };
  }

  /** By the primary key. */
  where() {
    const within = (first: Key, last: Key) => [...this.rows].filter(([key]) => key >= first && key <= last);
    return {
      between: (first: Key, last: Key) => ({
        limit: (count: number) => ({
          toArray: async () =>
            within(first, last)
              .toSorted(([left], [right]) => (left < right ? -1 : 1))
              .slice(0, count)
              .map(([, row]) => row),
        }),
      }),
    };
  }

  get(key: Key): Promise<Row | undefined> {
    return Promise.resolve(this.rows.get(key));
  }

  put(row: Row): Promise<void> {
    return this.bulkPut([row]);
  }

  bulkGet(keys: readonly Key[]): Promise<(Row | undefined)[]> {
    return Promise.resolve(keys.map((key) => this.rows.get(key)));
  }

  bulkPut(rows: readonly Row[]): Promise<void> {
    const { keyPath } = this.schema.primKey;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a row's key is of the table's kind
    for (const row of rows) this.rows.set(row[keyPath] as Key, row);
    return Promise.resolve();
  }

  bulkDelete(keys: readonly Key[]): Promise<void> {
    for (const key of keys) this.rows.delete(key);
    return Promise.resolve();
  }
}
