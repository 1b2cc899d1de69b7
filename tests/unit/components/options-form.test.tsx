// @vitest-environment jsdom
import { beforeAll, expect, test, vi } from 'vitest';

import { OptionsForm } from '../../../components/options-form.tsx';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import { click, show, type } from './page.tsx';
import { speak } from './speak.ts';

beforeAll(() => speak());

async function form() {
  const onChange = vi.fn<(change: Partial<Settings>) => void>();
  const page = await show(<OptionsForm settings={defaultSettings} onChange={onChange} />);
  return { page, onChange, minutes: page.querySelector<HTMLInputElement>('[name="still-new-minutes"]') };
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

test.each(['', '241', '-1', '1.5', '1e2'])('%j minutes are not taken, and it says why', async (text) => {
  const { page, minutes, onChange } = await form();
  await type(minutes, text);
  expect(onChange).not.toHaveBeenCalled();
  expect(minutes?.getAttribute('aria-invalid')).toBe('true');
  expect(page.querySelector('[role="alert"]')?.textContent).toBe('Enter a whole number from 0 to 240.');
});
