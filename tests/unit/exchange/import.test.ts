import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toBibtex } from '../../../lib/exchange/bibtex.ts';
import { toCslJson } from '../../../lib/exchange/csl-json.ts';
import { toCsv } from '../../../lib/exchange/csv.ts';
import { readBibtex } from '../../../lib/exchange/import/bibtex.ts';
import { readCslJson } from '../../../lib/exchange/import/csl-json.ts';
import { readCsv } from '../../../lib/exchange/import/csv.ts';
import type { ImportReading } from '../../../lib/exchange/import/imported-entry.ts';
import { readPaperMemory } from '../../../lib/exchange/import/paper-memory.ts';
import { readRis } from '../../../lib/exchange/import/ris.ts';
import { onOneLine } from '../../../lib/exchange/one-line.ts';
import { toRis } from '../../../lib/exchange/ris.ts';
import type { Entry, ImportedEntry } from '../../../lib/identity/entry.ts';
import { entryStatuses } from '../../../lib/identity/state.ts';
import { entry, identifier } from './library.ts';

type Reader = (text: string) => ImportReading;

/** A file in the middle of which one field stands, for the tables below. */
function bibtexWith(fields: string): string {
  return `@article{key,\n  title = {Quiet Gradients},\n  ${fields}\n}\n`;
}
function risWith(...lines: readonly string[]): string {
  return ['TY  - JOUR', 'TI  - Quiet Gradients', ...lines, 'ER  - ', ''].join('\r\n');
}

/** Reads a file of one entry, all of which can be taken. */
function onlyEntry(reading: ImportReading): ImportedEntry | undefined {
  expect(reading.problems).toEqual([]);
  expect(reading.entries).toHaveLength(1);
  return reading.entries[0];
}

test.each<[text: string, expected: Partial<ImportedEntry>]>([
  ['@misc{k, title={Quiet {GPT} Gradients}}', { title: 'Quiet GPT Gradients' }],
  ['@misc{k, title="Quiet {"}GPT{"} Gradients"}', { title: 'Quiet "GPT" Gradients' }],
  ['@MISC(k, TITLE = {Quiet} # " " # {Gradients})', { title: 'Quiet Gradients' }],
  ['@string{jq = {Journal of Quiet}}\n@misc{k, title={Q}, journal = jq # {, B}}', { venue: 'Journal of Quiet, B' }],
  ['@misc{k,title={On\n   two lines}}', { title: 'On two lines' }],
  ['@misc{k, title={First}, title={Second}}', { title: 'First' }],
  [
    bibtexWith('author = {Veld, Jan van der and {Maps and Gradients} and others}'),
    { authors: ['Jan van der Veld', 'Maps and Gradients', 'et al.'] },
  ],
  [
    bibtexWith('author = {{\\L}ukasz Kowalczyk and Ren{\\\'e}e M{\\"u}ller}'),
    { authors: ['Łukasz Kowalczyk', 'Renée Müller'] },
  ],
  [bibtexWith('author = {van der Veld, Jr., Jan}'), { authors: ['Jan van der Veld Jr.'] }],
  [bibtexWith('year = 2026, month = nov, day = 20'), { date: '2026-11-20' }],
  [bibtexWith('year = 2026, month = {11}, day = 20'), { date: '2026-11-20' }],
  [bibtexWith('year = {2026}, month = 3'), { date: '2026-03' }],
  [
    bibtexWith('date = {}, year = 2026, journal = "", booktitle = {Proc. Quiet}'),
    { date: '2026', venue: 'Proc. Quiet' },
  ],
  [bibtexWith('date = {2026-11}'), { date: '2026-11' }],
  [bibtexWith('eprint = {2611.01234v2}, archivePrefix = {arXiv}'), { identifiers: [identifier('arxiv:2611.01234')] }],
  [bibtexWith('journal = {arXiv preprint arXiv:2611.01234}'), { identifiers: [identifier('arxiv:2611.01234')] }],
  [bibtexWith('journal = {CoRR}, volume = {abs/2611.01234}'), { identifiers: [identifier('arxiv:2611.01234')] }],
  [bibtexWith('doi = {10.9999/a\\_b}'), { identifiers: [identifier('doi:10.9999/a_b')] }],
  [
    bibtexWith('url = {\\url{https://arxiv.org/abs/2611.01234}}'),
    { identifiers: [identifier('arxiv:2611.01234')], url: 'https://arxiv.org/abs/2611.01234' },
  ],
  [bibtexWith('note = {Extends arXiv:2611.01234}'), { identifiers: [], note: '' }],
  [bibtexWith('url = {javascript:alert(1)}'), { url: undefined }],
  [bibtexWith('keywords = {maps, quiet things, maps}'), { tags: ['maps', 'quiet things'] }],
  [
    bibtexWith('readstatus = {skimmed}, annote = {Good.\n\nRead on.}'),
    { status: 'reading', note: 'Good.\n\nRead on.' },
  ],
])('of BibTeX, %j', (text, expected) => {
  expect(onlyEntry(readBibtex(text))).toMatchObject(expected);
});

test.each<[text: string, expected: Partial<ImportedEntry>]>([
  [
    risWith('AU  - van der Veld, Jan', 'A1  - Kim, Ada, Jr.', 'AU  - Plato'),
    { authors: ['Jan van der Veld', 'Ada Kim Jr.', 'Plato'] },
  ],
  ['TY - JOUR\nT1 - Quiet\nER -', { title: 'Quiet' }],
  [risWith('AB  - First line', 'and second', '  and third'), { abstract: 'First line\nand second\n  and third' }],
  [
    risWith('AU  - Ada Kim', 'AB  - Copied\u2028from a page'),
    { authors: ['Ada Kim'], abstract: 'Copied\u2028from a page' },
  ],
  [risWith('PY  - 2026/11/20/'), { date: '2026-11-20' }],
  [risWith('DA  - 2026///autumn'), { date: '2026' }],
  [risWith('DO  - https://doi.org/10.9999/ABC'), { identifiers: [identifier('doi:10.9999/abc')] }],
  [risWith('UR  - https://arxiv.org/abs/2611.01234v3'), { identifiers: [identifier('arxiv:2611.01234')] }],
  [risWith('AN  - arXiv:2611.01234'), { identifiers: [identifier('arxiv:2611.01234')] }],
  [risWith('KW  - maps; quiet', 'KW  - rare, old'), { tags: ['maps', 'quiet', 'rare, old'] }],
])('of RIS, %j', (text, expected) => {
  expect(onlyEntry(readRis(text))).toMatchObject(expected);
});

test.each<[text: string, expected: Partial<ImportedEntry>]>([
  [
    '[{"title":"Q","author":[{"family":"Veld","given":"Jan","non-dropping-particle":"van der"},{"literal":"Maps Inc"}]}]',
    { authors: ['Jan van der Veld', 'Maps Inc'] },
  ],
  ['{"items":[{"title":"Q","issued":{"date-parts":[["2026",3,1]]}}]}', { date: '2026-03-01' }],
  ['[{"title":"Q","issued":{"raw":"March 2026"}}]', { date: '2026-03' }],
  [
    '[{"title":"Q","DOI":"10.9999/ABC","PMID":36912345}]',
    { identifiers: [identifier('doi:10.9999/abc'), identifier('pmid:36912345')] },
  ],
  ['[{"title":"Q","note":"arXiv:2611.01234 [cs]"}]', { identifiers: [identifier('arxiv:2611.01234')], note: '' }],
  ['[{"title":"Q","keyword":"maps, rare"}]', { tags: ['maps', 'rare'] }],
  [
    '[{"title":"Q","title-short":7,"author":"nobody","issued":"x","__proto__":{"status":"read"}}]',
    { authors: [], date: undefined, status: undefined },
  ],
])('of CSL-JSON, %j', (text, expected) => {
  expect(onlyEntry(readCslJson(text))).toMatchObject(expected);
});

test.each<[text: string, expected: Partial<ImportedEntry>]>([
  [
    'Key,Item Type,Publication Year,Author,Title,DOI,Extra,Manual Tags\r\nA,journalArticle,2026,"Veld, Jan; Kim, Ada",Quiet,10.9999/abc,arXiv:2611.01234 [cs],a; b\r\n',
    {
      title: 'Quiet',
      authors: ['Jan Veld', 'Ada Kim'],
      date: '2026',
      identifiers: [identifier('doi:10.9999/abc'), identifier('arxiv:2611.01234')],
      tags: ['a', 'b'],
    },
  ],
  ['\u{FEFF}title;year\n"Quiet; ""Gradients""";2026\n', { title: 'Quiet; "Gradients"', date: '2026' }],
  ['Title\tYear\nQuiet\t2026', { title: 'Quiet', date: '2026' }],
  ['Title,Note\n"Two\nlines","\'=kept"\n', { title: 'Two lines', note: "'=kept" }],
])('of CSV, %j', (text, expected) => {
  expect(onlyEntry(readCsv(text))).toMatchObject(expected);
});

test.each<[text: string, expected: Partial<ImportedEntry>]>([
  [
    '{"__dataVersion":10000,"Arxiv-2611.01234":{"title":"Quiet\\n  Gradients","author":"Jan Veld and Ada Kim","year":"2026","venue":"","note":"x","tags":["a"],"pdfLink":"https://arxiv.org/pdf/2611.01234.pdf","codeLink":"https://github.com/example/q","addDate":"2026-11-20T08:00:00.000Z"}}',
    {
      title: 'Quiet Gradients',
      authors: ['Jan Veld', 'Ada Kim'],
      date: '2026',
      venue: undefined,
      identifiers: [identifier('arxiv:2611.01234')],
      code: 'https://github.com/example/q',
      tags: ['a'],
      note: 'x',
      savedAt: Date.UTC(2026, 10, 20, 8),
    },
  ],
])("of PaperMemory's library, %j", (text, expected) => {
  expect(onlyEntry(readPaperMemory(text))).toMatchObject(expected);
});

test.each<[read: Reader, text: string, titles: readonly string[], problems: ImportReading['problems']]>([
  [readBibtex, '@misc{a, title={One\n\n@misc{b, title={Two}}\n', ['Two'], [{ row: 1, line: 1, kind: 'not-closed' }]],
  [readBibtex, '@misc{a, title={One}}\n@misc{b, title={Two', ['One'], [{ row: 2, line: 2, kind: 'not-closed' }]],
  [readBibtex, '@misc{a, title={One}\n@misc{b, title={Two}}', ['Two'], [{ row: 1, line: 1, kind: 'not-closed' }]],
  [readBibtex, '@misc{a,\n year=2026}\n\n@misc{b, title={Two}}', ['Two'], [{ row: 1, line: 1, kind: 'no-title' }]],
  [readBibtex, '@comment{x}@preamble{"\\newcommand{}"}mail me@example.org {} @misc{a, title={One}}', ['One'], []],
  [readBibtex, '@misc{a, = , }}, title={One}}', [], [{ row: 1, line: 1, kind: 'no-title' }]],
  [readBibtex, 'no BibTeX at all', [], []],
  [
    readRis,
    'TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n',
    ['Two'],
    [{ row: 1, line: 1, kind: 'not-closed' }],
  ],
  [
    readRis,
    'TY  - JOUR\nER  - \n\nTY  - JOUR\nTI  - Two\nER  - \nER  - \nTI  - x',
    ['Two'],
    [{ row: 1, line: 1, kind: 'no-title' }],
  ],
  [readRis, 'TY  - JOUR\nTI  - One', [], [{ row: 1, line: 1, kind: 'not-closed' }]],
  [
    readCslJson,
    '[{"title":"One"},7,{"id":"x"}]',
    ['One'],
    [
      { row: 2, kind: 'unreadable' },
      { row: 3, kind: 'no-title' },
    ],
  ],
  [readCslJson, '{"a":1}', [], [{ row: 1, kind: 'unreadable' }]],
  [readCslJson, 'nonsense', [], [{ row: 1, kind: 'unreadable' }]],
  [readCsv, 'Title\nOne\n""\n,\nTwo\n', ['One', 'Two'], []],
  [readCsv, 'Title,Year\n,2026\nTwo,2026\n', ['Two'], [{ row: 1, kind: 'no-title' }]],
  [readCsv, 'Name,Year\nOne,2026\n', [], [{ row: 1, kind: 'unreadable' }]],
  [readCsv, '', [], [{ row: 1, kind: 'unreadable' }]],
  [readPaperMemory, '{"__dataVersion":1,"a":7,"b":{"title":"Two"}}', ['Two'], [{ row: 1, kind: 'unreadable' }]],
  [readPaperMemory, '[]', [], [{ row: 1, kind: 'unreadable' }]],
])('%o takes of %j what can be taken', (read, text, titles, problems) => {
  const reading = read(text);
  expect(reading.entries.map(({ title }) => title)).toEqual(titles);
  expect(reading.problems).toEqual(problems);
});

/** Text as the store holds it: one line, no white space around. TeX commands in a title are for `printedLine`'s test. */
const line = fc.string({ unit: 'binary', maxLength: 60 }).map(onOneLine);
const title = line.map((text) => text.replaceAll('\\', '/')).filter((text) => text !== '');
const item = line.map((text) => text.replaceAll(/[;,]/g, ' ').trim()).filter((text) => text !== '');
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  work: fc.constant('arxiv:2611.01234'),
  identifiers: fc.subarray([identifier('arxiv:2611.01234'), identifier('doi:10.9999/abc')]),
  title,
  authors: fc.array(item, { maxLength: 4 }),
  date: fc.constantFrom(undefined, '2026', '2026-03', '2026-03-09'),
  url: fc.constantFrom(undefined, 'https://example.org/a?b=c'),
  code: fc.constantFrom(undefined, 'https://github.com/example/quiet'),
  abstract: fc.option(title, { nil: undefined }),
  venue: fc.option(title, { nil: undefined }),
  status: fc.constantFrom(...entryStatuses),
  tags: fc.uniqueArray(item, { maxLength: 4 }),
  note: fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/\r\n?/g, '\n').trim()),
  savedAt: fc.integer({ min: 0, max: Date.UTC(2100, 0) }),
});

/** What another store can take over of an entry. */
function asImported(exported: Entry): ImportedEntry {
  const { work: _work, ...rest } = exported;
  return rest;
}

/** What every format but Markdown has a place for. */
function essence({ title: text, tags, identifiers }: ImportedEntry) {
  return { text, tags, identifiers: new Set(identifiers) };
}

describe('whatever was exported', () => {
  test('comes back from CSV as it was', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        const { entries: read, problems } = readCsv(toCsv(entries));
        expect(problems).toEqual([]);
        expect(read).toEqual(entries.map(asImported));
      }),
    );
  });

  test.each<[format: string, read: Reader, write: (entries: readonly Entry[]) => string]>([
    ['BibTeX', readBibtex, toBibtex],
    ['RIS', readRis, toRis],
    ['CSL-JSON', readCslJson, toCslJson],
  ])('comes back from %s with its title, tags and identifiers', (_, read, write) => {
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        const { entries: found, problems } = read(write(entries));
        expect(problems).toEqual([]);
        expect(found.map(essence)).toEqual(entries.map(essence));
      }),
    );
  });
});

test.each<[read: Reader, piece: string]>([
  [readBibtex, '@misc{a, title={'],
  [readBibtex, '\n@misc{a, title={'],
  [readBibtex, '@misc{a, title="{'],
  [readBibtex, '\n@a{b,'],
  [readBibtex, '{'],
  [readRis, 'TY  - \n'],
  [readCsv, '"a"",'],
  [readCsv, '"\n'],
  [readCsv, ',"""a'],
])('%o takes many %j in linear time', (read, piece) => {
  const header = read === readCsv ? 'Title,Year\n' : '';
  const time = (count: number): number => {
    const text = header + piece.repeat(count);
    const before = process.cpuUsage();
    read(text);
    return process.cpuUsage(before).user;
  };
  time(2_000);
  // Eight times as long. Were it quadratic, it would be 64 times the work.
  expect(time(80_000)).toBeLessThan(32 * Math.max(time(10_000), 10_000));
});

test.each([readBibtex, readRis, readCsv, readCslJson, readPaperMemory])('%o never throws', (read) => {
  const piece = fc.constantFrom(
    '@misc{',
    'title',
    '=',
    '{',
    '}',
    '"',
    ',',
    '\n',
    'TY  - ',
    'ER  - ',
    '[',
    ']',
    '\\',
    '$',
    'x',
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: piece }), fc.json()),
      (text) => void read(text),
    ),
  );
});

test('an entry without a status or a time leaves both open', () => {
  expect(readBibtex('@misc{k, title={Q}}').entries).toEqual([
    { ...entry({ title: 'Q' }), work: undefined, status: undefined, savedAt: undefined },
  ]);
});
