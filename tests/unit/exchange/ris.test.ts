import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { toRis } from '../../../lib/exchange/ris.ts';
import type { Entry } from '../../../lib/identity/entry.ts';
import { entry, identifier } from './library.ts';

test.each<[type: string, facts: Partial<Entry>]>([
  ['JOUR', { venue: 'Journal of Quiet Gradients' }],
  ['CPAPER', { venue: 'CVPR 2026' }],
  ['CPAPER', { venue: 'Workshop on Maps' }],
  ['CPAPER', { identifiers: [identifier('acl:2026.acl-long.1')] }],
  ['UNPB', { identifiers: [identifier('arxiv:2611.01234')] }],
  ['UNPB', { identifiers: [identifier('doi:10.1101/2026.11.20.123456')] }],
  ['UNPB', { venue: 'arXiv preprint' }],
  ['GEN', { identifiers: [identifier('doi:10.9999/abc')] }],
  ['GEN', {}],
])('%s for %j', (type, facts) => {
  expect(toRis([entry(facts)]).split('\r\n')[0]).toBe(`TY  - ${type}`);
});

test.each([
  ['2026-11-20', '2026/11/20/'],
  ['2026-11', '2026/11//'],
  ['2026', '2026///'],
])('the date %s is written %s', (date, written) => {
  expect(toRis([entry({ date })])).toContain(`\r\nPY  - 2026\r\nDA  - ${written}\r\n`);
});

test.each(['2026-13', '2026-02-30', '20th of May', '0000', ''])('"%s" is no date', (date) => {
  expect(toRis([entry({ date })])).not.toMatch(/^(?:PY|DA) /mu);
});

test('no text can open a field or end the entry', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\r', '\n', '\u2028', '\u0085', 'ER  - ', 'TY  - JOUR'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
    maxLength: 20,
  });
  fc.assert(
    fc.property(text, text, text, fc.array(text), fc.array(text), (title, abstract, note, authors, tags) => {
      const lines = toRis([entry({ title, abstract, note, authors, tags })]).split(/\r\n|[\n\r\u2028\u2029\u0085]/u);
      expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual(['']);
      expect(lines.filter((line) => line.startsWith('TY'))).toHaveLength(1);
      expect(lines.slice(-2)).toEqual(['ER  - ', '']);
      expect(lines.filter((line) => line.startsWith('ER'))).toHaveLength(1);
    }),
  );
});
