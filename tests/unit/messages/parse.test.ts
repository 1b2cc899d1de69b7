import { describe, expect, test } from 'vitest';

import { parseCall } from '../../../lib/messages/parse.ts';

const at = Date.UTC(2026, 10, 20, 8);
const visit = { id: 'visit-1', site: 'hugging-face', feed: 'daily', openedAt: at };
const listing = { identifiers: ['arxiv:2611.00001'], title: 'Rivers on Titan', authors: ['Ines Quiroga'] };

/** The one listing of a call, after parsing. */
function parsed(given: object) {
  return parseCall('lookup', { visit, listings: [{ ...listing, ...given }] }).listings[0];
}

describe('what a page can get wrong costs no more than itself', () => {
  test.each<[string, object, object]>([
    ['a spelling of an identifier', { identifiers: ['arXiv:2611.00001v3'] }, { identifiers: ['arxiv:2611.00001'] }],
    ['what is no identifier', { identifiers: ['rubbish', 'arxiv:2611.00001'] }, { identifiers: ['arxiv:2611.00001'] }],
    [
      'an identifier twice',
      { identifiers: ['arxiv:2611.00001', 'https://arxiv.org/abs/2611.00001'] },
      { identifiers: ['arxiv:2611.00001'] },
    ],
    ['white space', { title: ' Rivers\n  on Titan ' }, { title: 'Rivers on Titan' }],
    ['a title without end', { title: 'x'.repeat(9_999) }, { title: 'x'.repeat(2_000) }],
    ['authors without names', { authors: ['', '  ', 'Bo Ek'] }, { authors: ['Bo Ek'] }],
    ['a date in words', { date: 'yesterday' }, { date: undefined }],
    ['a year', { date: '2026' }, { date: '2026' }],
    ['a version that is none', { version: 1.5 }, { version: undefined }],
    ['an address that runs', { url: 'javascript:alert(1)' }, { url: undefined }],
    ['an address that is none', { url: 'https://' }, { url: undefined }],
    ['an address', { url: 'https://arxiv.org/abs/2611.00001' }, { url: 'https://arxiv.org/abs/2611.00001' }],
    ['code elsewhere than on the web', { code: 'file:///etc/passwd' }, { code: undefined }],
  ])('%s', (_, given, expected) => {
    expect(parsed(given)).toMatchObject(expected);
  });

  test('authors and identifiers without end are cut', () => {
    const names = Array.from({ length: 3_000 }, (_, i) => `Author ${i}`);
    const identifiers = Array.from({ length: 40 }, (_, i) => `arxiv:2611.000${10 + i}`);
    const cut = parsed({ authors: names, identifiers });
    expect(cut?.authors).toHaveLength(500);
    expect(cut?.identifiers).toHaveLength(16);
  });

  test('keys that nobody asked for do not get through', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {}, "extra": 1}');
    const keys = Object.keys(parsed(hostile) ?? {});
    expect(keys).not.toContain('extra');
    expect(keys).not.toContain('__proto__');
    expect(parsed(hostile)).not.toHaveProperty('polluted');
  });
});

describe('what only a program can get wrong refuses the call', () => {
  const listings = [listing];
  test.each<[string, Parameters<typeof parseCall>[0], unknown, RegExp]>([
    ['no data', 'lookup', undefined, /^lookup: the call is not valid/],
    ['no visit', 'lookup', { listings }, /visit/],
    ['a listing without a title', 'lookup', { visit, listings: [{ ...listing, title: ' ' }] }, /listings\.0\.title/],
    ['listings that are none', 'lookup', { visit, listings: 'all' }, /listings/],
    [
      'more listings than any page has',
      'lookup',
      { visit, listings: Array.from({ length: 5_001 }, () => listing) },
      /listings/,
    ],
    ['a site that is no name', 'lookup', { visit: { ...visit, site: '__proto__' }, listings }, /visit\.site/],
    ['an empty visit', 'forgetVisit', { visit: '' }, /visit/],
    ['no time', 'saveEntries', { listings }, /at/],
    ['a time that is none', 'saveEntries', { listings, at: Number.NaN }, /at/],
    ['a status unknown', 'editEntries', { patches: [{ work: 'w', status: 'burnt' }], at }, /patches\.0\.status/],
    ['a note that is a book', 'editEntries', { patches: [{ work: 'w', note: 'x'.repeat(100_001) }], at }, /note/],
    ['an empty tag', 'editEntries', { patches: [{ work: 'w', tags: [' '] }], at }, /tags/],
    ['a page of everything', 'findEntries', { text: '', offset: 0, limit: 501 }, /limit/],
    ['a place before the first', 'findEntries', { text: '', offset: -1, limit: 50 }, /offset/],
    ['an answer unknown', 'judge', { work: 'w', other: 'o', verdict: 'possible', at }, /verdict/],
    ['an answer about nothing', 'judge', { work: 'w', other: '', verdict: null, at }, /other/],
    [
      'a judged listing without a title',
      'judge',
      { work: { ...listing, title: '' }, other: 'o', verdict: null, at },
      /work/,
    ],
    ['pairs without end', 'findPairs', { limit: 501 }, /limit/],
    ['a half listing', 'reportPage', { fresh: 0.5, total: 1 }, /fresh/],
  ])('%s', (_, type, data, message) => {
    expect(() => parseCall(type, data)).toThrow(TypeError);
    expect(() => parseCall(type, data)).toThrow(message);
  });
});

test('the tags that an import lets in can be edited', () => {
  const long = 'x'.repeat(300);
  const tags = Array.from({ length: 499 }, (_, i) => `tag ${i}`).concat(long);
  const { patches } = parseCall('editEntries', { patches: [{ work: 'w', tags }], at });
  expect(patches[0]?.tags).toEqual(tags);
  expect(parseCall('findEntries', { text: '', tag: long, offset: 0, limit: 50 })).toMatchObject({ tag: long });
});

test('a stamp from the future becomes now', () => {
  const { at: stamped } = parseCall('saveEntries', { listings: [listing], at: Date.now() + 1e9 });
  expect(stamped).toBeLessThanOrEqual(Date.now());
});

test('undefined, which Firefox sends as it is, is as good as absent', () => {
  expect(parseCall('choosePageSettings', { seen: undefined, bar: 'folded' })).toEqual({ bar: 'folded' });
});

test.each([
  ['by its name', 'arxiv:2611.00001', 'arxiv:2611.00001'],
  ['as it is listed', listing, { identifiers: ['arxiv:2611.00001'], title: 'Rivers on Titan' }],
])('a work is judged %s', (_, work, expected) => {
  const call = parseCall('judge', { work, other: 'doi:10.5555/rivers', verdict: 'same', at });
  expect({ ...call }).toMatchObject({ work: expected, verdict: 'same' });
});
