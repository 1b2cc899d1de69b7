import { browser } from 'wxt/browser';

import type { Problem } from '../../components/problem.tsx';
import { backupFile, writeBackup } from '../../lib/exchange/backup.ts';
import type { Entry } from '../../lib/identity/entry.ts';
import type { StoreFailure } from '../../lib/identity/failure.ts';
import type { Listing } from '../../lib/identity/listing.ts';
import type { Result } from '../../lib/identity/result.ts';
import { sendMessage } from '../../lib/messages/channel.ts';
import { reach } from '../../lib/messages/reach.ts';
import { markCapture, type CaptureReport } from '../../lib/store/captures.ts';
import { Store } from '../../lib/store/database.ts';
import { entryOf } from '../../lib/store/entries.ts';
import { attempt } from '../../lib/store/failure.ts';
import { beginReplacing, libraryState, updateWitness } from '../../lib/store/health.ts';
import { keepBackup, openKeptBackup, type KeptBackup } from '../../lib/store/kept-backups.ts';
import { whileNoted } from '../../lib/store/unfinished.ts';
import { readWhole } from '../../lib/store/whole.ts';
import { attemptWrite, withoutWriters } from '../../lib/store/writers.ts';
import { aboutBackup } from '../backup-file/made-file.ts';
import { attempt as attemptCall } from './attempt.ts';
import { LibraryJobs, type Following } from './library-jobs.ts';
import { rowsIn, type ImportCounts, type OrderOf, type OutcomeOf } from './library-orders.ts';

/*
 * Jobs on the whole library. They open the store themselves: the background would be ended after 30 seconds in Firefox,
 * and a message over 64 MiB throws in Chromium. Loaded when used, for the store is larger than the rest of the popup.
 */

const store = new Store('strict');

/** What takes minutes is done by a worker, so that the page can be used meanwhile. */
const jobs = new LibraryJobs();

/** What a job tells while it runs, and how it is stopped. */
export interface Job {
  readonly signal: AbortSignal;
  /** Called with the number of rows done so far. */
  readonly onProgress: (rows: number) => void;
}

/** Every saved paper, last saved first. */
export function readAllEntries({ signal, onProgress }: Job): Promise<Result<readonly Entry[], Problem>> {
  return attempt(async () => {
    const entries: Entry[] = [];
    for await (const row of readWhole(store).entries) {
      signal.throwIfAborted();
      if (row.saved.value) entries.push(entryOf(row));
      if (entries.length % 500 === 0) onProgress(entries.length);
    }
    return entries.toSorted((left, right) => right.savedAt - left.savedAt);
  });
}

/** The backup of everything, as one file: JSON, or gzip where that would be too large to be read again. */
export function writeWholeBackup({ signal }: Pick<Job, 'signal'>): Promise<Result<Blob, Problem>> {
  return attempt(async () => {
    return backupFile(stoppable(writeBackup(aboutBackup(), readWhole(store)), signal));
  });
}

async function* stoppable<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
}

/** What a file holds, or why it is no backup of ours; it is kept at hand for `restoreBackup`. Nothing is changed. */
export function openBackup(file: Blob, following: Following): Promise<OutcomeOf<'openBackup'>> {
  rowsLeft = 0;
  return jobs.order('openBackup', { file }, following);
}

/** The same of a backup that was kept in the browser; `undefined` if it is no longer there. */
export async function openKept(backup: KeptBackup, following: Following): Promise<OutcomeOf<'openBackup'> | undefined> {
  const file = await openKeptBackup(backup);
  return file && openBackup(file, following);
}

/**
 * Does a restore, with the copy that it begins with. Where the library goes, so that the copy is all that will be left of it,
 * nobody else writes to it until the end.
 *
 * @param restore is told whether that is so
 * @throws what stopped it, where it was stopped before it began
 */
export async function holdingStill(
  how: 'merge' | 'replace',
  signal: AbortSignal,
  restore: (isHeld: boolean) => Promise<void>,
): Promise<void> {
  const isHeld = how === 'replace' || (await isLibraryDamaged());
  return isHeld ? withoutWriters(() => restore(true), signal) : restore(false);
}

/**
 * Keeps a backup of the library, history and all, for undo; of a damaged one, of what can be read of it. Stopped, nothing is
 * kept and it throws what stopped it.
 */
export async function keepForUndo(signal: AbortSignal): Promise<Result<KeptBackup, Problem>> {
  try {
    const isDamaged = await isLibraryDamaged();
    return await attempt(async () => {
      const about = { createdAt: Date.now(), reason: 'before-restoring', ...(await libraryState(store)) } as const;
      return keepBackup(stoppable(copyOfLibrary(isDamaged), signal), about);
    });
  } catch (error) {
    if (error instanceof NotCopied) return { ok: false, error: error.failure };
    throw error;
  }
}

/** The library could not be read to its end. */
class NotCopied extends Error {
  override readonly name = 'NotCopied';
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure) {
    super(`The library could not be copied: ${failure}`);
    this.failure = failure;
  }
}

/** Made by the worker and only stored by the page, which has the storage but must stay usable. */
async function* copyOfLibrary(isDamaged: boolean): AsyncGenerator<string> {
  await jobs.order('beginCopy', { ...aboutBackup(), isDamaged });
  for (;;) {
    const piece = await jobs.order('nextPiece', null);
    if (!piece.ok) throw new NotCopied(piece.error);
    if (piece.value === null) return;
    yield piece.value;
  }
}

/** What a restore tells while it runs, and how it is stopped. */
interface RestoreJob {
  readonly signal: AbortSignal;
  /** Called with the number of rows that are in, and that there are. */
  readonly onProgress: (done: number, total: number) => void;
  /** Called once what was there is about to go: stopped from then on, half a library is left. */
  readonly onReplacing?: (() => void) | undefined;
}

/**
 * Restores the backup that was opened last: merged into the library, where again it changes nothing, or in its place. The
 * library is taken for whole afterwards; stopped in the middle, a replacement is not.
 *
 * A library that was found damaged is never written on in, for its files are: it is made anew, of the backup and, for a
 * merge, what was left of it.
 *
 * @param about for the note of it, should the page be closed
 * @param copy of the library as it is, from `keepForUndo`
 */
export async function restoreBackup(
  about: { readonly name: string; readonly total: number },
  how: 'merge' | 'replace',
  { signal, onProgress, onReplacing }: RestoreJob,
  copy?: KeptBackup,
): Promise<Result<null, Problem | 'cancelled'>> {
  if (isPrivate()) return { ok: false, error: 'private-window' };
  const way = await wayOfRestoring(how, copy);
  const total = about.total + rowsLeft;
  const accepted = await whileNoted<Result<null, Problem | 'cancelled'>>(
    { kind: 'restore', ...about, total },
    async (note) => {
      if (signal.aborted) return { ok: false, error: 'cancelled' };
      if (way !== 'merge') {
        onReplacing?.();
        await beginReplacing();
      }
      const tell = both(note, (done: number) => onProgress(done, total));
      const restored = await jobs.order('restore', { how: way }, { signal, onProgress: tell });
      return restored.ok ? attemptCall(() => sendMessage('acceptLibrary', undefined)) : restored;
    },
    Date.now,
  );
  if (accepted === 'busy') return { ok: false, error: 'busy' };
  if (accepted.ok) goOnIndexing();
  return accepted;
}

/** Rows of what was left of a damaged library, which the worker has at hand. */
let rowsLeft = 0;

async function wayOfRestoring(
  how: 'merge' | 'replace',
  copy: KeptBackup | undefined,
): Promise<OrderOf<'restore'>['how']> {
  if (!(await isLibraryDamaged())) return how;
  if (how === 'replace') return 'rebuild';
  const file = copy && (await openKeptBackup(copy));
  const opening = file && (await jobs.order('openRemains', { file }));
  if (opening?.ok !== true) return how; // rather into what is left than without it
  rowsLeft = rowsIn(opening.value.counts);
  return 'rebuild';
}

async function isLibraryDamaged(): Promise<boolean> {
  const health = await reach(() => sendMessage('checkHealth', undefined)).catch(() => undefined);
  return health?.kind === 'damaged';
}

/** As long as the page is open; what is left over is done by the background, a little after each write. */
function goOnIndexing(): void {
  jobs.order('index', { now: Date.now() }).catch(reportError);
}

function both<T>(one: (value: T) => void, other: (value: T) => void): (value: T) => void {
  return (value) => {
    one(value);
    other(value);
  };
}

/** What files of other programs hold; their entries are kept at hand for `importOpened`. Nothing is changed. */
export function openImport(files: readonly File[], following: Following): Promise<OutcomeOf<'openImport'>> {
  return jobs.order('openImport', { files }, following);
}

/**
 * Takes in the entries that were opened last. Stopped in the middle, what is in stays.
 *
 * @param about for the note of it, should the page be closed
 */
export async function importOpened(
  about: { readonly name: string; readonly total: number },
  terms: OrderOf<'import'>,
  { signal, onProgress }: Job,
): Promise<Result<ImportCounts, Problem>> {
  if (isPrivate()) return { ok: false, error: 'private-window' };
  const imported = await whileNoted(
    { kind: 'import', ...about },
    (note) => jobs.order('import', terms, { signal, onProgress: both(note, onProgress) }),
    Date.now,
  );
  if (imported === 'busy') return { ok: false, error: 'busy' };
  await updateWitness(store, Date.now());
  if (imported.ok) goOnIndexing();
  return imported;
}

/** Takes back what was imported last: papers that were not saved before are removed, those that were not seen are new. */
export async function undoImported(following: Following): Promise<Result<null, Problem>> {
  const undone = await jobs.order('undoImport', { at: Date.now() }, following);
  await updateWitness(store, Date.now());
  return undone;
}

/** Takes in the listings of a saved feed as seen. */
export async function markSavedFeed(
  listings: readonly Listing[],
  name: string,
): Promise<Result<CaptureReport, Problem>> {
  if (isPrivate()) return { ok: false, error: 'private-window' };
  return attemptWrite(() => markCapture(store, listings, { name, at: Date.now() }));
}

/** Firefox opens our pages in private windows too, where the background would refuse to record; so do we. */
function isPrivate(): boolean {
  return browser.extension.inIncognitoContext;
}
