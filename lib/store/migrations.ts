import { v1 } from './migrations/v1.ts';
import { v2 } from './migrations/v2.ts';

/**
 * One step of the schema. A step that was released is never edited: a change is another file, a line below, and a frozen
 * example of the version before in `tests/unit/store/examples`, from which a test walks up to the last one.
 */
export interface Migration {
  readonly version: number;
  /** The tables that are added or indexed otherwise, in Dexie's syntax; all others stay as they are. */
  readonly tables: Readonly<Record<string, string>>;
}

/** Every step, in order. */
export const migrations: readonly Migration[] = [v1, v2];

/** Raised by every change that an older program could not read. */
export const schemaVersion = Math.max(...migrations.map(({ version }) => version));
