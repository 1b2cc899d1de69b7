import { beforeEach, expect, test, vi } from 'vitest';

import { LibraryJobs } from '../../../entrypoints/popup/library-jobs.ts';
import type { ToWorker } from '../../../entrypoints/popup/library-orders.ts';

/** A worker as far as a page sees it. */
class StandIn extends EventTarget {
  readonly told: ToWorker[] = [];
  readonly terminate = vi.fn<() => void>();

  constructor() {
    super();
    workers.push(this);
  }

  postMessage(message: ToWorker): void {
    this.told.push(message);
  }

  tell(message: object): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: message }));
  }

  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

let workers: StandIn[] = [];

beforeEach(() => {
  workers = [];
  vi.stubGlobal('Worker', StandIn);
});

const outcome = { ok: true, value: null };

test('an order is answered by the outcome of its own', async () => {
  const following = { onProgress: vi.fn<(rows: number) => void>() };
  const restored = new LibraryJobs().order('restore', { how: 'merge' }, following);
  workers[0]?.tell({ id: 7, kind: 'outcome', outcome: { ok: false, error: 'busy' } });
  workers[0]?.tell({ id: 1, kind: 'progress', done: 500 });
  workers[0]?.tell({ id: 1, kind: 'outcome', outcome });
  expect(await restored).toEqual(outcome);
  expect(following.onProgress).toHaveBeenCalledExactlyOnceWith(500);
});

test.each<[string, (stop: AbortController) => AbortSignal, (stop: AbortController) => void]>([
  ['while it is carried out', ({ signal }) => signal, (stop) => stop.abort()],
  ['before it was given', (stop) => (stop.abort(), stop.signal), () => undefined],
])('an order that is stopped %s tells the worker so', async (_, signalOf, after) => {
  const stop = new AbortController();
  const restored = new LibraryJobs().order('restore', { how: 'merge' }, { signal: signalOf(stop) });
  after(stop);
  expect(workers[0]?.told.map(({ kind }) => kind)).toEqual(['restore', 'stop']);
  workers[0]?.tell({ id: 1, kind: 'outcome', outcome });
  await restored;
});

test('after a worker that could not be loaded the next order gets another', async () => {
  const jobs = new LibraryJobs();
  const first = jobs.order('index', { now: 0 });
  workers[0]?.fail('no such file');
  await expect(first).rejects.toThrow('no such file');
  expect(workers[0]?.terminate).toHaveBeenCalledOnce();
  const second = jobs.order('index', { now: 0 });
  workers[1]?.tell({ id: 2, kind: 'outcome', outcome: null });
  expect(await second).toBeNull();
});
