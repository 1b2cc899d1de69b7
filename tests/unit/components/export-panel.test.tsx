// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { ExportPanel, type ExportScope } from '../../../components/export-panel.tsx';
import { button, click, doing, show } from './page.tsx';
import { speak } from './speak.ts';

const calls = {
  onDownload: vi.fn<(scope: ExportScope, format: string) => void>(),
  onCopyBibtex: vi.fn<(scope: ExportScope) => void>(),
  onBackup: vi.fn<() => void>(),
  onCancel: vi.fn<() => void>(),
};
const formats = [
  { id: 'bibtex', label: 'BibTeX' },
  { id: 'csv', label: 'CSV' },
];

beforeAll(() => speak());
beforeEach(() => vi.clearAllMocks());

function panel(counts: Partial<Record<ExportScope, number>>, progress?: { done: number; total: number } | 'uncounted') {
  return show(<ExportPanel counts={counts} formats={formats} progress={progress} {...calls} />);
}

test.each<[Partial<Record<ExportScope, number>>, readonly string[], ExportScope]>([
  [{ selected: 2, matching: 30, all: 4_000 }, ['Selected (2)', 'Found (30)', 'All (4,000)'], 'selected'],
  [{ matching: 30, all: 4_000 }, ['Found (30)', 'All (4,000)'], 'matching'],
  [{ all: 4_000 }, ['All (4,000)'], 'all'],
])('of %j it offers %j and takes %s unless told otherwise', async (counts, offers, scope) => {
  const page = await panel(counts);
  expect([...page.querySelectorAll('label')].map((label) => label.textContent)).toEqual(offers);
  await click(page, '[data-format="csv"]');
  expect(calls.onDownload).toHaveBeenCalledExactlyOnceWith(scope, 'csv');
});

test('another choice holds', async () => {
  const page = await panel({ selected: 2, all: 4_000 });
  await click(page, '[value="all"]');
  await doing(() => button(page, 'Copy BibTeX').click());
  expect(calls.onCopyBibtex).toHaveBeenCalledExactlyOnceWith('all');
});

test('of nothing, only a backup can be made', async () => {
  const page = await panel({ all: 0 });
  expect([...page.querySelectorAll('button')].map((one) => [one.textContent, one.disabled])).toEqual([
    ['BibTeX', true],
    ['CSV', true],
    ['Copy BibTeX', true],
    ['Backup of everything', false],
  ]);
});

test.each([
  [{ done: 1_000, total: 4_000 }, 'Writing 1,000 of 4,000…', 0.25],
  ['uncounted', 'Writing…', -1],
] as const)('an export that is at %j says so, can be stopped, and lets no other begin', async (progress, words, at) => {
  const page = await panel({ all: 4_000 }, progress);
  expect(page.querySelector('.progress')?.textContent).toBe(words);
  expect(page.querySelector('progress')?.position).toBe(at);
  for (const format of ['csv', 'copy', 'backup']) await click(page, `[data-format=${format}]`);
  expect([calls.onDownload, calls.onCopyBibtex, calls.onBackup].flatMap((call) => call.mock.calls)).toEqual([]);
  await doing(() => button(page, 'Cancel').click());
  expect(calls.onCancel).toHaveBeenCalledOnce();
});
