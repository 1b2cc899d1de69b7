/**
 * Which of 64 places the members of a set fall on, 32 to a number. Small enough to stand beside a name in a bucket, it tells
 * what two sets have in common well enough to leave out what is not worth a comparison.
 */
export type Fingerprint = readonly [number, number];

/** Of what is not known: it is taken to have everything in common with anything. */
export const anyFingerprint: Fingerprint = [-1, -1];

/** The fingerprint of a set of hashes; an empty one tells nothing. */
export function fingerprintOf(hashes: ArrayLike<number> & Iterable<number>): Fingerprint {
  if (hashes.length === 0) return anyFingerprint;
  let [low, high] = [0, 0];
  for (const hash of hashes) {
    const place = 1 << (hash >>> 8);
    if ((hash & 0x80) === 0) low |= place;
    else high |= place;
  }
  return [low, high];
}

/** Places in common of those that the smaller set has: 0 to 1, for small sets a little above what they share. */
export function overlap([low, high]: Fingerprint, [otherLow, otherHigh]: Fingerprint): number {
  const common = count(low & otherLow) + count(high & otherHigh);
  return common / Math.min(count(low) + count(high), count(otherLow) + count(otherHigh));
}

/** Bits that are set (Hacker's Delight, 5-1). */
function count(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
