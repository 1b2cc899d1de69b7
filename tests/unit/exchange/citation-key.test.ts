import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { citationKeys } from '../../../lib/exchange/citation-key.ts';
import type { Entry } from '../../../lib/identity/entry.ts';
import { entry, identifier } from './library.ts';

test.each<[key: string, facts: Partial<Entry>]>([
  ['example2026quiet', { authors: ['Ada Example'], date: '2026-11-20', title: 'Quiet Gradients' }],
  ['example2026quiet', { authors: ['Example, Ada'], date: '2026', title: 'On the Quiet Gradients' }],
  ['odegard2026gradients', { authors: ['Bruno Ødegård'], date: '2026', title: '“Gradients”: a survey' }],
  ['lukaszewicz2026uber', { authors: ['Jan Łukaszewicz'], date: '2026', title: 'Über-Gradients' }],
  ['oconnor2026quiet', { authors: ["Ann O'Connor"], date: '2026', title: '$\\beta$ Quiet Gradients' }],
  ['veld2026what', { authors: ['Jan van der Veld'], date: '2026', title: 'What Is It For?' }],
  ['zhou2026quiet', { authors: ['王小明', 'Xiao Zhou'], date: '2026', title: 'Quiet Gradients' }],
  ['anon2026quiet', { date: '2026', title: 'Quiet Gradients' }],
  ['anonquiet', { title: 'Quiet Gradients', date: '2026-13-40' }],
  ['anon2026quiet', { title: 'Quiet Gradients', identifiers: [identifier('arxiv:2611.00007')] }],
  ['anon1999', { title: '静かな勾配', identifiers: [identifier('arxiv:hep-th/9901001')] }],
])('%s', (key, facts) => {
  expect(citationKeys([entry(facts)])).toEqual([key]);
});

describe('keys that would be the same', () => {
  const twins = Array.from({ length: 30 }, (_, index) =>
    entry({ work: `arxiv:2611.${10_000 + index}`, authors: ['Ada Example'], date: '2026', savedAt: index }),
  );

  test('the one saved first keeps the plain key, later ones get letters', () => {
    const keys = citationKeys(twins);
    expect(keys.slice(0, 3)).toEqual(['example2026quiet', 'example2026quieta', 'example2026quietb']);
    expect(keys.slice(26, 29)).toEqual(['example2026quietz', 'example2026quietaa', 'example2026quietab']);
  });

  test('a letter never makes a key that another title has', () => {
    const other = entry({
      work: 'arxiv:2611.20000',
      authors: ['Ada Example'],
      date: '2026',
      title: 'Quieta',
      savedAt: 0.5,
    });
    expect(new Set(citationKeys([...twins, other])).size).toBe(31);
  });

  test('do not depend on the order of the list', () => {
    const keys = new Map(citationKeys(twins).map((key, index) => [twins[index], key]));
    fc.assert(
      fc.property(fc.shuffledSubarray(twins, { minLength: twins.length }), (shuffled) => {
        expect(citationKeys(shuffled)).toEqual(shuffled.map((one) => keys.get(one)));
      }),
      { numRuns: 20 },
    );
  });
});

test('keys are ASCII that every BibTeX program takes', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), (title, authors) => {
      expect(citationKeys([entry({ title, authors })])).toEqual([expect.stringMatching(/^[a-z][a-z0-9]*$/)]);
    }),
  );
});
