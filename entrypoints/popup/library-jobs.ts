import type { FromWorker, OrderKind, OrderOf, OutcomeOf } from './library-orders.ts';

/** How a page follows a job, and how it stops it. */
export interface Following {
  readonly signal?: AbortSignal | undefined;
  /** Called now and then with the number of rows done so far. */
  readonly onProgress?: ((rows: number) => void) | undefined;
}

/** The worker of a page, made at the first order. */
export class LibraryJobs {
  #worker: Worker | undefined;
  #orders = 0;

  /**
   * Has the worker do something; what it was doing is stopped. An outcome tells whether it was stopped itself.
   *
   * @throws what the worker did not expect
   */
  async order<Kind extends OrderKind>(
    kind: Kind,
    order: OrderOf<Kind>,
    { signal, onProgress }: Following = {},
  ): Promise<OutcomeOf<Kind>> {
    const worker = (this.#worker ??= new Worker(new URL('./library-worker.ts', import.meta.url), { type: 'module' }));
    const id = (this.#orders += 1);
    const { promise, resolve, reject } = Promise.withResolvers<OutcomeOf<Kind>>();
    const hear = ({ data }: MessageEvent<FromWorker<OutcomeOf<Kind>>>) => {
      if (data.id !== id) return;
      if (data.kind === 'progress') onProgress?.(data.done);
      else if (data.kind === 'outcome') resolve(data.outcome);
      else reject(new Error(data.message));
    };
    const tell = (message: { kind: 'stop' } | { id: number; kind: Kind; order: OrderOf<Kind> }) =>
      worker.postMessage(message); // oxlint-disable-line unicorn/require-post-message-target-origin -- that is for windows
    const stop = () => tell({ kind: 'stop' });
    const fail = ({ message }: ErrorEvent) => {
      this.#close(); // the next order gets another worker, and is not left without an answer
      reject(new Error(`The worker could not be loaded: ${message}`));
    };
    worker.addEventListener('message', hear);
    worker.addEventListener('error', fail);
    signal?.addEventListener('abort', stop);
    tell({ id, kind, order });
    if (signal?.aborted) stop(); // before anybody listened
    try {
      return await promise;
    } finally {
      worker.removeEventListener('message', hear);
      worker.removeEventListener('error', fail);
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Ends the worker. What it was writing is not written; what it had written stays. */
  #close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
