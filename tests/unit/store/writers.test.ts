import { expect, test } from 'vitest';

import { attemptWrite, withoutWriters } from '../../../lib/store/writers.ts';

const { signal } = new AbortController();

test('who has the library to himself waits for those that write, and whoever comes then is told', async () => {
  const done: string[] = [];
  const writing = Promise.withResolvers<void>();
  const first = attemptWrite(async () => {
    await writing.promise;
    done.push('written');
  });
  const restoring = Promise.withResolvers<void>();
  const restore = withoutWriters(async () => {
    done.push('restoring');
    await restoring.promise;
  }, signal);
  writing.resolve();
  await first;
  expect(await attemptWrite(async () => done.push('lost'))).toEqual({ ok: false, error: 'busy' });
  restoring.resolve();
  await restore;
  expect(await attemptWrite(async () => done.push('written again'))).toEqual({ ok: true, value: 3 });
  expect(done).toEqual(['written', 'restoring', 'written again']);
});

test('two write at the same time', async () => {
  const first = Promise.withResolvers<void>();
  const writing = attemptWrite(() => first.promise);
  expect(await attemptWrite(async () => 'meanwhile')).toEqual({ ok: true, value: 'meanwhile' });
  first.resolve();
  await writing;
});

test('a restore that is stopped while it waits is not begun', async () => {
  const writing = Promise.withResolvers<void>();
  const writer = attemptWrite(() => writing.promise);
  const stop = new AbortController();
  const restore = withoutWriters(async () => 'begun', stop.signal);
  stop.abort();
  await expect(restore).rejects.toThrow();
  writing.resolve();
  await writer;
});
