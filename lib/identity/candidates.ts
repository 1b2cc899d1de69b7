import type { SketchKey } from './sketch.ts';

/** Positions of two records worth comparing, the smaller first. */
export type Candidate = readonly [number, number];

/**
 * The pairs of a whole set that share a key, each once. A key that more than `widest` records share says nothing and is
 * passed over, so that ten thousand equal titles do not make fifty million pairs; the first `widest` are still paired.
 */
export function* candidates(keys: readonly (readonly (SketchKey | string)[])[], widest = 60): Generator<Candidate> {
  const buckets = new Map<SketchKey | string, number[]>();
  for (const [i, own] of keys.entries()) {
    for (const key of own) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [i]);
      else if (bucket.length < widest) bucket.push(i);
    }
  }
  const met = new Set<number>();
  for (const bucket of buckets.values()) {
    for (const [at, left] of bucket.entries()) {
      for (const right of bucket.slice(at + 1)) {
        const pair = left * keys.length + right;
        if (met.has(pair)) continue;
        met.add(pair);
        yield [left, right];
      }
    }
  }
}
