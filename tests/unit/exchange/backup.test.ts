import { Readable } from 'node:stream';

import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';

import type { BackupRefusal } from '../../../lib/exchange/backup-refusal.ts';
import type { BackupRows } from '../../../lib/exchange/backup-rows.ts';
import { backupTokens } from '../../../lib/exchange/backup-tokens.ts';
import { backupFile, largestBackup, largestCompressed, readBackup, writeBackup } from '../../../lib/exchange/backup.ts';
import type { EntryRow, SightingRow, VerdictRow, WorkRow } from '../../../lib/store/rows.ts';
import { identifier } from './library.ts';

const at = Date.UTC(2026, 10, 20, 8);
const about = { program: 'Déjà Lu 0.1.0', createdAt: new Date(at) };

const work: WorkRow = {
  id: 'arxiv:2611.01234',
  facts: {
    value: { title: 'Quiet Gradients', authors: ['Łukasz Kowalczyk-Nowak', '王小明'], year: 2026, abstract: 'AA==' },
    at,
  },
  keys: { 'arxiv:2611.01234': at, 'title:quietgradients': at },
  seen: {
    epoch: 1,
    first: { at, site: 'hugging-face', feed: 'daily' },
    lastAt: at,
    sites: { 'hugging-face': at },
    versions: { 1: at },
  },
  openedAt: at,
  dismissed: { value: false, at },
  saved: { value: 'reading', at },
  judged: [['arxiv:2611.01234', 'title:stillmaps']],
};
const unsavedWork: WorkRow = {
  id: 'title:stillmaps',
  facts: { value: { title: 'Still\u2028 Maps "\\', authors: [] }, at: 0 },
  keys: {},
  seen: { epoch: 0, sites: {}, versions: {} },
  saved: { value: null, at },
};
const entry: EntryRow = {
  work: work.id,
  identifiers: [identifier('arxiv:2611.01234')],
  title: { value: 'Quiet Gradients', at },
  authors: { value: ['Łukasz Kowalczyk-Nowak'], at },
  date: { value: '2026-11-19', at },
  url: { value: 'https://arxiv.org/abs/2611.01234', at },
  code: { value: 'https://github.com/example/quiet', at },
  abstract: { value: 'One.\nTwo.', at },
  venue: { value: 'Journal of Quiet Gradients', at },
  status: { value: 'read', at },
  tags: { maps: { value: true, at }, constructor: { value: false, at } },
  notes: { 'arxiv:2611.01234': { value: '=1+1', at } },
  saved: { value: true, at },
  savedAt: at,
};
const sighting: SightingRow = { work: work.id, visit: 'v1', at, site: 'hugging-face', feed: 'daily', version: 2 };
const verdict: VerdictRow = { pair: ['arxiv:2611.01234', 'title:stillmaps'], verdict: { value: 'different', at } };
const tables = { works: [work, unsavedWork], entries: [entry], sightings: [sighting], verdicts: [verdict] };

async function written(rows: Parameters<typeof writeBackup>[1] = tables): Promise<string> {
  return (await Array.fromAsync(writeBackup(about, rows))).join('');
}

async function* manySightings(): AsyncGenerator<SightingRow> {
  for (let index = 0; index < 10_000; index += 1) yield { ...sighting, visit: `visit ${index}` };
}

/** The whole of a backup, rows included. */
async function contentsOf(file: Blob | string) {
  const reading = await readBackup(file);
  if (!reading.ok) return reading.error;
  const { works, entries, sightings, verdicts, ...rest } = reading.value;
  return {
    ...rest,
    works: await Array.fromAsync(works),
    entries: await Array.fromAsync(entries),
    sightings: await Array.fromAsync(sightings),
    verdicts: await Array.fromAsync(verdicts),
  };
}

async function refusalOf(file: Blob | string): Promise<BackupRefusal | 'accepted'> {
  const reading = await readBackup(file);
  return reading.ok ? 'accepted' : reading.error;
}

/** With every optional key required, so that a key that one side lacks does not go unnoticed. */
type Whole<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Whole<Item>[]
    : { readonly [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> };

test('the rows are those of the store', () => {
  expectTypeOf<Whole<BackupRows['works']>>().toExtend<Whole<WorkRow>>();
  expectTypeOf<Whole<WorkRow>>().toExtend<Whole<BackupRows['works']>>();
  expectTypeOf<Whole<BackupRows['entries']>>().toExtend<Whole<EntryRow>>();
  expectTypeOf<Whole<EntryRow>>().toExtend<Whole<BackupRows['entries']>>();
  expectTypeOf<Whole<BackupRows['sightings']>>().toExtend<Whole<SightingRow>>();
  expectTypeOf<Whole<SightingRow>>().toExtend<Whole<BackupRows['sightings']>>();
  expectTypeOf<Whole<BackupRows['verdicts']>>().toExtend<Whole<VerdictRow>>();
  expectTypeOf<Whole<VerdictRow>>().toExtend<Whole<BackupRows['verdicts']>>();
});

describe('a backup', () => {
  const counts = { works: 2, entries: 1, sightings: 1, verdicts: 1 };

  test('comes back as it was', async () => {
    expect(await contentsOf(await written())).toEqual({ ...about, ...tables, counts });
  });

  test('of version 1 is read, and has no verdicts', async () => {
    const text = (await written({ ...tables, verdicts: [] }))
      .replace('"version":2', '"version":1')
      .replace('"verdicts":[\n],\n', '')
      .replace(',"verdicts":0', '');
    const contents = { ...about, ...tables, verdicts: [], counts: { ...counts, verdicts: 0 } };
    expect(await contentsOf(text)).toEqual(contents);
    expect(await contentsOf(JSON.stringify(JSON.parse(text), undefined, 1))).toEqual(contents);
  });

  test('is JSON with one row a line', async () => {
    const text = await written();
    expect(JSON.parse(text)).toEqual({
      format: 'deja-lu-backup',
      version: 2,
      program: about.program,
      createdAt: '2026-11-20T08:00:00.000Z',
      ...tables,
      counts,
    });
    expect(text.split('\n').map((line) => line.slice(0, 12))).toEqual([
      '{"format":"d',
      '"works":[',
      '{"id":"arxiv',
      '{"id":"title',
      '],',
      '"entries":[',
      '{"work":"arx',
      '],',
      '"sightings":',
      '{"work":"arx',
      '],',
      '"verdicts":[',
      '{"pair":["ar',
      '],',
      '"counts":{"w',
      '',
    ]);
  });

  test.each<[change: string, (text: string) => string]>([
    ['a byte order mark', (text) => `\u{FEFF}${text}`],
    ['CR LF line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['no last line end', (text) => text.trimEnd()],
    ['another layout', (text) => JSON.stringify(JSON.parse(text), undefined, 2)],
    ['everything on one line', (text) => JSON.stringify(JSON.parse(text))],
    [
      'its keys in another order',
      (text) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).toReversed())),
    ],
  ])('is read with %s', async (_, change) => {
    expect(await contentsOf(change(await written()))).toEqual({ ...about, ...tables, counts });
  });

  test('of an empty store is a backup too', async () => {
    const nothing = { works: [], entries: [], sightings: [], verdicts: [] };
    const none = { works: 0, entries: 0, sightings: 0, verdicts: 0 };
    expect(await contentsOf(await written(nothing))).toEqual({ ...about, ...nothing, counts: none });
  });

  test('is written in pieces, from rows that come one by one', async () => {
    const pieces = await Array.fromAsync(writeBackup(about, { ...tables, sightings: manySightings() }));
    expect(pieces.length).toBeGreaterThan(3);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(300_000);
    const reading = await readBackup(new Blob(pieces));
    expect(reading).toMatchObject({ ok: true, value: { counts: { sightings: 10_000 } } });
  });

  test('is one file of JSON, or of gzip where that would be too large to be read again', async () => {
    const text = await written();
    const plain = await backupFile(writeBackup(about, tables), text.length * 2);
    expect([plain.type, await plain.text()]).toEqual(['application/json', text]);
    const compressed = await backupFile(writeBackup(about, tables), 100);
    expect(compressed.type).toBe('application/gzip');
    expect(await contentsOf(compressed)).toEqual({ ...about, ...tables, counts });
  });

  test('keeps any text', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    const rows = fc.record({ title: text, tag: text.filter((tag) => tag !== '__proto__'), note: text });
    await fc.assert(
      fc.asyncProperty(fc.array(rows), async (facts) => {
        const entries = facts.map(({ title, tag, note }) => ({
          ...entry,
          title: { value: title, at },
          tags: { [tag]: { value: true, at } },
          notes: { 'arxiv:2611.01234': { value: note, at } },
        }));
        expect(await contentsOf(await written({ ...tables, entries }))).toMatchObject({ entries });
      }),
      { numRuns: 8 },
    );
  });
});

describe('a file that is no backup of ours is refused by name', () => {
  test.each<[string, string | undefined]>([
    ['{"Arxiv-2611.01234":{"title":"Quiet Gradients"},"__dataVersion":502}', 'PaperMemory'],
    ['[{"id":"a","type":"article","title":"Quiet Gradients"}]', 'CSL-JSON (Zotero, Pandoc, …)'],
    ['{"config":{"label":"BetterBibTeX JSON"},"items":[]}', 'Better BibTeX for Zotero'],
    ['{"type":"text/x-moz-place-container","children":[]}', 'Firefox bookmarks'],
    ['{"format":"other"}', undefined],
    ['[]', undefined],
    ['null', undefined],
    ['42', undefined],
    ['@article{key, title={Quiet}}', 'BibTeX'],
    ['% exported\n@misc{key,}', 'BibTeX'],
    ['TY  - JOUR\r\nER  - \r\n', 'RIS'],
    ['<!DOCTYPE html><title>Feed</title>', 'HTML'],
    ['\u{FEFF}Title,Authors,Date\r\n', 'CSV'],
    ['PK\u0003\u0004…', 'ZIP'],
  ])('%j', async (text, program) => {
    expect(await refusalOf(text)).toEqual({ kind: 'other-program', program });
  });

  test.each<[string, BackupRefusal['kind']]>([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['Dear diary', 'not-json'],
    ['{"a":}', 'not-json'],
  ])('%j', async (text, kind) => {
    expect(await refusalOf(text)).toEqual({ kind });
  });
});

describe('a backup is refused whole', () => {
  test.each<[name: string, (text: string) => string, BackupRefusal]>([
    [
      'of a later version',
      (text) => text.replace('"version":2', '"version":7'),
      { kind: 'later-version', version: 7, program: about.program },
    ],
    [
      'of a later version with other tables',
      () => '{"format":"deja-lu-backup","version":3,\n"shelves":[]}',
      { kind: 'later-version', version: 3, program: undefined },
    ],
    [
      'of a later version in another layout',
      () => '{ "version": 3, "format": "deja-lu-backup", "program": "Déjà Lu 2.0.0" }',
      { kind: 'later-version', version: 3, program: 'Déjà Lu 2.0.0' },
    ],
    ['with no version', (text) => text.replace('"version":2,', ''), { kind: 'damaged', line: 1 }],
    [
      'with a line that is not JSON',
      (text) => text.replace('{"id":"title', '{"id:"title'),
      { kind: 'damaged', line: 4 },
    ],
    ['with a line lost between two tables', (text) => text.replace('"entries":[\n', ''), { kind: 'damaged', line: 6 }],
    [
      'with counts that are none',
      (text) => `${text.replace('"counts":{', '"counts":[')}\n`,
      { kind: 'damaged', line: 15 },
    ],
    ['with text behind its end', (text) => `${text}{}\n`, { kind: 'damaged', line: 16 }],
    [
      'with a row lost',
      (text) => text.replace(/^\{"id":"title[^\n]*\n/m, ''),
      { kind: 'count-mismatch', part: 'works', counted: 1, expected: 2 },
    ],
    [
      'with a row twice',
      (text) => text.replace(/^(\{"work":.*"visit".*)\n/m, '$1,\n$1\n'),
      { kind: 'count-mismatch', part: 'sightings', counted: 2, expected: 1 },
    ],
    [
      'without a table, in another layout',
      (text) => JSON.stringify({ ...JSON.parse(text), entries: undefined }),
      { kind: 'count-mismatch', part: 'entries', counted: 0, expected: 1 },
    ],
    [
      'without counts, in another layout',
      (text) => JSON.stringify({ ...JSON.parse(text), counts: 4 }),
      { kind: 'damaged', line: 1 },
    ],
  ])('%s', async (_, change, refusal) => {
    expect(await refusalOf(change(await written()))).toEqual(refusal);
  });

  test('cut anywhere', async () => {
    const text = await written();
    const bytes = new TextEncoder().encode(text.trimEnd());
    for (let length = 1; length < bytes.length; length += 3) {
      const refusal = await refusalOf(new Blob([bytes.slice(0, length)]));
      const line = new TextDecoder().decode(bytes.slice(0, length)).replace(/\n$/, '').split('\n').length;
      expect(refusal, `${length} bytes`).toEqual({ kind: 'cut-short', line });
    }
  });

  test.each([0.1, 0.5, 0.9])('in gzip, cut after %d of it', async (share) => {
    const whole = await backupFile(writeBackup(about, { ...tables, sightings: manySightings() }), 0);
    expect(await refusalOf(whole.slice(0, whole.size * share))).toMatchObject({ kind: 'cut-short' });
  });

  test.each<[content: string, refusal: BackupRefusal]>([
    ['{"something":"else"}', { kind: 'other-program', program: undefined }],
    ['', { kind: 'cut-short', line: 0 }],
  ])('in gzip, of %j', async (content, refusal) => {
    expect(await refusalOf(await backupFile(Readable.from([content]), -1))).toEqual(refusal);
  });

  test('in gzip, of one line that would fill the memory', async () => {
    const head = '{"format":"deja-lu-backup","version":1,"program":"","createdAt":"2026-11-20T08:00:00.000Z",\n';
    const bomb = await backupFile(Readable.from([head, ...Array<string>(160).fill(' '.repeat(100_000))]), 0);
    expect(bomb.size).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toEqual({ kind: 'cut-short', line: 2 });
  });

  test('cut and patched', async () => {
    const lines = (await written()).split('\n');
    const patched = [...lines.slice(0, 3), '],', ...lines.slice(5)].join('\n');
    expect(await refusalOf(patched)).toEqual({ kind: 'count-mismatch', part: 'works', counted: 1, expected: 2 });
  });

  test.each<[what: string, opening: readonly number[], bytes: number, limit: number]>([
    ['JSON', [], 200_000_000, largestBackup],
    ['gzip', [0x1f, 0x8b], 3_000_000_000, largestCompressed],
  ])('too large for %s, before it is read', async (_what, opening, bytes, limit) => {
    const file = Object.defineProperty(new Blob([new Uint8Array(opening)]), 'size', { value: bytes });
    expect(await refusalOf(file)).toEqual({ kind: 'too-large', bytes, limit });
  });

  test('in gzip, however much larger than JSON may be', async () => {
    const file = await backupFile(writeBackup(about, tables), 0);
    Object.defineProperty(file, 'size', { value: 400_000_000 });
    expect((await readBackup(file)).ok).toBe(true);
  });

  test.each<[field: string, part: 'works' | 'entries' | 'sightings' | 'verdicts', row: unknown]>([
    ['id', 'works', { ...work, id: '' }],
    ['id', 'works', { ...work, id: 7 }],
    ['facts', 'works', { ...work, facts: { value: { title: 'Quiet' }, at } }],
    ['facts', 'works', { ...work, facts: { value: work.facts.value } }],
    ['keys', 'works', { ...work, keys: { 'arxiv:nonsense': at } }],
    ['keys', 'works', { ...work, keys: { 'title:': at } }],
    ['keys', 'works', { ...work, keys: [] }],
    ['seen', 'works', { ...work, seen: { ...work.seen, epoch: 0.5 } }],
    ['seen', 'works', { ...work, seen: { ...work.seen, versions: { 1: 'yesterday' } } }],
    ['saved', 'works', { ...work, saved: { value: 'shredded', at } }],
    ['work', 'entries', { ...entry, work: undefined }],
    ['identifiers', 'entries', { ...entry, identifiers: ['arxiv:2611.01234', 'nonsense'] }],
    ['url', 'entries', { ...entry, url: { value: 'javascript:alert(1)', at } }],
    ['code', 'entries', { ...entry, code: { value: 'data:text/html,x', at } }],
    ['abstract', 'entries', { ...entry, abstract: { value: 'x'.repeat(1_000_001), at } }],
    ['tags', 'entries', { ...entry, tags: { maps: true } }],
    ['savedAt', 'entries', { ...entry, savedAt: -1 }],
    ['savedAt', 'entries', { ...entry, savedAt: 9e15 }],
    ['visit', 'sightings', { ...sighting, visit: '' }],
    ['', 'sightings', null],
    ['verdict', 'verdicts', { ...verdict, verdict: { value: 'possible', at } }],
    ['pair', 'verdicts', { ...verdict, pair: ['title:stillmaps', 'arxiv:2611.01234'] }],
  ])('with a wrong %s', async (field, part, row) => {
    const text = await written({ ...tables, [part]: [...tables[part], row] });
    const line = text.split('\n').indexOf(JSON.stringify(row)) + 1;
    expect(await refusalOf(text)).toEqual({ kind: 'bad-row', part, row: tables[part].length + 1, field, line });
    const another = JSON.stringify(JSON.parse(text), undefined, 1);
    expect(await refusalOf(another)).toEqual({ kind: 'bad-row', part, row: tables[part].length + 1, field });
  });
});

describe('what a hostile backup brings along stays outside', () => {
  test('keys that are not ours, at any depth', async () => {
    const text = await written({
      ...tables,
      entries: [{ ...entry, evil: 1, title: { ...entry.title, evil: 1 } } as EntryRow],
    });
    const contents = await contentsOf(text);
    expect(contents).toMatchObject({ entries: [entry] });
    expect(JSON.stringify(contents)).not.toContain('evil');
  });

  test.each(['"works":[\n', '"tags":', '"sites":', '"value":'])('a __proto__ after %s', async (place) => {
    const row = '{"__proto__":{"polluted":true},';
    const text = (await written()).replace(`${place}{`, `${place}${row}`).replace(`${row}}`, `${row.slice(0, -1)}}`);
    expect(text).toContain('__proto__');
    const contents = await contentsOf(text);
    expect(contents).toHaveProperty('works');
    expect(JSON.stringify(contents)).not.toContain('polluted');
    expect('polluted' in {}).toBe(false);
  });

  test('a nesting a million deep', async () => {
    const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
    const text = (await written()).replace('"year":2026', `"year":${deep}`);
    expect(await refusalOf(text)).toEqual({ kind: 'bad-row', part: 'works', row: 1, field: 'facts', line: 3 });
  });

  test('identifiers in another spelling, which are made canonical', async () => {
    const text = (await written()).replaceAll('"arxiv:2611.01234"', '"arXiv:2611.01234v3"');
    expect(await contentsOf(text)).toMatchObject({
      entries: [{ identifiers: ['arxiv:2611.01234'] }],
      works: [{ keys: { 'arxiv:2611.01234': at } }, unsavedWork],
    });
  });
});

test('a file that was cut after it was found right ends in an error, not in silence', async () => {
  const cut = new Blob([(await written()).slice(0, -200)]);
  const tokens = await Array.fromAsync(backupTokens(cut, ['sightings']));
  expect(tokens.map((token) => token.kind)).toEqual(['head', 'refusal']);
});

test('a file of one endless line costs no more than its length', async () => {
  await processorTime(1_000_000);
  const [short, long] = [await processorTime(4_000_000), await processorTime(32_000_000)];
  // Eight times as long. Were each piece searched anew it would be 64 times the work.
  expect(long).toBeLessThan(32 * Math.max(short, 5000));
});

/** Microseconds spent on a file whose second line has this length. */
async function processorTime(length: number): Promise<number> {
  const file = new Blob([
    '{"format":"deja-lu-backup","version":1,"program":"","createdAt":"2026-11-20T08:00:00.000Z",\n',
    'x'.repeat(length),
  ]);
  const before = process.cpuUsage();
  expect(await refusalOf(file)).toEqual({ kind: 'cut-short', line: 2 });
  return process.cpuUsage(before).user;
}
