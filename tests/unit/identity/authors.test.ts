import { describe, expect, test } from 'vitest';
import { authorNames, compareAuthors } from '../../../lib/identity/authors.ts';

function compared(left: string[], right: string[]): ReturnType<typeof compareAuthors> {
  return compareAuthors(authorNames(left), authorNames(right));
}

describe('one person', () => {
  test.each([
    ['Ada Borogove', 'A. Borogove'],
    ['Ada Borogove', 'Borogove, Ada'],
    ['Ada Borogove', 'Borogove, A. M.'],
    ['Ada Borogove', 'Borogove A'],
    ['Ada Borogove', 'Borogove AM'],
    ['Ada M. Borogove', 'am borogove'],
    ['Ada van der Borogove', 'Borogove, A.'],
    ['Ada van der Borogove', 'van der Borogove, A.'],
    ['Ada Tove-Borogove', 'A. Borogove'],
    ['Ada Borogove Jr.', 'Ada Borogove'],
    ['Łucja Özgür', 'Lucja Ozgur'],
    ['Hoshizora Jun', 'Jun Hoshizora'],
    ['星空純', '星空純'],
    ['Ada Borogove', 'Ada Borogvoe'],
  ])('%s, %s', (left, right) => {
    expect(compared([left], [right])?.shared).toBeGreaterThanOrEqual(0.8);
    expect(compared([right], [left])?.shared).toBeGreaterThanOrEqual(0.8);
  });
});

describe('two persons', () => {
  test.each([
    ['Ada Borogove', 'Rolf Borogove'],
    ['Ada Borogove', 'Ada Mimsy'],
    ['Li Wei', 'Li Na'],
    ['星空純', '月野純'],
  ])('%s, %s', (left, right) => {
    expect(compared([left], [right])?.shared).toBe(0);
  });
});

test('lists that were cut short still agree', () => {
  expect(compared(['Ada Borogove', 'Rolf Mimsy', 'Jun Hoshizora'], ['A. Borogove', 'et al.'])).toMatchObject({
    shared: 1,
    of: 1,
    most: 3,
    first: 1,
  });
});

test.each([
  [[], ['Ada Borogove']],
  [['…'], ['Ada Borogove']],
  [[], []],
])('%j and %j say nothing', (left, right) => {
  expect(compared(left, right)).toBeUndefined();
});
