// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { DamageNotice } from '../../../components/damage-notice.tsx';
import type { Health } from '../../../lib/identity/health.ts';
import { button, doing, show } from './page.tsx';
import { speak } from './speak.ts';

const calls = { onRestore: vi.fn<() => void>(), onAccept: vi.fn<() => void>(), onRetry: vi.fn<() => void>() };

beforeAll(() => speak());
beforeEach(() => vi.clearAllMocks());

const notice = (health: Health) => show(<DamageNotice health={health} {...calls} />);
const damaged: Health = { kind: 'damaged', expected: { saved: 1_234, works: 5_678 }, found: { saved: 0, works: 9 } };

test('a sound library has nothing said of it', async () => {
  const page = await notice({ kind: 'sound' });
  expect(page.textContent).toBe('');
});

test.each<[Health, string]>([
  [damaged, 'It held 1,234 saved papers and 5,678 known works. The browser now gives back 0 and 9.'],
  [{ kind: 'half-restored' }, 'A restore was stopped half way'],
])('%o is told with a way out', async (health, sentence) => {
  const page = await notice(health);
  expect(page.textContent).toContain(sentence);
  await doing(() => button(page, 'Restore…').click());
  expect(calls.onRestore).toHaveBeenCalledOnce();
  expect(calls.onAccept).not.toHaveBeenCalled();
});

test('while a backup takes its place there is nothing to press', async () => {
  const page = await notice({ kind: 'restoring' });
  expect(page.textContent).toContain('A backup is being restored in another tab');
  expect(page.querySelectorAll('button')).toHaveLength(0);
});

test('what is left can be kept as it is', async () => {
  const page = await notice(damaged);
  await doing(() => button(page, 'Keep it as it is').click());
  expect(calls.onAccept).toHaveBeenCalledOnce();
});

test.each<[Extract<Health, { kind: 'failed' }>['failure'], string]>([
  ['store-unavailable', 'The library could not be opened.'],
  ['store-forbidden', 'The browser lets Déjà Lu keep no library.'],
  ['store-blocked', 'Another tab still uses an older version'],
  ['store-newer', 'later version'],
  ['quota-exceeded', 'no room left'],
])('a library that does not open (%s) has a sentence of its own', async (failure, sentence) => {
  const page = await notice({ kind: 'failed', failure });
  expect(page.textContent).toContain(sentence);
  await doing(() => button(page, 'Try again').click());
  expect(calls.onRetry).toHaveBeenCalledOnce();
});

test('a library whose files are damaged beyond opening can be restored at once', async () => {
  const page = await notice({ kind: 'failed', failure: 'store-unavailable' });
  await doing(() => button(page, 'Restore…').click());
  expect(calls.onRestore).toHaveBeenCalledOnce();
  await notice({ kind: 'failed', failure: 'store-newer' });
  expect(page.querySelector('[data-act=restore]')).toBeNull();
});
