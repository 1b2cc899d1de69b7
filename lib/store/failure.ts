import type { StoreFailure } from '../identity/failure.ts';
import type { Result } from '../identity/result.ts';

/** Runs a write; what can be expected to go wrong becomes a value, a defect of ours is thrown on. */
export async function attempt<T>(change: () => Promise<T>): Promise<Result<T, StoreFailure>> {
  try {
    return { ok: true, value: await change() };
  } catch (error) {
    const failure = storeFailure(error);
    if (failure === undefined) throw error;
    return { ok: false, error: failure };
  }
}

/** What the database's error means to the user; `undefined` if it is not the database's. */
export function storeFailure(error: unknown): StoreFailure | undefined {
  if (error instanceof DOMException && error.name === 'AbortError') return undefined; // a signal's; Dexie has its own
  const names = namesOf(error);
  if (names.includes('StoreNewer')) return 'store-newer';
  if (names.includes('StoreBlocked')) return 'store-blocked';
  if (names.includes('QuotaExceededError') || names.includes('NotKept')) return 'quota-exceeded';
  if (names.some((name) => forbidden.has(name)) || allowsNothing.test(String(error))) return 'store-forbidden';
  return names.some((name) => unavailable.has(name)) ? 'store-unavailable' : undefined;
}

/** Names of errors that say the browser has no database for us. */
const forbidden: ReadonlySet<string> = new Set(['MissingAPIError', 'SecurityError']);

/** Firefox that never remembers history, in an `InvalidStateError` as there are others (ESR 153); Dexie keeps the words. */
const allowsNothing = /did not allow mutations/;

/** Names of errors, most of IndexedDB and of Dexie, that say nothing of what was asked, only that it cannot be done. */
const unavailable: ReadonlySet<string> = new Set([
  'AbortError',
  'BulkError',
  'DatabaseClosedError',
  'InvalidStateError', // the browser has closed the connection: the files are damaged
  'NotFoundError', // a table is missing: the files are damaged
  'OpenFailedError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError', // "Internal error opening backing store for indexedDB.open."
  'VersionError',
  'WitnessSilent',
]);

/** The names of an error and of the errors inside it: Dexie puts a full disk into an `AbortError` or a `BulkError`. */
function namesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const name = 'name' in error && typeof error.name === 'string' ? [error.name] : [];
  const failures = 'failures' in error && Array.isArray(error.failures) ? error.failures.slice(0, 3) : [];
  const inside = ['inner' in error && error.inner, 'cause' in error && error.cause, ...failures];
  return [...name, ...inside.flatMap((each) => namesOf(each, depth + 1))];
}
