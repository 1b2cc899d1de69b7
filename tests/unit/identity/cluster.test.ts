import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cluster, type Link } from '../../../lib/identity/cluster.ts';

const never = (): boolean => false;

function apart(left: number, right: number): boolean {
  return Math.min(left, right) === 0 && Math.max(left, right) === 2;
}

function link(left: number, right: number, probability = 0.9): Link {
  return { left, right, probability };
}

test.each<[string, number, Link[], number[]]>([
  ['no links', 3, [], [0, 1, 2]],
  ['a pair', 3, [link(2, 1)], [0, 1, 1]],
  ['a chain', 4, [link(0, 1), link(1, 2)], [0, 0, 0, 3]],
  ['two groups that meet', 4, [link(0, 1), link(2, 3), link(3, 0)], [0, 0, 0, 0]],
  ['a link given twice', 2, [link(0, 1), link(1, 0)], [0, 0]],
])('%s', (_, count, links, groups) => {
  expect(cluster(count, links, never)).toEqual(groups);
});

test('two that contradict each other are not joined through a third; the surer link stands', () => {
  expect(cluster(3, [link(0, 1, 0.91), link(1, 2, 0.97)], apart)).toEqual([0, 1, 1]);
  expect(cluster(3, [link(0, 1, 0.99), link(1, 2, 0.97)], apart)).toEqual([0, 0, 2]);
});

test('the order of the links makes no difference, and no group holds a contradiction', () => {
  const position = fc.integer({ min: 0, max: 7 });
  const links = fc.array(
    fc.tuple(position, position, fc.constantFrom(0.6, 0.7, 0.8, 0.9)).map(([left, right, p]) => link(left, right, p)),
    { maxLength: 15 },
  );
  const pairs = fc.array(fc.tuple(position, position), { maxLength: 6 });
  fc.assert(
    fc.property(links, pairs, (all, forbidden) => {
      const contradicts = (left: number, right: number): boolean =>
        forbidden.some(([a, b]) => (a === left && b === right) || (a === right && b === left));
      const groups = cluster(8, all, contradicts);
      expect(cluster(8, all.toReversed(), contradicts)).toEqual(groups);
      for (const [a, b] of forbidden) if (a !== b) expect(groups[a]).not.toBe(groups[b]);
    }),
  );
});
