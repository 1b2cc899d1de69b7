import { describe, expect, test } from 'vitest';

import { largestImport, readImport, type ImportFileReading } from '../../../lib/exchange/import/read-import.ts';

const zotero =
  '"Key","Item Type","Publication Year","Author","Title"\n"A","preprint","2026","Kim, Ada","Quiet Gradients"\n';

describe('the content of a file decides what it is', () => {
  test.each<[format: string, text: string]>([
    ['BibTeX', '@misc{k, title = {Quiet Gradients}}'],
    ['BibTeX', '% Exported by a program\n% on some day\n\n@comment{x}\n  @article{k,\n  title = {Quiet Gradients}\n}'],
    ['RIS', '\u{FEFF}TY  - JOUR\r\nTI  - Quiet Gradients\r\nER  - \r\n'],
    ['RIS', '1.\nTY  - JOUR\nTI  - Quiet Gradients\nER  - \n'],
    ['CSL-JSON', ' [{"type": "article", "title": "Quiet Gradients"}]'],
    ['CSL-JSON', '{"items": [{"type": "article", "title": "Quiet Gradients"}]}'],
    ['PaperMemory', '{"Kim_1": {"title": "Quiet Gradients", "author": "Ada Kim"}, "__dataVersion": 10000}'],
    ['CSV', zotero],
    ['CSV', 'title;authors\nQuiet Gradients;Ada Kim\n'],
    ['CSV', 'Year\tTitle\n2026\tQuiet Gradients\n'],
  ])('%s: %j', async (format, text) => {
    const outcome = await readImport(new Blob([text]));
    expect(outcome).toMatchObject({ ok: true, format, reading: { problems: [] } });
    expect(titlesOf(outcome)).toEqual(['Quiet Gradients']);
  });

  test.each<[what: string, text: string, refusal: object]>([
    ['nothing', ' \n', { kind: 'empty' }],
    ['a backup of ours', '{"format":"deja-lu-backup","version":2,\n', { kind: 'backup' }],
    ['a web page', '<!doctype html><title>Papers</title>', { kind: 'unknown', format: 'HTML' }],
    ['a text', 'Dear reader, the title, authors and year follow.', { kind: 'unknown', format: undefined }],
    ['other JSON', '{"papers": []}', { kind: 'unknown', format: undefined }],
    ['a table without titles', 'name,year\nAda,2026\n', { kind: 'unknown', format: undefined }],
  ])('%s is refused', async (_, text, refusal) => {
    expect(await readImport(new Blob([text]))).toEqual({ ok: false, refusal });
  });
});

test('a file that would fill the memory is not opened', async () => {
  const file = new Blob(['@misc{k, title = {Quiet Gradients}}']);
  Object.defineProperty(file, 'size', { value: largestImport + 1 });
  file.text = () => Promise.reject(new Error('It was opened'));
  const refusal = { kind: 'too-large', bytes: largestImport + 1, limit: largestImport };
  expect(await readImport(file)).toEqual({ ok: false, refusal });
});

test('a row that cannot be read costs itself only', async () => {
  const text = '@misc{a, title = {One}}\n@misc{b, year = 2026}\n@misc{c, title = {Broken\n@misc{d, title = {Two}}\n';
  const outcome = await readImport(new Blob([text]));
  expect(titlesOf(outcome)).toEqual(['One', 'Two']);
  expect(outcome).toMatchObject({
    reading: {
      problems: [
        { row: 2, line: 2, kind: 'no-title' },
        { row: 3, line: 3, kind: 'not-closed' },
      ],
    },
  });
});

function titlesOf(outcome: ImportFileReading): readonly string[] {
  return outcome.ok ? outcome.reading.entries.map(({ title }) => title) : [];
}
