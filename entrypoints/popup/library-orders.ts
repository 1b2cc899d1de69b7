import type { Problem } from '../../components/problem.tsx';
import type { BackupRefusal } from '../../lib/exchange/backup-refusal.ts';
import type { BackupCounts } from '../../lib/exchange/backup-tokens.ts';
import type { StoreFailure } from '../../lib/identity/failure.ts';
import type { Result } from '../../lib/identity/result.ts';
import type { Imported, ImportTerms } from '../../lib/store/imports.ts';
import type { ImportSummary } from '../../components/import-summary.tsx';

/* What a page may ask of the worker that does long jobs on the library, and what comes back. All of it can be cloned. */

/** What a backup holds. */
export interface BackupHoldings {
  readonly program: string;
  readonly createdAt: Date;
  readonly counts: BackupCounts;
}

/** Rows of all tables. */
export function rowsIn({ works, entries, sightings, verdicts }: BackupCounts): number {
  return works + entries + sightings + verdicts;
}

export type BackupOpening =
  | { readonly ok: true; readonly value: BackupHoldings }
  | { readonly ok: false; readonly error: BackupRefusal };

/** What an import came to, or has come to where it was stopped. */
export type ImportCounts = Pick<Imported, 'added' | 'known'> & { readonly stopped: boolean };

export interface Orders {
  /** Reads a backup through and keeps it at hand. Tells of the rows read. */
  readonly openBackup: (order: { readonly file: Blob }) => BackupOpening;
  /** Reads the copy that was made of a damaged library, and keeps it at hand for `restore`. */
  readonly openRemains: (order: { readonly file: Blob }) => BackupOpening;
  /**
   * Begins a copy of the whole library, history and all, which is then asked for piece by piece; of a damaged one, a copy of
   * what can be read of it.
   */
  readonly beginCopy: (order: {
    readonly program: string;
    readonly createdAt: Date;
    readonly isDamaged: boolean;
  }) => null;
  /** The next piece of the copy, as `keptPieces` makes them; `null` after the last. */
  readonly nextPiece: (order: null) => Result<string | null, StoreFailure>;
  /**
   * Restores the backup at hand; `replace` empties the library first, `rebuild` deletes the database. But for `replace`, the
   * remains at hand are restored behind it. Tells of the rows that are in.
   */
  readonly restore: (order: { readonly how: 'merge' | 'replace' | 'rebuild' }) => Result<null, Problem | 'cancelled'>;
  /** Reads files of other programs and keeps their entries at hand. Tells of the entries compared with the library. */
  readonly openImport: (order: { readonly files: readonly File[] }) => Result<ImportSummary, Problem>;
  /** Takes in the entries at hand. Tells of the entries that are in. */
  readonly import: (order: Pick<ImportTerms, 'as' | 'tags' | 'at'>) => Result<ImportCounts, Problem>;
  /** Takes back what was taken in. Tells of the papers taken back. */
  readonly undoImport: (order: { readonly at: number }) => Result<null, Problem>;
  /** Goes on giving works what they are found by, as long as nothing else is ordered. */
  readonly index: (order: { readonly now: number }) => null;
}

export type OrderKind = keyof Orders;
export type OrderOf<Kind extends OrderKind> = Parameters<Orders[Kind]>[0];
export type OutcomeOf<Kind extends OrderKind> = ReturnType<Orders[Kind]>;

/** To the worker. A new order stops the one before. */
export type ToWorker =
  | {
      readonly [Kind in OrderKind]: { readonly id: number; readonly kind: Kind; readonly order: OrderOf<Kind> };
    }[OrderKind]
  | { readonly kind: 'stop' };

/** From the worker. */
export type FromWorker<Outcome> =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number }
  | { readonly id: number; readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
