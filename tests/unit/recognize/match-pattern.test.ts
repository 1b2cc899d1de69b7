import { expect, test } from 'vitest';

import { isWithin } from '../../../lib/recognize/match-pattern.ts';

test.each([
  ['https://tides.example/*', 'https://tides.example/list?page=2', true],
  ['https://tides.example/*', 'http://tides.example/list', false],
  ['https://tides.example/*', 'https://www.tides.example/list', false],
  ['https://tides.example/*', 'https://tides.example.org/', false],
  ['*://tides.example/*', 'http://tides.example/', true],
  ['*://tides.example/*', 'ftp://tides.example/', false],
  ['https://*.tides.example/*', 'https://tides.example/', true],
  ['https://*.tides.example/*', 'https://a.b.tides.example/', true],
  ['https://*.tides.example/*', 'https://eviltides.example/', false],
  ['https://tides.example/papers*', 'https://tides.example/papers?date=2026-11-20', true],
  ['https://tides.example/papers*', 'https://tides.example/models', false],
  ['https://tides.example/p/*/list', 'https://tides.example/p/7/list', true],
  ['https://tides.example/p/*/list', 'https://tides.example/p/list', false],
  ['https://tides.example/p', 'https://tides.example/p', true],
  ['https://tides.example/p', 'https://tides.example/p/7', false],
  ['*://*/*', 'https://anything.example/', true],
  ['no pattern', 'https://tides.example/', false],
])('%s and %s', (pattern, url, expected) => {
  expect(isWithin(new URL(url), [pattern])).toBe(expected);
});
