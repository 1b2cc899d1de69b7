import type { StoreFailure } from '../lib/identity/failure.ts';

/** The message that says what each failure of the store means; that with `Help` behind it says what to do. Free of Preact. */
export const failureWords = {
  'quota-exceeded': 'failure.quota',
  'store-unavailable': 'failure.unavailable',
  'store-forbidden': 'damage.forbidden',
  'store-blocked': 'damage.blocked',
  'store-newer': 'failure.newer',
  busy: 'failure.busy',
  'private-window': 'failure.private',
} as const satisfies Record<StoreFailure, string>;
