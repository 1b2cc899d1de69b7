import { hash, mixed } from './hash.ts';
import { type Profile, profileOf } from './profile.ts';
import type { PaperRecord } from './record.ts';

/** Names a bucket of records that may be one work. 32 bits: chance meetings cost a comparison, never a mark. */
export type SketchKey = number;

const titleBands = 5;
const authorBands = 3;
const abstractBands = 3;

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

export function sketchKeysOf({ title, authors, abstract }: Profile): readonly SketchKey[] {
  const keys = new Set<SketchKey>();
  if (title.words.length > 1) {
    for (let band = 0; band < titleBands; band += 1) {
      keys.add(hash(`${band} ${drawn(title, 2 * band)} ${drawn(title, 2 * band + 1)}`));
    }
  }
  const [first] = authors;
  if (first !== undefined && title.words.length > 0) {
    for (let band = 0; band < authorBands; band += 1) {
      keys.add(hash(`author ${band} ${first.surname} ${first.initial} ${drawn(title, 100 + band)}`));
    }
  }
  if (title.nameLength > 0) keys.add(hash(`name ${title.name}`));
  if (abstract !== undefined && abstract.shingles.length > 0) {
    for (let band = 0; band < abstractBands; band += 1)
      keys.add(hash(`abstract ${band} ${least(abstract.shingles, band)}`));
  }
  return [...keys];
}

/** The word that comes first when each waits for an exponential time, the shorter the heavier it is. */
function drawn({ words, weights }: Profile['title'], draw: number): string {
  let best = '';
  let bestTime = Number.POSITIVE_INFINITY;
  for (const [i, word] of words.entries()) {
    const time =
      -Math.log((mixed(hash(word) + Math.imul(draw, 0x9e3779b1)) + 1) / 2 ** 32) / Math.max(0.01, weights[i] ?? 1);
    if (time < bestTime) [best, bestTime] = [word, time];
  }
  return best;
}

function least(hashes: Uint32Array, draw: number): number {
  let best = 2 ** 32;
  for (const value of hashes) best = Math.min(best, mixed(value + Math.imul(draw + 1, 0x9e3779b1)));
  return best;
}
