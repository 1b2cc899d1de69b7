import type { Transaction } from 'dexie';

import { v1 } from './migrations/v1.ts';
import { v2 } from './migrations/v2.ts';
import { v3 } from './migrations/v3.ts';

/**
 * One step of the schema. A step that was released is never edited: a change is another file, a line below, and a frozen
 * example of the version before in `tests/unit/store/examples`, from which a test walks up to the last one.
 */
export interface Migration {
  readonly version: number;
  /** The tables that are added or indexed otherwise, in Dexie's syntax; all others stay as they are. */
  readonly tables: Readonly<Record<string, string>>;
  /**
   * What is done before anybody can read the store: little, for all wait and Firefox may end it. What takes long is left to a
   * chore (chores.ts).
   */
  readonly upgrade?: (tables: Pick<Transaction, 'table'>) => Promise<void>;
}

/** Every step, in order. */
export const migrations: readonly Migration[] = [v1, v2, v3];

/** Raised by every change that an older program could not read. */
export const schemaVersion = Math.max(...migrations.map(({ version }) => version));
