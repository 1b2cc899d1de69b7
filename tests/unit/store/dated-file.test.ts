import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import type { FileFailure } from '../../../lib/identity/failure.ts';
import type { Result } from '../../../lib/identity/result.ts';
import {
  isFileDue,
  lastDatedFile,
  writeDatedFile,
  type DatedFile,
  type OfferedFile,
} from '../../../lib/store/dated-file.ts';
import { day, minute, morning } from './papers.ts';

interface Download {
  readonly id: number;
  state: 'in_progress' | 'complete' | 'interrupted';
}

/** How the downloads of the browser go, and what was asked of them. */
const downloads = {
  permitted: true,
  next: 'complete' as Download['state'] | 'refused',
  asked: [] as object[],
  made: [] as Download[],
  listeners: new Set<(change: { id: number }) => void>(),
  end(state: Download['state']) {
    for (const each of this.made) each.state = state;
    for (const listener of this.listeners) listener({ id: this.made.length - 1 });
  },
};

Object.assign(browser.permissions, { contains: async () => downloads.permitted });
Object.assign(browser, {
  downloads: {
    download: async (options: object) => {
      downloads.asked.push(options);
      if (downloads.next === 'refused') throw new Error('No such folder');
      downloads.made.push({ id: downloads.made.length, state: downloads.next });
      return downloads.made.length - 1;
    },
    search: async ({ id }: { id: number }) => downloads.made.filter((each) => each.id === id),
    onChanged: {
      addListener: (listener: (change: { id: number }) => void) => downloads.listeners.add(listener),
      removeListener: (listener: (change: { id: number }) => void) => downloads.listeners.delete(listener),
    },
  },
});

beforeEach(() => {
  fakeBrowser.reset();
  downloads.made.length = 0;
  downloads.asked.length = 0;
  downloads.permitted = true;
  downloads.next = 'complete';
});

const hour = 60 * minute;
const weekly = { everyDays: 7, state: 'now', now: morning };
const written = (ago: number, state = 'then'): DatedFile => ({
  begunAt: morning - ago,
  written: { at: morning - ago, state },
});

describe('a file is due', () => {
  test.each<[string, DatedFile | null, Partial<typeof weekly>, boolean]>([
    ['when there was none', null, {}, true],
    ['never, if the user does not want any', null, { everyDays: 0 }, false],
    ['not within the week', written(7 * day - 1), {}, false],
    ['after a week', written(7 * day), {}, true],
    ['not where nothing has changed', written(30 * day, 'now'), {}, false],
    ['not so soon after one that failed', { begunAt: morning - hour + 1, failure: 'file-interrupted' }, {}, false],
    ['an hour after one that failed', { begunAt: morning - hour, failure: 'file-interrupted' }, {}, true],
    ['though one was written by a clock that was years ahead', written(-900 * day), {}, true],
    ['an hour after one that was broken off', { ...written(8 * day), begunAt: morning - hour }, {}, true],
  ])('%s', (_, last, given, due) => {
    expect(isFileDue(last, { ...weekly, ...given })).toBe(due);
  });
});

describe('writing one', () => {
  const release = vi.fn<() => void>();
  const offered = { url: 'blob:library', name: 'deja-lu-2026-11-20.backup.json', release };
  const offer = (): Promise<Result<OfferedFile, FileFailure>> => Promise.resolve({ ok: true, value: offered });
  const now = { state: 'now', now: morning };
  beforeEach(() => release.mockClear());

  test('asks nobody where to, overwrites nothing, and remembers it', async () => {
    expect(await writeDatedFile(offer, now)).toEqual({ ok: true, value: null });
    expect(downloads.asked).toEqual([
      { url: 'blob:library', filename: offered.name, saveAs: false, conflictAction: 'uniquify' },
    ]);
    expect(await lastDatedFile.getValue()).toEqual({ begunAt: morning, written: { at: morning, state: 'now' } });
    expect(release).toHaveBeenCalledOnce();
  });

  test.each(['complete', 'interrupted'] as const)('holds the file until the download is %s', async (state) => {
    downloads.next = 'in_progress';
    const writing = writeDatedFile(offer, now);
    await vi.waitFor(() => expect(downloads.listeners.size).toBe(1));
    expect(release).not.toHaveBeenCalled();
    downloads.end(state);
    expect((await writing).ok).toBe(state === 'complete');
    expect(release).toHaveBeenCalledOnce();
    expect(downloads.listeners.size).toBe(0);
  });

  test.each<[string, FileFailure, () => void, typeof offer]>([
    ['the permission was taken back', 'downloads-forbidden', () => (downloads.permitted = false), offer],
    ['the browser refuses', 'file-interrupted', () => (downloads.next = 'refused'), offer],
    ['the disk is full', 'file-interrupted', () => (downloads.next = 'interrupted'), offer],
    [
      'the library cannot be read',
      'store-unavailable',
      () => undefined,
      () => Promise.resolve({ ok: false, error: 'store-unavailable' }),
    ],
    [
      'no page can be had to make it in',
      'file-interrupted',
      () => undefined,
      () => Promise.reject(new Error('no page')),
    ],
  ])('where %s is remembered as failed, and the one before still counts', async (_, error, arrange, made) => {
    await lastDatedFile.setValue(written(8 * day));
    arrange();
    expect(await writeDatedFile(made, now)).toEqual({ ok: false, error });
    expect(await lastDatedFile.getValue()).toEqual({
      begunAt: morning,
      written: written(8 * day).written,
      failure: error,
    });
  });

  test('takes back that the last one failed', async () => {
    await lastDatedFile.setValue({ begunAt: morning - day, failure: 'file-interrupted' });
    await writeDatedFile(offer, now);
    expect((await lastDatedFile.getValue())?.failure).toBeUndefined();
  });
});
