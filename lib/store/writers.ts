import type { StoreFailure } from '../identity/failure.ts';
import type { Result } from '../identity/result.ts';
import { attempt } from './failure.ts';

/*
 * A library that is replaced, or made anew, is copied first. What was written to it after that would go with it: nothing is,
 * and whoever wants to is told, and can ask again.
 */

const lock = 'deja-lu-writers';

/** As `attempt`, for writes that are not part of a restore. While one holds the library still they come to `busy`. */
export function attemptWrite<T>(change: () => Promise<T>): Promise<Result<T, StoreFailure>> {
  return navigator.locks.request(lock, { mode: 'shared', ifAvailable: true }, async (held) =>
    held === null ? { ok: false, error: 'busy' } : attempt(change),
  );
}

/**
 * Does what must have the library to itself, in whichever context the others are; waits for those that are writing.
 *
 * @throws what stopped it, where `signal` was before they were done
 */
export function withoutWriters<T>(restore: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return navigator.locks.request(lock, { signal }, restore);
}
