import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { unfinishedJob, whileNoted } from '../../../lib/store/unfinished.ts';

/** The browser's locks, as far as they are used: one page at a time, and no waiting. */
function locks() {
  const held = new Set<string>();
  return {
    request: async (name: string, _: object, run: (lock: object | null) => Promise<unknown>) => {
      if (held.has(name)) return run(null);
      held.add(name);
      try {
        return await run({ name });
      } finally {
        held.delete(name);
      }
    },
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
  };
}

const job = { kind: 'restore', name: 'backup.json', total: 20_000 } as const;
let now = 0;
const clock = () => now;

beforeEach(() => {
  fakeBrowser.reset();
  now = 0;
  vi.stubGlobal('navigator', { locks: locks() });
});

test('a job that came to its end leaves no note, however it ended', async () => {
  expect(await whileNoted(job, () => Promise.resolve('done'), clock)).toBe('done');
  expect(await unfinishedJob()).toBeUndefined();
  await expect(whileNoted(job, () => Promise.reject(new Error('full disk')), clock)).rejects.toThrow('full disk');
  expect(await unfinishedJob()).toBeUndefined();
});

test('a job comes to what it comes to, though there is no room for the note', async () => {
  const full = new Error('IO error: No space left');
  const running = whileNoted(
    job,
    async (onProgress) => {
      vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(full);
      vi.spyOn(fakeBrowser.storage.local, 'remove').mockRejectedValue(full);
      now += 3_000;
      onProgress(1_000);
      return 'done';
    },
    clock,
  );
  await expect(running).resolves.toBe('done');
  vi.restoreAllMocks();
});

test('a job whose page was closed is told of, with how far it was', async () => {
  const closed = Promise.withResolvers<string>();
  const running = whileNoted(
    job,
    (onProgress) => {
      for (const done of [1_000, 2_000, 3_000]) {
        now += 1_500;
        onProgress(done);
      }
      return closed.promise;
    },
    clock,
  );
  await vi.waitFor(async () => expect(await fakeBrowser.storage.local.get('longJob')).not.toEqual({}));
  expect(await unfinishedJob()).toBeUndefined(); // it is under way
  vi.stubGlobal('navigator', { locks: locks() }); // those of the page went with it
  await vi.waitFor(async () => expect(await unfinishedJob()).toEqual({ ...job, done: 2_000 }));
  closed.resolve('');
  await running;
});

test('a second job is not begun while one is under way', async () => {
  const first = Promise.withResolvers<string>();
  const running = whileNoted(job, () => first.promise, clock);
  const second = vi.fn<() => Promise<string>>();
  expect(await whileNoted(job, second, clock)).toBe('busy');
  expect(second).not.toHaveBeenCalled();
  first.resolve('done');
  expect(await running).toBe('done');
});
