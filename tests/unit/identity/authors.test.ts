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
    ['L&uuml;cja &#214;zg&#252;r', 'Lücja Özgür'],
    ['{\\"O}zg{\\"u}r, L\\\'ucja', 'Lúcja Özgür'],
    ['Hoshizora Jun', 'Jun Hoshizora'],
    ['星空純', '星空純'],
    ['Ada Borogove', 'Ada Borogvoe'],
    ['Ada Borogove Team', 'Ada Borogove'],
    ['Ada Borogove 0001', 'A. Borogove'],
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
  [['[2611.00001](https://arxiv.org/abs/2611.00001)'], ['Ada Borogove']],
  [['Kite Team'], ['Ada Borogove', 'Rolf Mimsy']],
  [['Kite Team'], ['The Tidal Collaboration']],
])('%j and %j say nothing', (left, right) => {
  expect(compared(left, right)).toBeUndefined();
});
