// @vitest-environment jsdom
import { beforeAll, expect, test, vi } from 'vitest';

import { CapturePanel, type CaptureOutcome } from '../../../components/capture-panel.tsx';
import { button, doing, show } from './page.tsx';
import { speak } from './speak.ts';

beforeAll(() => speak());

const onFiles = vi.fn<(files: readonly File[]) => void>();
const onUndo = vi.fn<() => void>();

function panel(outcomes: readonly CaptureOutcome[], reading?: string) {
  return show(
    <CapturePanel outcomes={outcomes} reading={reading} onFiles={onFiles} onUndo={onUndo} onBack={() => {}} />,
  );
}

const marked = (name: string, listings: number, works: number): CaptureOutcome => ({
  kind: 'marked',
  name,
  listings,
  works,
  known: listings - works,
  visit: `visit of ${name}`,
});

test('each file says what was found in it', async () => {
  const page = await panel([
    marked('monday.txt', 66, 66),
    marked('tuesday.txt', 1_177, 97),
    { kind: 'empty', name: 'shopping.txt' },
    { kind: 'too-large', name: 'film.html', size: 900_000_000, limit: 30_000_000 },
    { kind: 'unreadable', name: 'gone.txt' },
    { kind: 'failed', name: 'full.txt', problem: 'quota-exceeded' },
    { kind: 'undone', name: 'old.txt' },
  ]);
  expect(
    [...page.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
  ).toEqual([
    ['monday.txt', '66', '66', '0'],
    ['tuesday.txt', '1,177', '97', '1,080'],
    ['shopping.txt', 'No papers found'],
    ['film.html', 'Too large (900 MB, at most 30 MB)'],
    ['gone.txt', 'Could not be read'],
    ['full.txt', 'There is no room left for the library.'],
    ['old.txt', 'Taken back'],
  ]);
});

test('what was marked is summed up and can be taken back', async () => {
  const page = await panel([marked('monday.txt', 66, 66), marked('tuesday.txt', 117, 97)]);
  expect(page.querySelector('[aria-live]')?.textContent).toContain('163 new papers marked as seen');
  await doing(() => button(page, 'Undo').click());
  expect(onUndo).toHaveBeenCalledOnce();
});

test.each<[string, readonly CaptureOutcome[], string | undefined]>([
  ['nothing was marked', [{ kind: 'empty', name: 'shopping.txt' }], undefined],
  ['a file is being read', [marked('monday.txt', 66, 66)], 'tuesday.txt'],
])('there is nothing to take back while %s', async (_, outcomes, reading) => {
  const page = await panel(outcomes, reading);
  expect([...page.querySelectorAll('button')].map((one) => one.textContent)).toEqual(['Back to the list']);
  expect(page.querySelector('input')?.disabled).toBe(reading !== undefined);
});
