import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withinEdits } from '../../../lib/identity/edits.ts';
import { hashSet, jaccard } from '../../../lib/identity/shingles.ts';

test.each([
  ['kite', 'kite', 0, true],
  ['kite', 'kites', 1, true],
  ['kite', 'bite', 1, true],
  ['kite', 'kitse', 1, true],
  ['kite', 'ktie', 1, false],
  ['kite', 'ktie', 2, true],
  ['', 'ab', 2, true],
  ['', 'abc', 2, false],
])('%s becomes %s within %i edits: %s', (left, right, limit, expected) => {
  expect(withinEdits(left, right, limit)).toBe(expected);
});

test('the band finds what the whole table finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (left, right, limit) => {
      expect(withinEdits(left, right, limit)).toBe(distance(left, right) <= limit);
    }),
    { numRuns: 2_000 },
  );
});

function distance(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length;
  const change = left[0] === right[0] ? 0 : 1;
  return Math.min(
    distance(left.slice(1), right) + 1,
    distance(left, right.slice(1)) + 1,
    distance(left.slice(1), right.slice(1)) + change,
  );
}

test('jaccard is that of the sets', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
  fc.assert(
    fc.property(numbers, numbers, (left, right) => {
      const [one, other] = [new Set(left), new Set(right)];
      const all = one.union(other).size;
      expect(jaccard(hashSet(left), hashSet(right))).toBeCloseTo(all === 0 ? 0 : one.intersection(other).size / all);
    }),
  );
});
