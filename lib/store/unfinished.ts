import { storage } from 'wxt/utils/storage';

import type { Millis } from '../identity/visit.ts';

/*
 * Long jobs of extension pages are noted while they run. A page that is closed in the middle leaves its note, and the next one
 * says what stood.
 */

export interface LongJob {
  readonly kind: 'restore' | 'import';
  /** Of the file. */
  readonly name: string;
  /** Rows. */
  readonly done: number;
  readonly total: number;
}

const noted = storage.defineItem<LongJob>('local:longJob');
const lock = 'deja-lu-long-job';

/** The job that broke off last; `undefined` if none did, or if it is under way in another page. */
export async function unfinishedJob(): Promise<LongJob | undefined> {
  if (await isJobUnderWay()) return undefined;
  return (await noted.getValue()) ?? undefined;
}

/** Whether a page is doing a long job. */
export async function isJobUnderWay(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lock);
}

/** Waits for the end of the job that is under way, whether it comes to its end or its page is closed. */
export async function jobEnded(): Promise<void> {
  await navigator.locks.request(lock, { mode: 'shared' }, () => undefined);
}

/** So often, at most, the note says how far the job is. */
const noteEvery: Millis = 2_000;

/**
 * Does a job, with a note of how far it is. One at a time, whatever page it is of: a second one gives `busy` without being
 * begun.
 *
 * @param run is given what to call with the number of rows done
 */
export function whileNoted<T>(
  job: Omit<LongJob, 'done'>,
  run: (onProgress: (done: number) => void) => Promise<T>,
  clock: () => Millis,
): Promise<T | 'busy'> {
  return navigator.locks.request(lock, { ifAvailable: true }, async (held) => {
    if (held === null) return 'busy';
    await noted.setValue({ ...job, done: 0 });
    let notedAt = clock();
    let noting = Promise.resolve();
    try {
      return await run((done) => {
        if (clock() - notedAt < noteEvery) return;
        notedAt = clock();
        noting = noting.then(() => noted.setValue({ ...job, done })).catch(forgive);
      });
    } finally {
      await noting;
      await noted.removeValue().catch(forgive);
    }
  });
}

/** What a job comes to does not hang on what is noted of it. */
function forgive(): void {}
