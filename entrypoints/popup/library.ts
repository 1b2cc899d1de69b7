import { browser } from 'wxt/browser';

import type { Problem } from '../../components/problem.tsx';
import { backupFile, readBackup, writeBackup, type Backup, type BackupReading } from '../../lib/exchange/backup.ts';
import type { Entry } from '../../lib/identity/entry.ts';
import type { Listing } from '../../lib/identity/listing.ts';
import type { Result } from '../../lib/identity/result.ts';
import { markCapture, type CaptureReport } from '../../lib/store/captures.ts';
import { Store } from '../../lib/store/database.ts';
import { entryOf } from '../../lib/store/entries.ts';
import { attempt } from '../../lib/store/failure.ts';
import { readWhole, restoreWhole } from '../../lib/store/whole.ts';

/*
 * Jobs on the whole library. They open the store themselves: the background would be ended after 30 seconds in Firefox,
 * and a message over 64 MiB throws in Chromium. Loaded when used, for the store is larger than the rest of the popup.
 */

const store = new Store('strict');

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
    const { name, version } = browser.runtime.getManifest();
    const pieces = writeBackup({ program: `${name} ${version}`, createdAt: new Date() }, readWhole(store));
    return backupFile(stoppable(pieces, signal));
  });
}

async function* stoppable<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
}

/** What a file holds, or why it is no backup of ours. Nothing is changed. */
export function openBackup(file: File): Promise<BackupReading> {
  return readBackup(file);
}

/** Merges a backup into the library; again, it changes nothing. */
export async function mergeBackup(
  backup: Backup,
  { signal, onProgress }: Job,
): Promise<Result<null, Problem | 'cancelled'>> {
  if (isPrivate()) return { ok: false, error: 'private-window' };
  return restoreWhole(store, backup, { signal, progress: onProgress });
}

/** Takes in the listings of a saved feed as seen. */
export async function markSavedFeed(
  listings: readonly Listing[],
  name: string,
): Promise<Result<CaptureReport, Problem>> {
  if (isPrivate()) return { ok: false, error: 'private-window' };
  return attempt(() => markCapture(store, listings, { name, at: Date.now() }));
}

/** Firefox opens our pages in private windows too, where the background would refuse to record; so do we. */
function isPrivate(): boolean {
  return browser.extension.inIncognitoContext;
}
