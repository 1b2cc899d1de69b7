import { storage } from 'wxt/utils/storage';

import type { LibrarySize } from '../identity/health.ts';
import type { Millis } from '../identity/visit.ts';
import { bytesOfPiece } from './kept-pieces.ts';

/*
 * Backups that make themselves. They lie in `storage.local`, which is not IndexedDB: what damages the library leaves them.
 * Each is in pieces (`kept-pieces.ts`), and in the list once its last piece is stored; before, it does not exist.
 */

export interface KeptBackup {
  /** Names its pieces in the storage. */
  readonly slot: number;
  readonly createdAt: Millis;
  readonly reason: 'daily' | 'before-restoring';
  /** What the library held when it was begun. */
  readonly size: LibrarySize;
  /** `libraryState` when it was begun: the same state needs no second backup. */
  readonly state: string;
  readonly pieces: number;
  /** Characters in the storage. */
  readonly length: number;
}

/**
 * So many are kept, the last two and one a day; those before the last two not if all would be more than this. A million
 * works take 140 MB, with abstracts 420.
 */
const mostBackups = 6;
const mostLength = 300_000_000;

/** A small library is copied every hour in which it has changed, in well under a second; a large one once a day. */
const hour = 60 * 60_000;
const day = 24 * hour;
const largeLibrary = 20_000;

const list = storage.defineItem<readonly KeptBackup[]>('local:backups', { fallback: [] });

/** The backups there are, the last one first. */
export async function listBackups(): Promise<readonly KeptBackup[]> {
  return (await list.getValue()).toSorted((left, right) => right.createdAt - left.createdAt);
}

/** Whether it is time for another. */
export function isBackupDue(
  backups: readonly KeptBackup[],
  library: Pick<KeptBackup, 'size' | 'state'>,
  now: Millis,
): boolean {
  const { saved, works } = library.size;
  if (saved + works === 0 || backups.some(({ state }) => state === library.state)) return false;
  // One made by a clock that was ahead says nothing of when the next is due.
  const last = Math.max(0, ...backups.map(({ createdAt }) => createdAt).filter((at) => at <= now));
  return now - last >= (works < largeLibrary ? hour : day);
}

/**
 * Those that make way for the others: of those that made themselves the last two stay, and before them the last of each day.
 * One made before restoring drives none of these out by its date, for it may be of a library that was damaged or half
 * restored; nor another of its kind, which may hold the library that a restore broken off has emptied.
 */
export function outdated(backups: readonly KeptBackup[]): readonly KeptBackup[] {
  const days = new Set<number>();
  let [daily, kept, length] = [0, 0, 0];
  return backups
    .toSorted((left, right) => right.createdAt - left.createdAt)
    .filter((backup, index) => {
      const isDaily = backup.reason === 'daily';
      const onDay = Math.floor(backup.createdAt / day);
      if (isDaily) daily += 1;
      const isLast = isDaily ? daily <= 2 : index < 2;
      const isWanted = isLast || !isDaily || !days.has(onDay);
      const fits = isLast || (kept < mostBackups && length + backup.length <= mostLength);
      if (!isWanted || !fits) return true;
      if (isDaily) days.add(onDay);
      kept += 1;
      length += backup.length;
      return false;
    });
}

/** The browser did not store a piece. It gives only a text, and what stands behind it is a full disk. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/**
 * Stores a backup, then drops those it replaces. A failure leaves the list as it was.
 *
 * @param pieces as `keptPieces` makes them; each is asked for when the one before is stored
 * @throws {NotKept} where there is no room for it; and what `pieces` throws
 */
export async function keepBackup(pieces: AsyncIterable<string>, about: AboutBackup): Promise<KeptBackup> {
  // The background and a page may want to at the same time.
  return navigator.locks.request('deja-lu-backups', () => storeBackup(pieces, about));
}

type AboutBackup = Pick<KeptBackup, 'createdAt' | 'reason' | 'size' | 'state'>;

async function storeBackup(texts: AsyncIterable<string>, about: AboutBackup): Promise<KeptBackup> {
  const slot = freeSlot(await list.getValue());
  await dropPieces(slot); // of one that was broken off
  let [pieces, length] = [0, 0];
  for await (const text of texts) {
    await storage.setItem(pieceKey(slot, pieces), text).catch((error: unknown) => {
      throw new NotKept('There was no room for the backup.', { cause: error });
    });
    pieces += 1;
    length += text.length;
  }
  const backup = { ...about, slot, pieces, length };
  const all = [...(await list.getValue()), backup];
  const dropped = new Set(outdated(all));
  await list.setValue(all.filter((one) => !dropped.has(one)));
  for (const { slot: old } of dropped) await dropPieces(old);
  return backup;
}

/** The file of a backup; `undefined` if it has made way meanwhile. */
export async function openKeptBackup({ slot, pieces }: Pick<KeptBackup, 'slot' | 'pieces'>): Promise<Blob | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let piece = 0; piece < pieces; piece += 1) {
    const text = await storage.getItem<string>(pieceKey(slot, piece));
    if (text === null) return undefined;
    parts.push(bytesOfPiece(text));
  }
  return new Blob(parts, { type: 'application/gzip' });
}

function pieceKey(slot: number, piece: number): `local:${string}` {
  return `local:backup/${slot}/${piece}`;
}

function freeSlot(backups: readonly KeptBackup[]): number {
  const taken = new Set(backups.map(({ slot }) => slot));
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  return slot;
}

/** Pieces are stored one after the other and go the last one first, so the first that is missing ends them. */
async function dropPieces(slot: number): Promise<void> {
  let pieces = 0;
  while ((await storage.getItem(pieceKey(slot, pieces))) !== null) pieces += 1;
  while (pieces > 0) await storage.removeItem(pieceKey(slot, (pieces -= 1)));
}
