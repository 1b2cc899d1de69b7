import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { attempt } from '../../../lib/store/failure.ts';
import {
  isBackupDue,
  keepBackup,
  listBackups,
  openKeptBackup,
  outdated,
  type KeptBackup,
} from '../../../lib/store/kept-backups.ts';
import { keptPieces } from '../../../lib/store/kept-pieces.ts';
import { day, minute, morning } from './papers.ts';

// The storage library asks for the browser's API as it is loaded.
await vi.hoisted(async () => {
  const fake = await import('wxt/testing/fake-browser');
  vi.stubGlobal('browser', fake.fakeBrowser);
});

beforeEach(() => fakeBrowser.reset());

const hour = 60 * minute;

function backup(given: Partial<KeptBackup>): KeptBackup {
  return {
    slot: 0,
    createdAt: morning,
    reason: 'daily',
    size: { saved: 1, works: 10 },
    state: 'a',
    pieces: 1,
    length: 1_000,
    ...given,
  };
}

/** One backup, made so long before `morning`. */
const then = (ago: number, state = 'then') => [backup({ createdAt: morning - ago, state })];

describe('a backup is due', () => {
  const small = { size: { saved: 1, works: 100 }, state: 'now' };
  const large = { size: { saved: 1, works: 900_000 }, state: 'now' };
  test.each<[string, readonly KeptBackup[], Pick<KeptBackup, 'size' | 'state'>, boolean]>([
    ['when there is none', [], small, true],
    ['not of nothing', [], { size: { saved: 0, works: 0 }, state: 'now' }, false],
    ['not within an hour', then(59 * minute), small, false],
    ['after an hour', then(hour), small, true],
    ['not after an hour of a large library', then(hour), large, false],
    ['after a day of a large library', then(day), large, true],
    ['not when nothing has changed', then(3 * day, 'now'), small, false],
    ['though one was made by a clock that was years ahead', then(-900 * day), small, true],
    ['not within an hour of one, whatever another clock said', [...then(-900 * day), ...then(minute)], small, false],
  ])('%s', (_, backups, library, due) => {
    expect(isBackupDue(backups, library, morning)).toBe(due);
  });
});

/** Hours before `morning`. */
const ages = (backups: readonly KeptBackup[]) => backups.map(({ createdAt }) => (morning - createdAt) / hour);

/** Backups made so many hours before `morning`. */
const aged = (hours: readonly number[], length = 1_000, reason: KeptBackup['reason'] = 'daily') =>
  hours.map((age) => backup({ createdAt: morning - age * hour, length, reason }));

describe('backups make way', () => {
  // `morning` is at eight: nine hours before it was another day.
  test.each<[string, readonly KeptBackup[], readonly number[]]>([
    ['the last two of a day stay', aged([0, 1]), []],
    ['earlier ones of the same day go', aged([0, 1, 2, 3]), [2, 3]],
    ['the last of each day before stays', aged([0, 1, 10, 11, 34, 35]), [11, 35]],
    ['in any order', aged([11, 0, 10, 1]), [11]],
    ['after six, the oldest go', aged([0, 24, 48, 72, 96, 120, 144, 168]), [144, 168]],
    ['large ones go earlier', aged([0, 24, 48], 140_000_000), [48]],
    ['the last two stay however large they are', aged([0, 24, 48], 900_000_000), [48]],
  ])('%s', (_, backups, gone) => {
    expect(ages(outdated(backups))).toEqual(gone);
  });
});

describe('what was made before restoring', () => {
  const before = (hours: readonly number[], length?: number) => aged(hours, length, 'before-restoring');

  test.each<[string, readonly KeptBackup[], readonly number[]]>([
    ['drives no other out, once or again', [...before([0, 1, 2]), ...aged([3, 4])], []],
    ['stays as the last two do, however large it is', [...before([0], 900_000_000), ...aged([1, 2], 900_000_000)], []],
    ['goes where it would not fit', [...aged([0, 24], 140_000_000), ...before([48], 140_000_000)], [48]],
    ['goes as others do after six', [...aged([0, 24, 48, 72, 96, 120]), ...before([144])], [144]],
  ])('%s', (_, backups, gone) => {
    expect(ages(outdated(backups))).toEqual(gone);
  });
});

/** The pieces of a file so long. */
const piecesOf = (length: number) => keptPieces(file(length));

async function* file(length: number): AsyncGenerator<string> {
  // Random, or there is nothing left of it once compressed.
  for (let done = 0; done < length; done += 32) yield crypto.randomUUID().slice(0, 32);
}

async function* again(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

async function* broken(): AsyncGenerator<string> {
  yield* file(900_000);
  throw new Error('The store went away');
}

async function text(blob: Blob | undefined): Promise<string> {
  if (blob === undefined) throw new Error('No backup');
  return new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

async function pieces(): Promise<number> {
  return Object.keys(await fakeBrowser.storage.local.get()).filter((key) => key.startsWith('backup/')).length;
}

const about = { createdAt: morning, reason: 'daily', size: { saved: 1, works: 2 }, state: 'a' } as const;

describe('what was kept', () => {
  test.each([0, 320, 900_000])('comes back the same (%i characters)', async (length) => {
    const texts = await Array.fromAsync(file(length));
    const kept = await keepBackup(keptPieces(again(texts)), about);
    expect(await listBackups()).toEqual([kept]);
    expect(kept.pieces).toBe(await pieces());
    expect(await text(await openKeptBackup(kept))).toBe(texts.join(''));
  });

  test('is in several pieces where it is long', async () => {
    expect((await keepBackup(piecesOf(900_000), about)).pieces).toBeGreaterThan(2);
  });

  test('is no backup when it breaks off, and leaves nothing once another is made', async () => {
    await expect(keepBackup(keptPieces(broken()), about)).rejects.toThrow('The store went away');
    expect(await listBackups()).toEqual([]);
    expect(await pieces()).toBeGreaterThan(0);
    await keepBackup(piecesOf(32), about);
    expect(await pieces()).toBe(1);
  });

  test('is no backup where there is no room for it, which is told', async () => {
    await keepBackup(piecesOf(32), about);
    const full = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('IO error: No space left'));
    const kept = attempt(() => keepBackup(piecesOf(900_000), { ...about, createdAt: morning + minute }));
    expect(await kept).toEqual({ ok: false, error: 'quota-exceeded' });
    full.mockRestore();
    expect(await listBackups()).toHaveLength(1);
  });

  test('is gone with all its pieces when it makes way', async () => {
    for (const age of [2, 1, 0]) await keepBackup(piecesOf(320), { ...about, createdAt: morning - age * minute });
    const [last, second] = await listBackups();
    expect(await listBackups()).toHaveLength(2);
    expect(await pieces()).toBe(2);
    expect([last?.createdAt, second?.createdAt]).toEqual([morning, morning - minute]);
    expect(await openKeptBackup({ slot: 0, pieces: 1 })).toBeUndefined();
  });

  test('is gone with all its pieces though the background was ended while it made way', async () => {
    await keepBackup(piecesOf(900_000), about);
    const first = await pieces();
    const remove = fakeBrowser.storage.local.remove.bind(fakeBrowser.storage.local);
    const ended = vi
      .spyOn(fakeBrowser.storage.local, 'remove')
      .mockRejectedValue(new Error('The background was ended'));
    ended.mockImplementationOnce((keys: string | string[]) => void remove(keys));
    for (const age of [2, 1])
      await keepBackup(piecesOf(32), { ...about, createdAt: morning + age * minute }).catch(() => null);
    expect(await pieces()).toBe(first + 1);
    ended.mockRestore();
    await keepBackup(piecesOf(32), { ...about, createdAt: morning + 3 * minute });
    expect(await pieces()).toBe(2);
  });

  test('keeps apart what is kept at the same time', async () => {
    const [left, right] = await Promise.all([
      keepBackup(piecesOf(640), about),
      keepBackup(piecesOf(32), { ...about, createdAt: morning + minute }),
    ]);
    expect(left.slot).not.toBe(right.slot);
    expect(await text(await openKeptBackup(left))).toHaveLength(640);
    expect(await text(await openKeptBackup(right))).toHaveLength(32);
  });
});
