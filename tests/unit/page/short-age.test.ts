import { expect, test } from 'vitest';

import { shortAge } from '../../../lib/page/short-age.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [-5 * day, 'en', undefined],
  [0, 'en', undefined],
  [minute - 1, 'en', undefined],
  [minute, 'en', '1m'],
  [59 * minute, 'en', '59m'],
  [hour, 'en', '1h'],
  [day, 'en', '1d'],
  [13 * day, 'en', '13d'],
  [14 * day, 'en', '2w'],
  [364 * day, 'en', '52w'],
  [800 * day, 'en', '2y'],
  [2 * day, 'de', '2 T'],
  [2 * day, 'zh-CN', '2天'],
])('%d ms in %s', (age, locale, text) => {
  expect(shortAge(age, locale)?.replace(/\s/g, ' ')).toBe(text);
});
