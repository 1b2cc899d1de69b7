import type { IndexableType, Table } from 'dexie';

import type { WorkId } from '../identity/answer.ts';
import type { StoreFailure } from '../identity/failure.ts';
import type { Result } from '../identity/result.ts';
import { hashedTitle, titleKey } from '../identity/title.ts';
import type { Millis } from '../identity/visit.ts';
import { readByKeys, twoAtATime } from './bulk.ts';
import { indexAnew } from './chores.ts';
import { takeWorks } from './copies.ts';
import { deleteDatabase, write, type Store } from './database.ts';
import { attempt } from './failure.ts';
import { addSightings, sightingOfWork } from './history.ts';
import { joinEntries, joinVerdicts } from './merge.ts';
import type { EntryRow, ShelvedEntry, SightingRow, VerdictRow, WorkRow } from './rows.ts';
import { unseen } from './seen.ts';
import { renamed } from './shares.ts';
import { putEntries } from './shelves.ts';

import { currentIds } from './working-set.ts';

/*
 * The whole store at once, for backups. These jobs may take minutes: they are for the extension's own pages (Firefox ends a
 * background after 30 seconds), a transaction a chunk.
 */

/** The rows that a backup holds; everything else follows from them. */
export interface WholeStore {
  readonly works: Iterable<WorkRow> | AsyncIterable<WorkRow>;
  readonly entries: Iterable<EntryRow> | AsyncIterable<EntryRow>;
  readonly sightings: Iterable<SightingRow> | AsyncIterable<SightingRow>;
  readonly verdicts: Iterable<VerdictRow> | AsyncIterable<VerdictRow>;
}

/** In rows. While two chunks are written, pages that ask for something wait. */
const chunkSize = 500;
/** In rows: a page that reads a chunk has no time for anything else, some 5 ms. */
const readAtOnce = 250;
/** These take a few seconds. */
const mostLikenedNow = 5_000;

/** Reads the store a chunk at a time, as far as it is asked for. What is written meanwhile may or may not be in it. */
export function readWhole(store: Store): WholeStore {
  return {
    works: rowsOf(store.works, ({ id }) => id),
    entries: unshelved(rowsOf(store.entries, ({ work }) => work)),
    sightings: rowsOf(store.sightings, ({ work, visit }): [string, string] => [work, visit]),
    verdicts: rowsOf(store.verdicts, ({ pair }) => pair),
  };
}

/** As `readWhole`, of a store whose files are damaged: what cannot be read of it is left out. Reads by keys, which takes longer. */
export function readReadable(store: Store): WholeStore {
  return {
    works: readableRowsOf(store.works),
    entries: unshelved(readableRowsOf(store.entries)),
    sightings: readableRowsOf(store.sightings),
    verdicts: readableRowsOf(store.verdicts),
  };
}

async function* readableRowsOf<Row, Key extends IndexableType>(table: Table<Row, Key>): AsyncGenerator<Row> {
  for (let last: Key | undefined; ;) {
    const after = last;
    const found = await attempt(async () => {
      const rest = after === undefined ? table.toCollection() : table.where(':id').above(after);
      return rest.limit(readAtOnce).primaryKeys();
    });
    if (!found.ok) return; // where there is no way on from here
    const rows = await attempt(() => table.bulkGet([...found.value]));
    if (rows.ok) yield* rows.value.filter((row) => row !== undefined);
    else yield* readOneByOne(table, found.value);
    last = found.value.at(-1);
    if (found.value.length < readAtOnce) return;
  }
}

async function* readOneByOne<Row, Key extends IndexableType>(
  table: Table<Row, Key>,
  keys: readonly Key[],
): AsyncGenerator<Row> {
  for (const key of keys) {
    const row = await attempt(() => table.get(key));
    if (row.ok && row.value !== undefined) yield row.value;
  }
}

/** A range at a time, in the order of the keys. */
async function* rowsOf<Row, Key extends IndexableType>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<Row> {
  let last: Row | undefined;
  for (;;) {
    const rest = last === undefined ? table.toCollection() : table.where(':id').above(keyOf(last));
    const rows = await rest.limit(readAtOnce).toArray();
    yield* rows;
    last = rows.at(-1);
    if (rows.length < readAtOnce) return;
  }
}

async function* unshelved(entries: AsyncIterable<ShelvedEntry>): AsyncGenerator<EntryRow> {
  for await (const { shelf: _shelf, listedAt: _listedAt, ...entry } of entries) yield entry;
}

export interface Restoring {
  readonly signal?: AbortSignal | undefined;
  /** Called after each chunk with the number of rows that are in. */
  readonly progress?: ((rows: number) => void) | undefined;
  /** So many new works are put into the buckets of what they are like as they come; of more, that is left for later. */
  readonly likenedNow?: number;
  /** How many works the backup has: where they are too many, none is put there now, for the walk goes through all of them. */
  readonly expected?: number;
}

/**
 * Merges the rows of a backup into the store; the same backup again changes nothing. Stopped in the middle, by the signal or
 * by a failure, it leaves a store that is whole, with a part of the backup in it.
 */
export async function restoreWhole(
  store: Store,
  backup: WholeStore,
  { signal, progress, likenedNow = mostLikenedNow, expected = 0 }: Restoring = {},
): Promise<Result<null, StoreFailure | 'cancelled'>> {
  let done = 0;
  async function restore<Row>(
    rows: Iterable<Row> | AsyncIterable<Row>,
    take: (chunk: readonly Row[]) => Promise<void>,
  ) {
    await twoAtATime(chunksOf(rows, signal), async (chunk) => {
      await write(store, () => take(chunk));
      done += chunk.length;
      progress?.(done);
    });
  }
  let added = 0;
  async function restoreWorks(works: readonly WorkRow[]): Promise<void> {
    const likening = added < likenedNow && expected <= likenedNow ? 'now' : 'later';
    const taken = await takeWorks(store, works, likening);
    added += taken; // in two steps: another chunk is taken meanwhile
    if (likening === 'later') await indexAnew(store);
  }
  const result = await attempt(async () => {
    // The order matters: entries and sightings are hung on the works.
    await restore(backup.works, restoreWorks);
    await restore(backup.entries, (entries) => takeEntries(store, entries));
    await restore(backup.sightings, (sightings) => takeSightings(store, sightings));
    await restore(backup.verdicts, (verdicts) => takeVerdicts(store, verdicts));
    return null;
  });
  return result.ok && signal?.aborted === true ? { ok: false, error: 'cancelled' } : result;
}

/**
 * Empties the store, its canary apart. Where its files are so damaged that they cannot even be emptied, the database is
 * deleted and made anew, as by `makeAnew`.
 */
export async function clearStore(store: Store, rest: Millis): Promise<Result<null, StoreFailure>> {
  const emptied = await attempt(() => write(store, () => emptyTables(store)));
  return emptied.ok || emptied.error !== 'store-unavailable' ? emptied : makeAnew(store, rest);
}

/**
 * Deletes the database and makes it anew: Firefox goes on reading and writing in files that are damaged (ESR 153).
 *
 * @param rest how long, in ms, nobody opens it in between. Chromium (156) keeps the files, which are of all databases of the
 *   extension, open for two seconds after the last connection is closed, and only what it opens after that it reads from the
 *   disk; where it then finds damage, it begins with no files at all. Of a cut `MANIFEST`, behind whose cut it had gone on
 *   writing, what was restored at once was gone at the next start.
 */
export function makeAnew(store: Store, rest: Millis): Promise<Result<null, StoreFailure>> {
  return attempt(async () => {
    await deleteDatabase(store, rest);
    await store.open();
    return null;
  });
}

async function emptyTables(store: Store): Promise<null> {
  for (const table of store.tables) {
    if (table.name !== store.meta.name) await table.clear();
  }
  await store.meta.delete('library');
  return null;
}

/** In chunks, until it is stopped. */
async function* chunksOf<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Row[]> {
  let chunk: Row[] = [];
  for await (const row of rows) {
    if (signal?.aborted === true) return;
    chunk.push(row);
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0 && signal?.aborted !== true) yield chunk;
}

async function takeEntries(store: Store, entries: readonly EntryRow[]): Promise<void> {
  const orphans = await withoutWork(store, entries);
  await takeWorks(store, orphans.map(workOfEntry), 'now');
  const current = await currentIds(
    store,
    entries.map((entry) => entry.work),
  );
  const joined = new Map<WorkId, EntryRow>();
  for (const entry of await readByKeys(store.entries, [...new Set(current.values())])) {
    if (entry !== undefined) joined.set(entry.work, entry);
  }
  for (const entry of entries) {
    const work = current.get(entry.work) ?? entry.work;
    const known = joined.get(work);
    joined.set(work, known === undefined ? renamed(entry, work) : joinEntries(known, entry));
  }
  await putEntries(store, [...joined.values()]);
}

/** A paper saved while the backup was being made has an entry in it and no work. */
async function withoutWork(store: Store, entries: readonly EntryRow[]): Promise<readonly EntryRow[]> {
  const aliases = await readByKeys(
    store.aliases,
    entries.map((entry) => entry.work),
  );
  return entries.filter((_, i) => aliases[i] === undefined);
}

function workOfEntry({ work, identifiers, title, authors, savedAt }: EntryRow): WorkRow {
  const key = titleKey(title.value);
  const keys = [work, ...identifiers, ...(key === undefined ? [] : [hashedTitle(key)])];
  return {
    id: work,
    facts: { value: { title: title.value, authors: authors.value }, at: title.at },
    keys: Object.fromEntries(keys.map((each) => [each, savedAt])),
    seen: unseen,
  };
}

async function takeSightings(store: Store, sightings: readonly SightingRow[]): Promise<void> {
  const current = await currentIds(
    store,
    sightings.map((sighting) => sighting.work),
  );
  await addSightings(
    store,
    sightings.map((sighting) => sightingOfWork(sighting, current.get(sighting.work) ?? sighting.work)),
  );
}

/** The works came with their pairs. */
async function takeVerdicts(store: Store, verdicts: readonly VerdictRow[]): Promise<void> {
  const known = await store.verdicts.bulkGet(verdicts.map(({ pair }) => pair));
  await store.verdicts.bulkPut(
    verdicts.map((verdict, i) => {
      const here = known[i];
      return here === undefined ? verdict : joinVerdicts(here, verdict);
    }),
  );
}
