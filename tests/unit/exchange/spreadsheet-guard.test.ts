import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { guardFormulas, unguardFormulas } from '../../../lib/exchange/spreadsheet-guard.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', "'  =1"],
  ['\u00A0=1', "'\u00A0=1"],
  ['\t=1', "\t'=1"],
  ['\r=1', "\r'=1"],
  ['＝1', "'＝1"],
  ['first\n=1', "first\n'=1"],
  ['first\r\n =1', "first\r\n' =1"],
  ['Ada; =1', "Ada;' =1"],
  ["'=1", "''=1"],
  ["'quoted'", "'quoted'"],
  ['a = b - c', 'a = b - c'],
  ['', ''],
])('%j is written %j', (text, guarded) => {
  expect(guardFormulas(text)).toBe(guarded);
});

/** Text made mostly of what the guard is about. */
const tricky = fc.string({
  unit: fc.oneof(
    fc.constantFrom('=', '+', '-', '@', "'", ' ', '\t', '\r', '\n', ';', 'a', '＝'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

test('no cell, however split, opens with a formula', () => {
  fc.assert(
    fc.property(tricky, (text) => {
      for (const cell of guardFormulas(text).split(/[\r\n;\t]/)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
    }),
  );
});

test('the guard comes off without loss', () => {
  fc.assert(fc.property(tricky, (text) => unguardFormulas(guardFormulas(text)) === text));
});
