import { Dexie, type PromiseExtended, type Table } from 'dexie';

import type { Millis } from '../identity/visit.ts';
import { storeFailure } from './failure.ts';
import { migrations, schemaVersion } from './migrations.ts';
import type {
  AliasRow,
  MetaRow,
  ShelfRow,
  ShelvedEntry,
  SightingRow,
  SketchRow,
  VerdictRow,
  WorkPair,
  WorkRow,
} from './rows.ts';

/** Shared by whoever opens the database; alone while it is deleted. */
const opening = 'deja-lu-opening';

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
  declare readonly meta: Table<MetaRow, MetaRow['key']>;

  constructor(durability: 'relaxed' | 'strict', name = 'deja-lu') {
    super(name, { chromeTransactionDurability: durability, cache: 'disabled' });
    for (const { version, tables, upgrade } of migrations) {
      const step = this.version(version).stores(tables);
      if (upgrade !== undefined) step.upgrade(upgrade);
    }
  }

  /** As Dexie's own, which calls it, too; waits until a deletion in whichever context is over. */
  override open(): PromiseExtended<Dexie> {
    return Dexie.Promise.resolve(navigator.locks.request(opening, { mode: 'shared' }, () => super.open()));
  }
}

/** Deletes the database, and sees to it that nobody opens it in the `rest` ms after that, in whichever context. */
export async function deleteDatabase(store: Store, rest: Millis): Promise<void> {
  await navigator.locks.request(opening, async () => {
    await store.delete();
    await new Promise((resolve) => {
      setTimeout(resolve, rest);
    });
  });
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
export async function write<T>(store: Store, change: () => Promise<T>): Promise<T> {
  try {
    // Dexie keeps a transaction open across awaits only if it can see that its function is async.
    return await store.transaction('rw', store.tables, async () => {
      if (isNewer(store)) throw new StoreNewer('The library is of a later version.');
      return change();
    });
  } catch (error) {
    // Firefox takes no write through a connection on which one did not fit, room or no room (ESR 153): the next opens another.
    if (storeFailure(error) === 'quota-exceeded') store.close({ disableAutoOpen: false });
    throw error;
  }
}

/** Whether an open store is of a later version: it can be read and must not be written. */
export function isNewer(store: Store): boolean {
  return store.backendDB().version > schemaVersion * 10; // Dexie multiplies its versions by ten
}

/** An older version of the extension, in another tab, does not let go of the database. */
export class StoreBlocked extends Error {
  override readonly name = 'StoreBlocked';
}

/**
 * Opens the store, which all other calls do by themselves, but not without end.
 *
 * @throws {StoreBlocked} if it must be upgraded and somebody else has held it open for `patience` ms; later calls may still
 *   succeed.
 */
export async function openWithin(store: Store, patience: Millis): Promise<void> {
  const { promise: blocked, reject } = Promise.withResolvers<never>();
  store.on('blocked', () => {
    setTimeout(() => reject(new StoreBlocked('Another tab holds the library of an older version.')), patience);
  });
  await Promise.race([store.open(), blocked]);
}
