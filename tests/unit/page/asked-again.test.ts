// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';

import { askedAgain } from '../../../lib/page/asked-again.ts';

function comeBack(persisted: boolean): void {
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
}

test('what is never answered is asked again when the page comes back, and no more once it is', async () => {
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const left = [...answers];
  const ask = vi.fn<() => Promise<string>>(() => left.shift()?.promise ?? Promise.resolve('too late'));
  const asked = askedAgain(ask);
  comeBack(false); // the first showing of a page that was loaded
  expect(ask).toHaveBeenCalledTimes(1);
  comeBack(true);
  expect(ask).toHaveBeenCalledTimes(2);
  answers[1]?.resolve('answer');
  expect(await asked).toBe('answer');
  comeBack(true);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a refusal is one', async () => {
  const ask = vi.fn<() => Promise<string>>().mockRejectedValue(new Error('no'));
  await expect(askedAgain(ask)).rejects.toThrow('no');
});
