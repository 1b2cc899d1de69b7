import type { FirstTimes } from './rows.ts';

/** The earlier time of each name. */
export function joinFirstTimes(left: FirstTimes, right: FirstTimes): FirstTimes {
  // Through a Map: names come from outside, and `constructor` is found on every object.
  const times = new Map(Object.entries(left));
  for (const [name, at] of Object.entries(right)) times.set(name, Math.min(at, times.get(name) ?? at));
  return Object.fromEntries(times);
}
