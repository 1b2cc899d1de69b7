import { expect, test } from 'vitest';

import { toBibtex } from '../../../lib/exchange/bibtex.ts';
import type { Entry } from '../../../lib/identity/entry.ts';
import { entry, identifier } from './library.ts';

const arxiv = [identifier('arxiv:2611.01234')];

test.each<[line: string, facts: Partial<Entry>]>([
  ['@misc{anonquiet,', {}],
  ['@article{anonquiet,', { venue: 'Journal of Maps' }],
  ['@inproceedings{anonquiet,', { venue: 'Proceedings of Maps' }],
  ['@inproceedings{anonquiet,', { venue: 'NeurIPS 2026' }],
  ['@misc{anonquiet,', { venue: 'arXiv' }],
  ['  journal = {Maps \\& Gradients},', { venue: 'Maps & Gradients' }],
  ['  author = {Veld, Jan and others},', { authors: ['Jan Veld', 'et al.'] }],
  ['  author = {van der Veld, Jan},', { authors: ['Jan van der Veld'] }],
  ['  author = {{bell}, ann},', { authors: ['bell, ann'] }],
  ['  author = {Veld, Jr., Jan},', { authors: ['Jan Veld Jr.'] }],
  ['  author = {{Maps and Gradients}},', { authors: ['Maps and Gradients'] }],
  ['  author = {{Maps \\& Co}},', { authors: ['Maps & Co'] }],
  ['  year = {2026},', { date: '2026' }],
  ['  month = mar,', { date: '2026-03' }],
  ['  day = {9},', { date: '2026-03-09' }],
  ['  month = nov,', { identifiers: arxiv }],
  ['  eprint = {2611.01234},', { identifiers: arxiv }],
  ['  archivePrefix = {arXiv},', { identifiers: arxiv }],
  ['  eprinttype = {arxiv},', { identifiers: arxiv }],
  ['  primaryClass = {hep-th},', { identifiers: [identifier('arxiv:hep-th/9901001')] }],
  ['  doi = {10.48550/arXiv.2611.01234},', { identifiers: arxiv }],
  ['  doi = {10.9999/abc},', { identifiers: [...arxiv, identifier('doi:10.9999/abc')] }],
  ['  pmid = {36912345},', { identifiers: [identifier('pmid:36912345')] }],
  [
    '  url = {https://arxiv.org/abs/2611.01234},',
    { identifiers: arxiv, url: 'https://huggingface.co/papers/2611.01234' },
  ],
  ['  url = {https://example.org/a%7D_b},', { url: 'https://example.org/a}_b' }],
  ['  url = {https://doi.org/10.9999/abc},', { identifiers: [identifier('doi:10.9999/abc')] }],
  ['  keywords = {maps, old; rare},', { tags: ['maps', 'old, rare'] }],
  ['  readstatus = {reading}', { status: 'reading' }],
  ['  annote = {one', { note: 'one\ntwo' }],
])('%s', (line, facts) => {
  expect(toBibtex([entry(facts)]).split('\n')).toContain(line);
});

test.each<[field: string, facts: Partial<Entry>]>([
  ['author', {}],
  ['year', { date: 'spring' }],
  ['primaryClass', { identifiers: [identifier('arxiv:math/0309136')] }],
  ['url', { url: 'javascript:alert(1)' }],
  ['annote', { note: '' }],
  ['note', { note: 'styles would print it' }],
  ['journal', { venue: 'CoRR' }],
])('no %s for %j', (field, facts) => {
  expect(toBibtex([entry(facts)])).not.toMatch(new RegExp(`^ *${field} =`, 'm'));
});
