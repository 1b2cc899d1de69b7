// @vitest-environment jsdom
import { beforeAll, expect, test, vi } from 'vitest';

import { OptionsForm } from '../../../components/options-form.tsx';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import { click, doing, show, type } from './page.tsx';
import { speak } from './speak.ts';

beforeAll(() => speak());

async function form() {
  const onChange = vi.fn<(change: Partial<Settings>) => void>();
  const page = await show(<OptionsForm settings={defaultSettings} onChange={onChange} />);
  const field = (name: string) => page.querySelector<HTMLInputElement>(`[name="${name}"]`);
  return { page, onChange, minutes: field('still-new-minutes'), months: field('history-months') };
}

test.each([
  ['[value="hide"]', { seen: 'hide' }],
  ['[value="dim"]', { seen: 'dim' }],
  ['[name="toolbar-badge"]', { toolbarBadge: false }],
])('a click on %s changes %j', async (selector, change) => {
  const { page, onChange } = await form();
  await click(page, selector);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(change);
});

test.each(['0', '7', '240'])('%s minutes are taken at once', async (text) => {
  const { minutes, onChange } = await form();
  await type(minutes, text);
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ stillNewMinutes: Number(text) });
});

test.each(['241', '-1', '1.5', '1e2'])('%j minutes are not taken, and it says why', async (text) => {
  const { page, minutes, onChange } = await form();
  await type(minutes, text);
  expect(onChange).not.toHaveBeenCalled();
  expect(minutes?.getAttribute('aria-invalid')).toBe('true');
  expect(page.querySelector('[role="alert"]')?.textContent).toBe('Enter a whole number from 0 to 240.');
});

test('a field emptied to be filled anew is no mistake, and left empty it is what it was', async () => {
  const { page, minutes, onChange } = await form();
  await type(minutes, '');
  expect(minutes?.getAttribute('aria-invalid')).toBe('false');
  expect(page.querySelector('[role="alert"]')).toBeNull();
  await doing(() => minutes?.dispatchEvent(new FocusEvent('blur')));
  expect(minutes?.value).toBe('30');
  expect(onChange).not.toHaveBeenCalled();
});

test.each([
  ['1', [[{ historyMonths: 1 }]]],
  ['120', [[{ historyMonths: 120 }]]],
  ['0', []],
  ['121', []],
])('%s months of history are taken, if that is in the range', async (text, calls) => {
  const { months, onChange } = await form();
  await type(months, text);
  expect(onChange.mock.calls).toEqual(calls);
  expect(months?.getAttribute('aria-invalid')).toBe(String(calls.length === 0));
});
