import { storage } from 'wxt/utils/storage';

import type { Health, LibrarySize } from '../identity/health.ts';
import type { Millis } from '../identity/visit.ts';
import { indexAnew } from './chores.ts';
import { isNewer, openWithin, write, type Store } from './database.ts';
import { attempt } from './failure.ts';
import { renewLog } from './renewed-log.ts';
import type { LibraryRow } from './rows.ts';
import { countShelved, readLibrary, reshelve } from './shelves.ts';
import { isJobUnderWay } from './unfinished.ts';
import { judge, keptWitness, type Witness } from './witness.ts';

/** An older version elsewhere closes its connection at once when it is asked to; so long it may take on a busy machine. */
const patience = 3_000;
/** The works are counted again when the last count is so old, or so small that counting costs nothing. */
const countLasts = 30 * 60_000;
const fewWorks = 1_000;

/** Files are damaged while the browser is closed or has crashed: one count a session is enough. */
const counted = storage.defineItem<boolean>('session:libraryCounted', { fallback: false });

/**
 * Whether the store opens and is what it was when it was last seen. The first time, the store is given its canary; later,
 * one read by key, and once a session a count.
 */
export async function checkHealth(store: Store, now: Millis): Promise<Health> {
  const result = await attempt(async () => {
    await openWithin(store, patience);
    return isNewer(store) ? undefined : look(store, now);
  });
  if (!result.ok) return { kind: 'failed', failure: result.error };
  return result.value ?? { kind: 'failed', failure: 'store-newer' };
}

/** After something could not be read or written, what was counted before says nothing any more: the next check counts again. */
export async function forgetCount(): Promise<void> {
  await counted.setValue(false);
}

async function look(store: Store, now: Millis): Promise<Health> {
  const witness = await keptWitness.getValue();
  if (witness?.replacing === true && (await isJobUnderWay())) return { kind: 'restoring' };
  const canary = await readCanary(store);
  if (witness !== null && witness.canary === canary && witness.replacing !== true && (await counted.getValue())) {
    return { kind: 'sound' };
  }
  const { size, library, shelved } = await countLibrary(store);
  // Nothing is lost with them: they follow from the works.
  if (size.works > 0 && (await store.aliases.limit(1).count()) === 0) await write(store, () => indexAnew(store));
  const health = judge(witness ?? undefined, { canary, size, figure: library.saved, writes: library.writes ?? 0 });
  // Counting waits for a restore that is under way. What the witness said before it is not of the library after it.
  if (health.kind === 'damaged' && (await isOther(witness))) return look(store, now);
  if (health.kind !== 'sound') return health;
  if (shelved !== size.saved) await write(store, () => reshelve(store)); // nor with shelves: they follow from the entries
  if (witness === null || witness.canary !== canary) await putWitness(store, size, now);
  await takeForSound(store);
  return health;
}

/** For the rest of the session: it is not counted again. */
async function takeForSound(store: Store): Promise<void> {
  await counted.setValue(true);
  await attempt(() => renewLog(store)); // without room for it the library is as sound as before
}

async function isOther(witness: Witness | null): Promise<boolean> {
  return JSON.stringify(await keptWitness.getValue()) !== JSON.stringify(witness);
}

/** Takes the store as it is for the whole library, whatever it was before. For the user's word only. */
export async function acceptLibrary(store: Store, now: Millis): Promise<void> {
  const { size, library, shelved } = await countLibrary(store);
  if (library.saved !== size.saved || shelved !== size.saved) await write(store, () => reshelve(store));
  await putWitness(store, size, now);
  await takeForSound(store);
}

/** One change of the witness at a time, in whichever context: it is read, and written later. */
function alone<T>(change: () => Promise<T>): Promise<T> {
  return navigator.locks.request('deja-lu-witness', change);
}

/** The canary is on the disk before the witness speaks of it, so that a crash between the two is no damage. */
async function putWitness(store: Store, size: LibrarySize, now: Millis): Promise<void> {
  await alone(async () => {
    const canary = (await readCanary(store)) ?? crypto.randomUUID();
    await write(store, () => store.meta.put({ key: 'canary', name: canary }));
    const { writes } = await readLibrary(store);
    await keptWitness.setValue({ canary, size, writes, countedAt: now });
  });
}

/**
 * Tells the witness what the library holds now. Cheap: for after every write.
 *
 * @returns false if it is another library, or half of one: of that the witness never speaks.
 */
export function updateWitness(store: Store, now: Millis): Promise<boolean> {
  return alone(() => tell(store, now));
}

async function tell(store: Store, now: Millis): Promise<boolean> {
  const witness = await keptWitness.getValue();
  if (witness === null || witness.replacing === true || (await readCanary(store)) !== witness.canary) return false;
  const { saved, writes } = await readLibrary(store);
  const isDue = Math.abs(now - witness.countedAt) > countLasts || witness.size.works < fewWorks;
  const works = isDue ? await countWorks(store) : witness.size.works;
  if (writes !== witness.writes || isDue)
    await keptWitness.setValue({
      ...witness,
      writes,
      size: { saved, works },
      countedAt: isDue ? now : witness.countedAt,
    });
  return true;
}

/** Notes that the library is about to be replaced: until it is accepted, it is not whole. */
export async function beginReplacing(): Promise<void> {
  await alone(async () => {
    const witness = await keptWitness.getValue();
    await keptWitness.setValue({
      canary: '',
      countedAt: 0,
      size: { saved: 0, works: 0 },
      ...witness,
      replacing: true,
    });
  });
}

/** What the library holds, and a text that is another one after every change to its entries or to the number of works. */
export async function libraryState(store: Store): Promise<{ readonly size: LibrarySize; readonly state: string }> {
  const { saved, revision } = await readLibrary(store);
  const works = (await keptWitness.getValue())?.size.works ?? 0;
  return { size: { saved, works }, state: `${revision}/${works}` };
}

async function readCanary(store: Store): Promise<string | undefined> {
  const row = await store.meta.get('canary');
  return row?.key === 'canary' ? row.name : undefined;
}

interface Counted {
  readonly size: LibrarySize;
  readonly library: LibraryRow;
  /** Lines of all shelves. */
  readonly shelved: number;
}

async function countLibrary(store: Store): Promise<Counted> {
  // Together: papers may be saved between two readings, and then the one does not agree with the other.
  const { saved, ...rest } = await store.transaction('r', store.entries, store.shelves, store.meta, async () => ({
    saved: await store.entries.orderBy('listedAt').count(), // `listedAt` is on the entries that are not removed
    shelved: await countShelved(store),
    library: await readLibrary(store),
  }));
  return { size: { saved, works: await countWorks(store) }, ...rest };
}

/** So many keys at a time: while a million works are counted at once, the first page waits for its badges for a second. */
const keysAtOnce = 5_000;

async function countWorks(store: Store): Promise<number> {
  let count = 0;
  let after = '';
  for (;;) {
    const keys = await store.works.where(':id').above(after).limit(keysAtOnce).primaryKeys();
    count += keys.length;
    const last = keys.at(-1);
    if (last === undefined || keys.length < keysAtOnce) return count;
    after = last;
  }
}
