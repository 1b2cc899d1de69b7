import { hash, mixed } from './hash.ts';

/** A set of hashes, sorted, each once: what two texts share is found in one pass. */
export type HashSet = Uint32Array;

export function hashSet(hashes: readonly number[]): HashSet {
  const sorted = new Uint32Array(hashes).toSorted();
  let end = 0;
  for (const value of sorted) if (end === 0 || sorted[end - 1] !== value) sorted[end++] = value;
  return sorted.subarray(0, end);
}

/** Runs of three words, hashed. */
export function wordShingles(words: readonly string[]): HashSet {
  return runsOfThree(words.map((word) => hash(word)));
}

/** Runs of three letters, hashed. Holds against missing spaces, hyphens and single typing errors. */
export function letterShingles(text: string): HashSet {
  return runsOfThree(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
}

function runsOfThree(parts: readonly number[]): HashSet {
  const hashes: number[] = [];
  for (let i = 0; i + 2 < parts.length; i += 1) {
    hashes.push(mixed(Math.imul(mixed(Math.imul(parts[i] ?? 0, 31) ^ (parts[i + 1] ?? 0)), 31) ^ (parts[i + 2] ?? 0)));
  }
  return hashSet(hashes);
}

/** How many hashes two sets have in common. */
export function shared(left: HashSet, right: HashSet): number {
  let count = 0;
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const one = left[i] ?? 0;
    const other = right[j] ?? 0;
    if (one === other) count += 1;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return count;
}

/** Shared of all, 0 to 1; 0 where both are empty. */
export function jaccard(left: HashSet, right: HashSet): number {
  const common = shared(left, right);
  return common === 0 ? 0 : common / (left.length + right.length - common);
}
