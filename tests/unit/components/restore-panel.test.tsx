// @vitest-environment jsdom
import { render } from 'preact';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';

import {
  RestorePanel,
  type KeptSummary,
  type Restoration,
  type RestoreState,
} from '../../../components/restore-panel.tsx';
import { button, doing, show } from './page.tsx';
import { speak } from './speak.ts';

const calls = {
  onFile: vi.fn<(file: File) => void>(),
  onKept: vi.fn<(backup: KeptSummary) => void>(),
  onRestore: vi.fn<(how: Restoration) => void>(),
  onUndo: vi.fn<() => void>(),
  onStop: vi.fn<() => void>(),
  onBack: vi.fn<() => void>(),
};

beforeAll(() => speak());
beforeEach(() => vi.clearAllMocks());

function panel(state: RestoreState, kept: readonly KeptSummary[] = []) {
  return show(<RestorePanel state={state} kept={kept} {...calls} />);
}

const summary = {
  program: 'Déjà Lu 0.1.0',
  createdAt: new Date(2026, 10, 19, 7, 30),
  counts: { works: 12_345, entries: 67, sightings: 8, verdicts: 3 },
};

test('a chosen file is handed on, and the same one can be chosen again', async () => {
  const page = await panel({ step: 'choose' });
  const file = new File(['{}'], 'backup.json');
  const field = page.querySelector('input');
  await doing(() => {
    Object.defineProperty(field, 'files', { value: [file] });
    field?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(calls.onFile).toHaveBeenCalledExactlyOnceWith(file);
  expect(field?.value).toBe('');
});

test('what a backup holds is shown before anything is touched', async () => {
  const page = await panel({ step: 'preview', summary });
  const facts = [...page.querySelectorAll('dt')].map((name) => [
    name.textContent,
    name.nextElementSibling?.textContent,
  ]);
  expect(facts).toEqual([
    ['Written on', expect.stringContaining('2026')],
    ['Written by', 'Déjà Lu 0.1.0'],
    ['Saved papers', '67'],
    ['Known works', '12,345'],
    ['Sightings', '8'],
    ['Possible duplicates', '3'],
  ]);
  expect(calls.onRestore).not.toHaveBeenCalled();
  await doing(() => button(page, 'Merge into my library').click());
  expect(calls.onRestore).toHaveBeenLastCalledWith('merge');
  await doing(() => button(page, 'Replace my library').click());
  expect(calls.onRestore).toHaveBeenLastCalledWith('replace');
});

test('a file that takes long to read shows how far it is and can be stopped', async () => {
  const page = await panel({ step: 'reading', rows: 250_000 });
  expect(page.textContent).toContain('Reading the file… 250,000 rows');
  await doing(() => button(page, 'Stop').click());
  expect(calls.onStop).toHaveBeenCalledOnce();
});

test('the copy that is kept for undo can be stopped', async () => {
  const page = await panel({ step: 'keeping' });
  expect(page.querySelector('progress')?.position).toBe(-1);
  await doing(() => button(page, 'Stop').click());
  expect(calls.onStop).toHaveBeenCalledOnce();
});

test('the keyboard stays in a job whose button goes with its step', async () => {
  const page = await panel({ step: 'preview', summary });
  button(page, 'Merge into my library').focus();
  await doing(() => render(<RestorePanel state={{ step: 'keeping' }} kept={[]} {...calls} />, page));
  expect(document.activeElement).toBe(page.querySelector('.job'));
  button(page, 'Stop').focus();
  await doing(() => render(<RestorePanel state={{ step: 'keeping' }} kept={[]} {...calls} />, page));
  expect(document.activeElement).toBe(button(page, 'Stop'));
});

test('a restore whose page was closed is told of', async () => {
  const unfinished = { name: 'backup.json', done: 1_000, total: 20_000 };
  const page = await show(<RestorePanel state={{ step: 'choose' }} kept={[]} unfinished={unfinished} {...calls} />);
  expect(page.querySelector('[data-unfinished]')?.textContent).toContain('1,000 of 20,000 rows were in');
});

test('a running restore shows how far it is and can be stopped, and no other file can be chosen', async () => {
  const page = await panel({ step: 'working', done: 500, total: 2_000 });
  expect(page.querySelector('progress')?.position).toBe(0.25);
  expect(page.textContent).toContain('Restoring 500 of 2,000');
  expect(page.querySelector('input')).toBeNull();
  await doing(() => button(page, 'Stop').click());
  expect(calls.onStop).toHaveBeenCalledOnce();
});

test.each<[RestoreState, readonly string[]]>([
  [
    { step: 'refused', refusal: { kind: 'cut-short', line: 3 } },
    ['It breaks off at line 3.', 'Your library was not changed.'],
  ],
  [{ step: 'refused', refusal: { kind: 'missing' } }, ['no longer there']],
  [{ step: 'keeping' }, ['Keeping a copy']],
  [{ step: 'undone' }, ['as it was before']],
  [{ step: 'stopped', isWhole: true, canUndo: true }, ['What was merged so far stays']],
  [{ step: 'stopped', isWhole: false, canUndo: true }, ['stopped half way', 'Restore a backup again']],
  [
    { step: 'failed', problem: 'quota-exceeded', how: 'merge', canUndo: true },
    ['There is no room left', 'Free some disk space'],
  ],
  [{ step: 'done', canUndo: false }, ['Restored.']],
])('%j is explained', async (state, words) => {
  const page = await panel(state);
  for (const sentence of words) expect(page.textContent).toContain(sentence);
});

test('after a failure it can be tried again', async () => {
  const page = await panel({ step: 'failed', problem: 'unexpected', how: 'replace', canUndo: false });
  await doing(() => button(page, 'Try again').click());
  expect(calls.onRestore).toHaveBeenCalledExactlyOnceWith('replace');
});

test.each<(canUndo: boolean) => RestoreState>([
  (canUndo) => ({ step: 'done', canUndo }),
  (canUndo) => ({ step: 'stopped', isWhole: false, canUndo }),
  (canUndo) => ({ step: 'failed', problem: 'quota-exceeded', how: 'replace', canUndo }),
])('a restore can be undone where a copy was kept, and not where there is none', async (state) => {
  const page = await panel(state(true));
  await doing(() => button(page, 'Undo the restore').click());
  expect(calls.onUndo).toHaveBeenCalledOnce();
  await panel(state(false));
  expect(page.querySelector('[data-act=undo]')).toBeNull();
});

test('backups that made themselves are listed with what they hold, and looked into one by one', async () => {
  const kept: readonly KeptSummary[] = [
    { slot: 1, createdAt: Date.UTC(2026, 10, 20, 8), reason: 'before-restoring', size: { saved: 0, works: 3 } },
    { slot: 0, createdAt: Date.UTC(2026, 10, 19, 8), reason: 'daily', size: { saved: 67, works: 12_345 } },
  ];
  const page = await panel({ step: 'choose' }, kept);
  const rows = [...page.querySelectorAll('li[data-backup]')];
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('(before a restore): 0 saved papers, 3 known works'),
    expect.stringContaining('67 saved papers, 12,345 known works'),
  ]);
  await doing(() => rows[1]?.querySelector('button')?.click());
  expect(calls.onKept).toHaveBeenCalledExactlyOnceWith(kept[1]);
});
