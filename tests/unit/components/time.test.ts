import { describe, expect, test } from 'vitest';

import { shortAge, timeAgo } from '../../../components/time.ts';
import { speak } from './speak.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 20, 8);

describe('on a badge', () => {
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
    [2 * day, 'de', '2\u00A0T'],
    [2 * day, 'fr', '2j'],
    [2 * day, 'zh_CN', '2天'],
  ])('%d ms in %s', async (age, language, text) => {
    await speak(language);
    expect(shortAge(age)).toBe(text);
  });
});

describe('in a sentence', () => {
  test.each([
    [-day, 'en', 'now'],
    [minute - 1, 'en', 'now'],
    [minute, 'en', '1 minute ago'],
    [2 * hour, 'en', '2 hours ago'],
    [day, 'en', 'yesterday'],
    [2 * day, 'en', '2 days ago'],
    [9 * day, 'en', 'last week'],
    [29 * day, 'en', '4 weeks ago'],
    [30 * day, 'en', 'last month'],
    [364 * day, 'en', '12 months ago'],
    [800 * day, 'en', '2 years ago'],
    [3 * day, 'de', 'vor 3 Tagen'],
    [day, 'fr', 'hier'],
    [3 * hour, 'zh_CN', '3小时前'],
  ])('%d ms ago in %s', async (age, language, text) => {
    await speak(language);
    expect(timeAgo(now - age, now)).toBe(text);
  });
});
