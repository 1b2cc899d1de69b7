// @vitest-environment jsdom
import { render } from 'preact';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import type * as library from '../../../entrypoints/popup/library.ts';
import { RestoreView } from '../../../entrypoints/popup/restore-view.tsx';
import type { KeptBackup } from '../../../lib/store/kept-backups.ts';
import { click, doing, show } from '../components/page.tsx';
import { speak } from '../components/speak.ts';

const keepForUndo = vi.fn<typeof library.keepForUndo>();
const holdingStill = vi.fn<typeof library.holdingStill>();
const restoreBackup = vi.fn<typeof library.restoreBackup>();
const openKept = vi.fn<typeof library.openKept>();
vi.mock('../../../entrypoints/popup/library.ts', () => ({ holdingStill, keepForUndo, openKept, restoreBackup }));

const kept: KeptBackup = {
  slot: 0,
  createdAt: Date.UTC(2026, 10, 20, 8),
  reason: 'daily',
  size: { saved: 1, works: 10 },
  state: 'a',
  pieces: 1,
  length: 1_000,
};
const counts = { works: 10, entries: 1, sightings: 0, verdicts: 0 };

beforeAll(() => speak());
beforeEach(async () => {
  fakeBrowser.reset();
  await fakeBrowser.storage.local.set({ backups: [kept] });
  vi.stubGlobal('reportError', vi.fn<(error: unknown) => void>());
  Object.assign(navigator, { locks: { query: () => Promise.resolve({ held: [] }) } });
  holdingStill.mockReset().mockImplementation((how, _, restore) => restore(how === 'replace'));
  keepForUndo.mockReset().mockResolvedValue({ ok: true, value: { ...kept, slot: 1 } });
  restoreBackup.mockReset().mockResolvedValue({ ok: true, value: null });
  openKept.mockReset().mockResolvedValue({ ok: true, value: { program: 'Déjà Lu', createdAt: new Date(), counts } });
});

const onBack = () => undefined;

/** Waits until the view has come so far. */
async function comesTo(step: string): Promise<void> {
  await vi.waitFor(async () => {
    await doing(() => Promise.resolve());
    expect(document.querySelector('section')?.dataset['step']).toBe(step);
  });
}

/** The view, with a backup looked into. */
async function preview(): Promise<HTMLElement> {
  const page = await show(<RestoreView onBack={onBack} />);
  await vi.waitFor(async () => {
    await doing(() => Promise.resolve());
    expect(page.querySelector('[data-backup]')).not.toBeNull();
  });
  await click(page, '[data-backup] button');
  await comesTo('preview');
  return page;
}

test('a copy is kept before the library is replaced, which can be undone', async () => {
  const page = await preview();
  await click(page, '[data-act=replace]');
  await comesTo('done');
  expect(keepForUndo).toHaveBeenCalledOnce();
  const about = { name: expect.stringContaining('2026'), total: 11 };
  expect(restoreBackup).toHaveBeenCalledExactlyOnceWith(about, 'replace', expect.anything(), { ...kept, slot: 1 });
  expect(page.querySelector('[data-act=undo]')).not.toBeNull();
});

test('a copy that cannot be made is told, and nothing is replaced', async () => {
  keepForUndo.mockRejectedValue(new Error('The worker could not be loaded'));
  await click(await preview(), '[data-act=replace]');
  await comesTo('failed');
  expect(restoreBackup).not.toHaveBeenCalled();
});

test('a restore whose view is left before the copy is made is not begun', async () => {
  const copying = Promise.withResolvers<Awaited<ReturnType<typeof library.keepForUndo>>>();
  keepForUndo.mockReturnValue(copying.promise);
  await click(await preview(), '[data-act=replace]');
  await vi.waitFor(() => expect(keepForUndo).toHaveBeenCalledOnce());
  await doing(() => render(null, document.body));
  copying.resolve({ ok: true, value: kept });
  await doing(() => import('../../../entrypoints/popup/library.ts')); // which is what it would wait for
  expect(restoreBackup).not.toHaveBeenCalled();
});

test.each([
  ['of what was there goes on', 'What was merged so far stays', false],
  ['of a library that is made anew is half a library', 'stopped half way', true],
])('a merge that is stopped %s', async (_, words, replacing) => {
  restoreBackup.mockImplementationOnce(async (_about, _how, { onReplacing }) => {
    if (replacing) onReplacing?.();
    return { ok: false, error: 'cancelled' };
  });
  const page = await preview();
  await click(page, '.primary');
  await comesTo('stopped');
  expect(page.textContent).toContain(words);
});

test('a replacement that was stopped can be undone', async () => {
  restoreBackup.mockResolvedValueOnce({ ok: false, error: 'cancelled' });
  const page = await preview();
  await click(page, '[data-act=replace]');
  await comesTo('stopped');
  await click(page, '[data-act=undo]');
  await comesTo('undone');
});
