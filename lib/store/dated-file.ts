import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';

import type { FileFailure } from '../identity/failure.ts';
import type { Result } from '../identity/result.ts';
import type { Millis } from '../identity/visit.ts';

/*
 * A backup file in the browser's downloads every so many days, if the user wants that: what is outside the profile survives
 * the loss of it.
 */

/** What became of the last file. */
export interface DatedFile {
  /** When one was last begun. */
  readonly begunAt: Millis;
  /** When one was last written whole, and `libraryState` of then: the same state needs no second file. */
  readonly written?: { readonly at: Millis; readonly state: string } | undefined;
  /** Why the last one was not written. */
  readonly failure?: FileFailure | undefined;
}

export const lastDatedFile = storage.defineItem<DatedFile>('local:datedFile');

/** A backup that the browser can download. */
export interface OfferedFile {
  readonly url: string;
  readonly name: string;
  /** To be called once the file is written, or is not. */
  readonly release: () => void;
}

const hour = 60 * 60_000;
const day = 24 * hour;

/** A download that takes longer waits for something: it is given up. */
const longestDownload = 5 * 60_000;

/** Whether it is time for another; one that failed or was broken off is tried again after an hour. Whichever way a clock was wrong. */
export function isFileDue(
  last: DatedFile | null,
  { everyDays, state, now }: { readonly everyDays: number; readonly state: string; readonly now: Millis },
): boolean {
  if (everyDays === 0 || last?.written?.state === state) return false;
  if (last === null) return true;
  return Math.abs(now - last.begunAt) >= hour && Math.abs(now - (last.written?.at ?? -Infinity)) >= everyDays * day;
}

/** Writes a file and remembers what became of it. */
export async function writeDatedFile(
  offer: () => Promise<Result<OfferedFile, FileFailure>>,
  { state, now }: { readonly state: string; readonly now: Millis },
): Promise<Result<null, FileFailure>> {
  const last = await lastDatedFile.getValue();
  const begun = { begunAt: now, written: last?.written };
  await lastDatedFile.setValue({ ...begun, failure: last?.failure });
  const result = await download(offer);
  await lastDatedFile.setValue(
    result.ok ? { begunAt: now, written: { at: now, state } } : { ...begun, failure: result.error },
  );
  return result;
}

async function download(offer: () => Promise<Result<OfferedFile, FileFailure>>): Promise<Result<null, FileFailure>> {
  // The user can take it back in the browser's own pages.
  const isPermitted = await browser.permissions.contains({ permissions: ['downloads'] });
  if (!isPermitted) return { ok: false, error: 'downloads-forbidden' };
  let release: OfferedFile['release'] | undefined;
  try {
    const offered = await offer();
    if (!offered.ok) return offered;
    const { url, name } = offered.value;
    ({ release } = offered.value);
    const id = await browser.downloads.download({ url, filename: name, saveAs: false, conflictAction: 'uniquify' });
    return (await isCompleted(id)) ? { ok: true, value: null } : { ok: false, error: 'file-interrupted' };
  } catch (error) {
    console.debug('The backup file was not written:', error); // no folder, no right to write there, no room
    return { ok: false, error: 'file-interrupted' };
  } finally {
    release?.();
  }
}

async function isCompleted(id: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const changed = (change: { readonly id: number }) => {
    if (change.id === id) void look();
  };
  async function look(): Promise<void> {
    const [item] = await browser.downloads.search({ id });
    if (item?.state !== 'in_progress') resolve(item?.state);
  }
  const timer = setTimeout(() => resolve(undefined), longestDownload);
  browser.downloads.onChanged.addListener(changed);
  try {
    await look(); // it may have ended before anybody listened
    return (await promise) === 'complete';
  } finally {
    browser.downloads.onChanged.removeListener(changed);
    clearTimeout(timer);
  }
}
