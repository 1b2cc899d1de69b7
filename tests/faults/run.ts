import type { Stage } from '../e2e/stage.ts';
import { randomOf } from '../support/random.ts';

/** What trials go on from, one after the other: a browser with a library, and what is known to be in it. */
export interface Run extends Stage {
  /** From 0 to 1, from the seed. Each fault has numbers of its own. */
  random: () => number;
  /** Every paper whose save was acknowledged and that was not removed, by its work: the tags it was given. */
  readonly acknowledged: Map<string, readonly string[]>;
  /** Every paper whose removal was acknowledged. */
  readonly removed: Set<string>;
  /** Every paper whose showing was acknowledged. */
  readonly seen: Set<string>;
  /** The number of the next paper. */
  next: number;
}

/** A run on a browser whose profile is new. */
export function newRun(stage: Stage, seed: number): Run {
  return {
    ...stage,
    random: randomOfFault(seed, 1),
    acknowledged: new Map(),
    removed: new Set(),
    seen: new Set(),
    next: 1,
  };
}

/** Each fault of a seed has a generator of its own, so that one can be played again alone. */
export function randomOfFault(seed: number, fault: number): () => number {
  return randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(fault, 0x85ebca6b));
}

/** One of them. */
export function oneOf<T>(all: readonly T[], random: () => number): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('There is nothing to choose from');
  return one;
}

/** One fault; throws `Harm` if it did any, and whatever the driver throws if it could not be played. */
export type Trial = (run: Run) => Promise<void>;
