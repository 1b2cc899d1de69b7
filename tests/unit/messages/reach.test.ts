import { describe, expect, test, vi } from 'vitest';

import { BackgroundUnavailable, reach } from '../../../lib/messages/reach.ts';

const noReceiver = 'Could not establish connection. Receiving end does not exist.';
const closedEarly =
  'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received';

describe('a call that fails on its way', () => {
  test.each([
    ['the background was not running', noReceiver],
    ['the background stopped in the middle', closedEarly],
  ])('is made once more when %s', async (_, message) => {
    const call = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Error(message))
      .mockResolvedValueOnce('answer');
    await expect(reach(call)).resolves.toBe('answer');
    expect(call).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['still not running', noReceiver, 2],
    ['stopped both times', closedEarly, 2],
    ['extension updated under the page', 'Extension context invalidated.', 1],
    ['no handler', 'The message port closed before a response was received.', 1],
    ['no page script in the tab', 'No response', 1],
  ])('is unavailable: %s', async (_, message, calls) => {
    const cause = new Error(message);
    const call = vi.fn<() => Promise<never>>().mockRejectedValue(cause);
    await expect(reach(call)).rejects.toThrow(BackgroundUnavailable);
    await expect(reach(call)).rejects.toMatchObject({ cause });
    expect(call).toHaveBeenCalledTimes(2 * calls);
  });

  test('is unavailable when the browser throws instead of rejecting', async () => {
    await expect(
      reach(() => {
        throw new Error('Extension context invalidated.');
      }),
    ).rejects.toBeInstanceOf(BackgroundUnavailable);
  });
});

test('the second time is a moment later, when a worker that was being stopped is gone', async () => {
  vi.useFakeTimers();
  const call = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error(noReceiver))
    .mockResolvedValueOnce('answer');
  const reached = reach(call);
  await vi.advanceTimersByTimeAsync(99);
  expect(call).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1);
  expect(await reached).toBe('answer');
  vi.useRealTimers();
});

test('what a handler threw comes through, and is not asked for again', async () => {
  const call = vi.fn<() => Promise<never>>().mockRejectedValue(new TypeError('boom'));
  await expect(reach(call)).rejects.toThrow(new TypeError('boom'));
  expect(call).toHaveBeenCalledTimes(1);
});
