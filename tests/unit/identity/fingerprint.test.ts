import { describe, expect, test } from 'vitest';

import { anyFingerprint, fingerprintOf, overlap } from '../../../lib/identity/fingerprint.ts';
import { hash } from '../../../lib/identity/hash.ts';

const of = (words: string) => fingerprintOf(words.split(' ').map((word) => hash(word)));

describe('what two sets have in common', () => {
  test.each([
    ['the same', 'tidal kites of fjords', 'fjords of tidal kites', 1, 1],
    ['a part of the other', 'tidal kites', 'tidal kites harvest slow currents', 1, 1],
    ['half', 'tidal kites harvest slow currents', 'tidal kites census rooftop whistling', 0.3, 0.7],
    ['nothing', 'tidal kites harvest slow currents', 'mountain grammar census rooftop whistling', 0, 0.3],
  ])('of %s', (_, left, right, least, most) => {
    const share = overlap(of(left), of(right));
    expect(share).toBe(overlap(of(right), of(left)));
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });

  test('is all where one of them is not known', () => {
    expect(overlap(anyFingerprint, of('tidal kites'))).toBe(1);
    expect(overlap(fingerprintOf([]), of('tidal kites'))).toBe(1);
  });
});
