import { hash, mixed } from './hash.ts';
import { type Profile, profileOf } from './profile.ts';
import type { PaperRecord } from './record.ts';

/** Names a bucket of records that may be one work. 32 bits: chance meetings cost a comparison, never a mark. */
export type SketchKey = number;

/** How many keys are made of each kind. */
export interface SketchBands {
  readonly title: number;
  readonly author: number;
  readonly abstract: number;
}

const allBands: SketchBands = { title: 5, author: 3, abstract: 3 };

/**
 * The buckets of a record, at most 12. Two records that share none are different as far as can be found without
 * comparing all with all.
 *
 * MinHash (Broder 1997), weighted so that a telling word is drawn in proportion to its weight (Ioffe 2010): a draw is the
 * same for two titles with the chance of their weighted Jaccard. Two draws make a key of the title, one draw and the
 * first author another, one draw from the runs of three words one of the abstract.
 */
export function sketchKeys(record: PaperRecord): readonly SketchKey[] {
  return sketchKeysOf(profileOf(record));
}

export function sketchKeysOf(profile: Profile): readonly SketchKey[] {
  return [...new Set([...titleSketchKeys(profile, allBands), ...abstractSketchKeys(profile, allBands)])];
}

/** The keys of the title, with the first author and without. */
export function titleSketchKeys({ title, authors }: Profile, bands: SketchBands): readonly SketchKey[] {
  const keys: SketchKey[] = [];
  const words = title.words.map((word) => hash(word));
  const drawn = (draw: number): string => title.words[drawnOf(words, title.weights, draw)] ?? '';
  if (words.length > 1) {
    for (let band = 0; band < bands.title; band += 1) {
      keys.push(hash(`${band} ${drawn(2 * band)} ${drawn(2 * band + 1)}`));
    }
  }
  const [first] = authors;
  if (first !== undefined && words.length > 0) {
    for (let band = 0; band < bands.author; band += 1) {
      keys.push(hash(`author ${band} ${first.surname} ${first.initial} ${drawn(100 + band)}`));
    }
  }
  if (title.nameLength > 0) keys.push(hash(`name ${title.name}`));
  return keys;
}

export function abstractSketchKeys({ abstract }: Profile, bands: SketchBands): readonly SketchKey[] {
  if (abstract === undefined || abstract.shingles.length === 0) return [];
  return Array.from({ length: bands.abstract }, (_, band) =>
    hash(`abstract ${band} ${least(abstract.shingles, band)}`),
  );
}

/** Which comes first when each waits for an exponential time, the shorter the heavier it is. */
function drawnOf(words: readonly number[], weights: readonly number[], draw: number): number {
  const seed = Math.imul(draw, 0x9e3779b1);
  let best = -1;
  let bestTime = Number.POSITIVE_INFINITY;
  for (let i = 0; i < words.length; i += 1) {
    const time = -Math.log((mixed((words[i] ?? 0) + seed) + 1) / 2 ** 32) / Math.max(0.01, weights[i] ?? 1);
    if (time < bestTime) [best, bestTime] = [i, time];
  }
  return best;
}

function least(hashes: Uint32Array, draw: number): number {
  const seed = Math.imul(draw + 1, 0x9e3779b1);
  let best = 2 ** 32;
  for (let i = 0; i < hashes.length; i += 1) best = Math.min(best, mixed((hashes[i] ?? 0) + seed));
  return best;
}
