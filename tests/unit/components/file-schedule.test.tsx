// @vitest-environment jsdom
import { beforeAll, expect, test, vi } from 'vitest';

import { FileSchedule } from '../../../components/file-schedule.tsx';
import { click, show, type } from './page.tsx';
import { speak } from './speak.ts';

beforeAll(() => speak());

async function schedule(everyDays: number, writtenAt?: number) {
  const acts = {
    onTurnOn: vi.fn<(days: number) => void>(),
    onTurnOff: vi.fn<() => void>(),
    onWrite: vi.fn<() => void>(),
  };
  const page = await show(<FileSchedule everyDays={everyDays} writtenAt={writtenAt} busy={false} {...acts} />);
  return { page, ...acts };
}

test.each([
  ['', 7],
  ['1', 1],
  ['90', 90],
  ['91', 7],
])('with %j typed it is turned on for every %i days', async (text, days) => {
  const { page, onTurnOn } = await schedule(0);
  if (text !== '') await type(page.querySelector<HTMLInputElement>('[name="file-days"]'), text);
  await click(page, '[data-act="turn-on"]');
  expect(onTurnOn).toHaveBeenCalledExactlyOnceWith(days);
});

test('what is on can be turned off, and a file had at once', async () => {
  const { page, onTurnOff, onWrite } = await schedule(1, Date.UTC(2026, 10, 20, 8));
  expect(page.textContent).toContain('every 1 day.');
  expect(page.textContent).toContain('2026');
  await click(page, '[data-act="write"]');
  expect(onWrite).toHaveBeenCalledOnce();
  await click(page, '[data-act="turn-off"]');
  expect(onTurnOff).toHaveBeenCalledOnce();
});
