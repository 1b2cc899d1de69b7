import { storage } from 'wxt/utils/storage';

import type { Health, LibrarySize } from '../identity/health.ts';
import type { Millis } from '../identity/visit.ts';

/**
 * What the browser's own storage, which is not the database, knows of the library: damage to the one leaves the other
 * (`storage.local` is LevelDB of its own in Chromium, a database of another origin in Firefox).
 */
export interface Witness {
  /** `CanaryRow.name` of the library it speaks of. */
  readonly canary: string;
  readonly size: LibrarySize;
  /** `LibraryRow.writes` */
  readonly writes?: number | undefined;
  /** When the works were counted, which takes a second for a million. */
  readonly countedAt: Millis;
  /** Set while a backup takes the place of what was there. */
  readonly replacing?: true | undefined;
}

const kept = storage.defineItem<Witness>('local:witness');

/** The browser's own storage cannot be read or written: its files are damaged, or its disk is full. */
export class WitnessSilent extends Error {
  override readonly name = 'WitnessSilent';
}

/** The witness, `null` until there is one. Both throw a `WitnessSilent`, which `attempt` takes for a store that does not answer. */
export const keptWitness = {
  getValue: () => heard(kept.getValue()),
  setValue: (witness: Witness) => heard(kept.setValue(witness)),
};

/** What browsers reject with is an `Error` like any other, with words of their own. */
async function heard<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new WitnessSilent('The storage of the extension does not answer', { cause });
  }
}

/** What an opened store turned out to hold. */
export interface Findings {
  readonly canary: string | undefined;
  /** Counted. */
  readonly size: LibrarySize;
  /** The number of saved papers as the store itself keeps it, written with each of them in one transaction. */
  readonly figure: number;
  /** `LibraryRow.writes` */
  readonly writes: number;
}

/**
 * Works become one when they turn out to be the same, and the witness is some minutes behind: fewer than before is no
 * damage by itself.
 */
const leastShare = 0.9;
const slack = 50;

/** Whether a store is what the witness has seen. Without a witness it is taken as it is. */
export function judge(witness: Witness | undefined, found: Findings): Health {
  if (witness?.replacing === true) return { kind: 'half-restored' };
  const expected = witness?.size ?? { saved: found.figure, works: 0 };
  const isOther = witness !== undefined && witness.canary !== found.canary && expected.saved + expected.works > 0;
  const isShort =
    found.writes < (witness?.writes ?? 0) || // files of another day, or a part of them
    found.size.saved !== found.figure ||
    lacks(found.size.saved, expected.saved) ||
    lacks(found.size.works, expected.works);
  return isOther || isShort ? { kind: 'damaged', expected, found: found.size } : { kind: 'sound' };
}

function lacks(found: number, expected: number): boolean {
  return found < expected * leastShare - slack;
}
