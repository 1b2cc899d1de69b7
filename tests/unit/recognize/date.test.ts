import { describe, expect, test } from 'vitest';

import { isoDate } from '../../../lib/recognize/date.ts';

describe('isoDate', () => {
  test.each([
    ['2026-11-19T00:00:00.000Z', '2026-11-19'],
    ['2026-11-19', '2026-11-19'],
    ['2026/11/9', '2026-11-09'],
    ['2026-11', '2026-11'],
    ['2026', '2026'],
    ['Published on Oct 4, 2026', '2026-10-04'],
    ['Oct 4, 2026', '2026-10-04'],
    ['October 4th, 2026', '2026-10-04'],
    ['04 Jun 2026', '2026-06-04'],
    ['Submitted 2 December, 2025; originally announced December 2025.', '2025-12-02'],
    ['originally announced December 2025.', '2025-12'],
    ['Hum Reprod. 2023 Nov 21:dead291.', '2023-11-21'],
    ['2023 Nov', '2023-11'],
    ['Sept. 2024', '2024-09'],
    ['Proc. of Things, 1998', '1998'],
  ])('%j is %j', (text, date) => {
    expect(isoDate(text)).toBe(date);
  });

  test.each([
    undefined,
    '',
    'yesterday',
    '2026-13-01',
    '2026-02-30',
    'Feb 31, 2026',
    'May be',
    '1234',
    '20261119',
    'arXiv:2611',
  ])('%j is none', (text) => {
    expect(isoDate(text)).toBeUndefined();
  });
});
