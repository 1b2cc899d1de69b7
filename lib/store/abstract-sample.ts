import type { Abstract, Profile } from '../identity/profile.ts';
import type { HashSet } from '../identity/shingles.ts';

/*
 * Of an abstract a work keeps the smallest hashes (k minimum values, Beyer et al. 2007): what two samples share up to the
 * smaller of their largest hashes estimates what the abstracts share, give or take 0.09 where that is a half. 48 hashes are
 * 256 characters of text, which JSON carries as they are.
 */

const mostShingles = 32;
const mostWords = 16;
const bytesOfHash = 4;

/** What a work keeps of an abstract. */
export function cutToSample({ shingles, longWords }: Abstract): Abstract {
  return { shingles: shingles.subarray(0, mostShingles), longWords: longWords.subarray(0, mostWords) };
}

/** The sample of an abstract, as text. */
export function sampleOf(abstract: Abstract): string {
  const { shingles, longWords } = cutToSample(abstract);
  const hashes = [...shingles, ...longWords];
  const bytes = new DataView(new ArrayBuffer(1 + hashes.length * bytesOfHash));
  bytes.setUint8(0, shingles.length);
  for (const [i, value] of hashes.entries()) bytes.setUint32(1 + i * bytesOfHash, value);
  return btoa(String.fromCharCode(...new Uint8Array(bytes.buffer)));
}

/** The abstract that a sample stands for; `undefined` for a text that is none. */
export function abstractOfSample(sample: string): Abstract | undefined {
  let text: string;
  try {
    text = atob(sample);
  } catch {
    return undefined;
  }
  if (text.length % bytesOfHash !== 1) return undefined;
  const hashes = new Uint32Array((text.length - 1) / bytesOfHash);
  for (let i = 1; i < text.length; i += 1) {
    const at = (i - 1) >> 2;
    hashes[at] = ((hashes[at] ?? 0) << 8) | text.charCodeAt(i); // the highest byte first
  }
  const count = text.charCodeAt(0);
  return { shingles: hashes.subarray(0, count), longWords: hashes.subarray(count) };
}

/** Two profiles with their abstracts cut to what can be compared, whether whole or sampled. */
export function comparable(left: Profile, right: Profile): readonly [Profile, Profile] {
  if (left.abstract === undefined || right.abstract === undefined) return [left, right];
  const shingles = cut(left.abstract.shingles, right.abstract.shingles, mostShingles);
  const longWords = cut(left.abstract.longWords, right.abstract.longWords, mostWords);
  return [
    { ...left, abstract: { shingles: shingles[0], longWords: longWords[0] } },
    { ...right, abstract: { shingles: shingles[1], longWords: longWords[1] } },
  ];
}

/** Both sets up to the largest hash that neither sample can have left out. */
function cut(left: HashSet, right: HashSet, sampled: number): readonly [HashSet, HashSet] {
  const end = Math.min(largest(left, sampled), largest(right, sampled));
  return [upTo(left, end), upTo(right, end)];
}

/** A set as large as a sample may be one. */
function largest(hashes: HashSet, sampled: number): number {
  return hashes[sampled - 1] ?? Infinity;
}

function upTo(hashes: HashSet, end: number): HashSet {
  const after = hashes.findIndex((value) => value > end);
  return after === -1 ? hashes : hashes.subarray(0, after);
}
