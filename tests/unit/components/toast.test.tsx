// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { Toast, type Message } from '../../../components/toast.tsx';
import { button, doing, press, show } from './page.tsx';
import { speak } from './speak.ts';

const onClose = vi.fn<() => void>();
const undo = vi.fn<() => void>();

beforeAll(() => speak());
beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

function toast(message: Message | undefined) {
  return show(<Toast message={message} onClose={onClose} />);
}

test('the live region is there before there is anything to say', async () => {
  const page = await toast(undefined);
  expect(page.querySelector('[role="status"]')?.textContent).toBe('');
});

test('a message goes away after a while', async () => {
  await toast({ text: 'Removed' });
  await doing(() => vi.advanceTimersByTime(14_000));
  expect(onClose).not.toHaveBeenCalled();
  await doing(() => vi.advanceTimersByTime(1_000));
  expect(onClose).toHaveBeenCalledOnce();
});

test('it stays while its button has the focus', async () => {
  const page = await toast({ text: 'Removed', undo });
  await doing(() => button(page, 'Undo').dispatchEvent(new FocusEvent('focusin', { bubbles: true })));
  await doing(() => vi.advanceTimersByTime(60_000));
  expect(onClose).not.toHaveBeenCalled();
  await doing(() => button(page, 'Undo').dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
  await doing(() => vi.advanceTimersByTime(15_000));
  expect(onClose).toHaveBeenCalledOnce();
});

test.each([
  ['its button', (page: HTMLElement) => button(page, 'Undo').click()],
  ['u', () => press(document.body, 'u')],
])('%s undoes once and closes', async (_, act) => {
  const page = await toast({ text: 'Removed', undo });
  await doing(() => act(page));
  expect(undo).toHaveBeenCalledOnce();
  expect(onClose).toHaveBeenCalledOnce();
});

test('u typed into a field undoes nothing', async () => {
  const page = await toast({ text: 'Removed', undo });
  const field = page.appendChild(document.createElement('input'));
  await doing(() => press(field, 'u'));
  expect(undo).not.toHaveBeenCalled();
});
