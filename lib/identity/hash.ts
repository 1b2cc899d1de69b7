/** FNV-1a over UTF-16 units, 32 bits: fast, the same everywhere; for sketches and sets, not for secrets. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let state = seed;
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return mixed(state);
}

/** Spreads a number over all 32 bits (the finish of MurmurHash3), so that the smallest of several is a fair draw. */
export function mixed(number: number): number {
  let state = number;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
