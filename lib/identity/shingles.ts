import { hash } from './hash.ts';

/** A set of hashes, sorted, each once: what two texts share is found in one pass. */
export type HashSet = Uint32Array;

export function hashSet(hashes: Iterable<number>): HashSet {
  const sorted = Uint32Array.from(hashes).sort();
  let end = 0;
  for (const value of sorted) if (end === 0 || sorted[end - 1] !== value) sorted[end++] = value;
  return sorted.subarray(0, end);
}

/** Runs of three words, hashed. */
export function wordShingles(words: readonly string[]): HashSet {
  const hashes: number[] = [];
  for (let i = 0; i + 2 < words.length; i += 1) hashes.push(hash(`${words[i]} ${words[i + 1]} ${words[i + 2]}`));
  return hashSet(hashes);
}

/** Runs of three letters, hashed. Holds against missing spaces, hyphens and single typing errors. */
export function letterShingles(text: string): HashSet {
  const hashes: number[] = [];
  for (let i = 0; i + 2 < text.length; i += 1) hashes.push(hash(text.slice(i, i + 3)));
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
