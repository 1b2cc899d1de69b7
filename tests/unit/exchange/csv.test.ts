import { expect, test } from 'vitest';

import { toCsv } from '../../../lib/exchange/csv.ts';
import { entry } from './library.ts';

/** The rows of a table of which every cell is plain. */
function rows(csv: string): readonly string[] {
  return csv.split('\r\n');
}

test('opens with a byte order mark and a row of column names, and every line ends in CR LF', () => {
  const csv = toCsv([entry(), entry()]);
  expect(csv.startsWith('\u{FEFF}Title,Authors,Date,')).toBe(true);
  expect(rows(csv)).toHaveLength(4);
  expect(csv.endsWith('\r\n')).toBe(true);
});

test.each([
  ['Quiet Gradients', 'Quiet Gradients'],
  ['Quiet, Gradients', '"Quiet, Gradients"'],
  ['"Quiet" Gradients', '"""Quiet"" Gradients"'],
  ['Quiet\nGradients', '"Quiet\nGradients"'],
  ['Quiet; Gradients', '"Quiet; Gradients"'],
  [' Quiet', '" Quiet"'],
  ['=1+1', "'=1+1"],
  ['Quiet\n=1+1', '"Quiet\n\'=1+1"'],
  ['Quiet; =1+1', '"Quiet;\' =1+1"'],
])('title %j stands as %j', (title, cell) => {
  expect(rows(toCsv([entry({ title })]))[1]?.startsWith(`${cell},,,`)).toBe(true);
});

test('a list is one cell, and a semicolon inside an item becomes a comma', () => {
  expect(toCsv([entry({ authors: ['Ada Example', 'Bo; Li', ' '] })])).toContain(',"Ada Example; Bo, Li",');
});
