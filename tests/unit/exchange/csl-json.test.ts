import { expect, test } from 'vitest';

import { toCslJson } from '../../../lib/exchange/csl-json.ts';
import type { Entry } from '../../../lib/identity/entry.ts';
import { entry, identifier } from './library.ts';

test.each<[field: string, facts: Partial<Entry>, value: unknown]>([
  ['type', { identifiers: [identifier('arxiv:2611.01234')] }, 'article'],
  ['type', { venue: 'ICML 2026' }, 'paper-conference'],
  ['type', { venue: 'Journal of Maps' }, 'article-journal'],
  ['issued', { date: '2026-03-01' }, { 'date-parts': [[2026, 3, 1]] }],
  ['issued', { date: '2026' }, { 'date-parts': [[2026]] }],
  ['issued', { date: 'spring' }, undefined],
  ['DOI', { identifiers: [identifier('arxiv:2611.01234')] }, '10.48550/arXiv.2611.01234'],
  ['DOI', { identifiers: [identifier('arxiv:2611.01234'), identifier('doi:10.9999/abc')] }, '10.9999/abc'],
  ['number', { identifiers: [identifier('arxiv:2611.01234')] }, 'arXiv:2611.01234'],
  ['author', { authors: ['Jan van der Veld'] }, [{ family: 'Veld', given: 'Jan', 'non-dropping-particle': 'van der' }]],
  ['author', { authors: ['José García Jr.', 'et al.'] }, [{ family: 'García', given: 'José', suffix: 'Jr.' }]],
  ['author', { authors: ['王小明'] }, [{ literal: '王小明' }]],
  ['author', { authors: [] }, undefined],
  ['keyword', { tags: ['maps', 'old, rare'] }, 'maps, old; rare'],
  ['annote', { note: 'line\nline' }, 'line\nline'],
  ['URL', { url: 'javascript:alert(1)' }, undefined],
])('%s of %j', (field, facts, value) => {
  const [item] = JSON.parse(toCslJson([entry(facts)]));
  expect(item[field]).toEqual(value);
});
