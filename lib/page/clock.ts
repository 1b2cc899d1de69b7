import type { Millis } from '../identity/visit.ts';

/** Time as it comes in, so that a test can stand still. */
export interface Clock {
  now(): Millis;
  /** Runs once after `delay` ms; the function given back calls it off. */
  after(delay: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, run) {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};
