// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { ImportPanel, type ImportChoice, type ImportState } from '../../../components/import-panel.tsx';
import type { FileSummary } from '../../../components/import-summary.tsx';
import { button, click, doing, show } from './page.tsx';
import { speak } from './speak.ts';

const calls = {
  onFiles: vi.fn<(files: readonly File[]) => void>(),
  onImport: vi.fn<(choice: ImportChoice) => void>(),
  onUndo: vi.fn<() => void>(),
  onStop: vi.fn<() => void>(),
  onBack: vi.fn<() => void>(),
};

beforeAll(() => speak());
beforeEach(() => vi.clearAllMocks());

function panel(state: ImportState) {
  return show(<ImportPanel state={state} {...calls} />);
}

const library: FileSummary = {
  name: 'library.bib',
  format: 'BibTeX',
  entries: 1_200,
  problems: [
    { row: 3, line: 41, kind: 'no-title' },
    { row: 90, kind: 'not-closed' },
  ],
};
const preview: ImportState = { step: 'preview', summary: { files: [library], entries: 1_200, saved: 7 } };

test('chosen files are handed on, and the same ones can be chosen again', async () => {
  const page = await panel({ step: 'choose' });
  const files = [new File(['@'], 'a.bib'), new File(['TY'], 'b.ris')];
  const field = page.querySelector('input');
  await doing(() => {
    Object.defineProperty(field, 'files', { value: files });
    field?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(calls.onFiles).toHaveBeenCalledExactlyOnceWith(files);
  expect(field?.value).toBe('');
});

test('what files hold is shown before anything is touched, every bad entry with its place and what to do', async () => {
  const page = await panel(preview);
  const cells = [...page.querySelectorAll('tbody tr > *')].map(({ textContent }) => textContent);
  expect(cells).toEqual(['library.bib', 'BibTeX', '1,200', '2']);
  expect(page.textContent).toContain('1,200 papers can be imported. 7 of them are saved already');
  expect(page.querySelector('summary')?.textContent).toBe('2 entries of “library.bib” cannot be read');
  expect([...page.querySelectorAll('details li')].map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Entry 3, line 41: the title is missing\. Add it/),
    expect.stringMatching(/^Entry 90: it has no end\. Close/),
  ]);
  expect(calls.onImport).not.toHaveBeenCalled();
});

test('papers are imported as saved with their tags, unless the reader chooses otherwise', async () => {
  const page = await panel(preview);
  await doing(() => button(page, 'Import 1,200 papers').click());
  expect(calls.onImport).toHaveBeenLastCalledWith({ as: 'saved', tags: true });
  await click(page, 'input[name=tags]');
  await doing(() => button(page, 'Import 1,200 papers').click());
  expect(calls.onImport).toHaveBeenLastCalledWith({ as: 'saved', tags: false });
  await click(page, 'input[value=seen]');
  expect(page.querySelector<HTMLInputElement>('input[name=tags]')?.disabled).toBe(true);
  await doing(() => button(page, 'Import 1,200 papers').click());
  expect(calls.onImport).toHaveBeenLastCalledWith({ as: 'seen', tags: false });
});

test.each<[FileSummary, string]>([
  [{ name: 'a', refusal: { kind: 'unknown', format: 'HTML' } }, 'This is HTML, which is none of the formats above.'],
  [{ name: 'a', refusal: { kind: 'unknown', format: undefined } }, 'This is none of the formats above.'],
  [{ name: 'a', refusal: { kind: 'empty' } }, 'This file is empty.'],
  [{ name: 'a', refusal: { kind: 'backup' } }, 'Restore it with “Restore from a backup”.'],
  [{ name: 'a', refusal: { kind: 'too-large', bytes: 3e8, limit: 2e8 } }, 'too large (300 MB, at most 200 MB)'],
  [{ name: 'a', refusal: { kind: 'unreadable' } }, 'The file could not be read.'],
])('%j is explained, and there is nothing to import', async (file, words) => {
  const page = await panel({ step: 'preview', summary: { files: [file], entries: 0, saved: 0 } });
  expect(page.querySelector('td')?.textContent).toContain(words);
  expect(page.querySelector('button.primary')).toBeNull();
});

test('of very many bad entries the first hundred are listed', async () => {
  const problems = Array.from({ length: 150 }, (_, i) => ({ row: i + 1, kind: 'unreadable' }) as const);
  const page = await panel({
    step: 'preview',
    summary: { files: [{ ...library, problems }], entries: 1, saved: 0 },
  });
  const rows = [...page.querySelectorAll('details li')];
  expect(rows).toHaveLength(101);
  expect(rows.at(-1)?.textContent).toBe('… and 50 more');
});

test('a running import shows how far it is and can be stopped, and no other file can be chosen', async () => {
  const page = await panel({ step: 'working', done: 500, total: 2_000 });
  expect(page.querySelector('progress')?.position).toBe(0.25);
  expect(page.textContent).toContain('Importing 500 of 2,000');
  expect(page.querySelector('input')).toBeNull();
  await doing(() => button(page, 'Stop').click());
  expect(calls.onStop).toHaveBeenCalledOnce();
});

test.each<[ImportState, words: string, canUndo: boolean]>([
  [{ step: 'done', as: 'saved', added: 1, known: 0 }, '1 paper saved.', true],
  [{ step: 'done', as: 'seen', added: 12, known: 1 }, '12 papers marked as seen. 1 was known already.', true],
  [{ step: 'done', as: 'saved', added: 0, known: 3 }, '0 papers saved. 3 were known already.', false],
  [{ step: 'stopped', as: 'saved', added: 5, known: 0 }, 'Stopped. What is in stays', true],
  [{ step: 'failed', problem: 'quota-exceeded', canUndo: true }, 'There is no room left', true],
  [{ step: 'failed', problem: 'busy', canUndo: false }, 'Another tab is restoring or importing.', false],
  [{ step: 'undone' }, 'The import was taken back.', false],
])('%j is told, and can be undone where something was done', async (state, words, canUndo) => {
  const page = await panel(state);
  expect(page.textContent).toContain(words);
  await click(page, '[data-act=undo]');
  expect(calls.onUndo).toHaveBeenCalledTimes(canUndo ? 1 : 0);
});

test('an import whose page was closed is told of', async () => {
  const unfinished = { name: 'library.bib', done: 100, total: 1_200 };
  const page = await show(<ImportPanel state={{ step: 'choose' }} unfinished={unfinished} {...calls} />);
  expect(page.querySelector('[data-unfinished]')?.textContent).toContain('100 of 1,200 papers were in');
});
