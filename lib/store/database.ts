import { Dexie, type Table } from 'dexie';

import type {
  AliasRow,
  LibraryRow,
  ShelfRow,
  ShelvedEntry,
  SightingRow,
  SketchRow,
  VerdictRow,
  WorkPair,
  WorkRow,
} from './rows.ts';

/** Raised by every change that an older program could not read. */
const schemaVersion = 2;

/**
 * The database: one connection, made at the first call. Two stores may be open on the same database.
 *
 * `relaxed` leaves the last second to the operating system, good enough for what dwelt on screen; `strict` has it on the
 * disk when the call returns: for what users do with their own hand.
 */
export class Store extends Dexie {
  declare readonly works: Table<WorkRow, WorkRow['id']>;
  declare readonly aliases: Table<AliasRow, string>;
  declare readonly entries: Table<ShelvedEntry, ShelvedEntry['work']>;
  declare readonly sightings: Table<SightingRow, [work: string, visit: string]>;
  declare readonly shelves: Table<ShelfRow, number>;
  declare readonly sketches: Table<SketchRow, SketchRow['key']>;
  declare readonly verdicts: Table<VerdictRow, WorkPair>;
  declare readonly meta: Table<LibraryRow, LibraryRow['key']>;

  constructor(durability: 'relaxed' | 'strict', name = 'deja-lu') {
    super(name, { chromeTransactionDurability: durability, cache: 'disabled' });
    this.version(1).stores({
      works: 'id',
      aliases: 'key',
      entries: 'work, listedAt',
      sightings: '[work+visit], visit',
      shelves: 'number',
      meta: 'key',
    });
    this.version(schemaVersion).stores({ sketches: 'key', verdicts: 'pair' });
  }
}

/** The database was written by a later version of this extension. */
export class StoreNewer extends Error {
  override readonly name = 'StoreNewer';
}

/**
 * The only way to write: everything in one transaction, or nothing (outside of one, Firefox keeps the part of a batch that
 * still fitted on the disk).
 *
 * @throws {StoreNewer} Dexie opens a later schema and writes to it without a word (4.4, `dexie-open.ts`); we do not.
 */
export function write<T>(store: Store, change: () => Promise<T>): Promise<T> {
  // Dexie keeps a transaction open across awaits only if it can see that its function is async.
  return store.transaction('rw', store.tables, async () => {
    // Dexie multiplies its versions by ten.
    if (store.backendDB().version > schemaVersion * 10) throw new StoreNewer('The library is of a later version.');
    return change();
  });
}
