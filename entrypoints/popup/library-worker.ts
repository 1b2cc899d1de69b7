import type { FileSummary } from '../../components/import-summary.tsx';
import { readBackup, writeBackup, type Backup, type BackupReading } from '../../lib/exchange/backup.ts';
import { readImport } from '../../lib/exchange/import/read-import.ts';
import type { WorkId } from '../../lib/identity/answer.ts';
import type { ImportedEntry } from '../../lib/identity/entry.ts';
import { twoAtATime } from '../../lib/store/bulk.ts';
import { doChore } from '../../lib/store/chores.ts';
import { Store } from '../../lib/store/database.ts';
import { attempt } from '../../lib/store/failure.ts';
import { countSaved, importChunks, importEntries, undoImport, type ImportChunk } from '../../lib/store/imports.ts';
import { keptPieces } from '../../lib/store/kept-pieces.ts';
import { clearStore, makeAnew, readReadable, readWhole, restoreWhole } from '../../lib/store/whole.ts';
import {
  rowsIn,
  type BackupOpening,
  type FromWorker,
  type OrderKind,
  type OrderOf,
  type OutcomeOf,
  type ToWorker,
} from './library-orders.ts';

/*
 * Long jobs on the library, off the thread of the page that shows how far they are. There is no `browser` here: what needs it is
 * done by the page, before or after.
 */

/** A power cut takes the last seconds of a job that has not said it is done; the page ends each with a strict write. */
const store = new Store('relaxed');
/** What is imported is saved by the user's own hand. */
const strictStore = new Store('strict');

/** Of a deleted database, in ms; see `makeAnew`. Twice of what Chromium needs, for busy machines. */
const rest = import.meta.env.FIREFOX ? 0 : 4_000;

interface Run {
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
}

let backup: Backup | undefined;
/** What was left of a damaged library. */
let remains: Backup | undefined;

async function openBackup({ file }: OrderOf<'openBackup'>, run: Run): Promise<OutcomeOf<'openBackup'>> {
  const reading = await readBackup(file, run);
  if (reading.ok) [backup, remains] = [reading.value, undefined];
  return openingOf(reading);
}

async function openRemains({ file }: OrderOf<'openRemains'>, { signal }: Run): Promise<OutcomeOf<'openRemains'>> {
  const reading = await readBackup(file, { signal });
  if (reading.ok) remains = reading.value;
  return openingOf(reading);
}

function openingOf(reading: BackupReading): BackupOpening {
  if (!reading.ok) return reading;
  const { program, createdAt, counts } = reading.value;
  return { ok: true, value: { program, createdAt, counts } };
}

let copy: AsyncIterator<string, void> | undefined;

async function nextPiece(): Promise<OutcomeOf<'nextPiece'>> {
  return attempt(async () => (await copy?.next())?.value ?? null);
}

async function restore({ how }: OrderOf<'restore'>, run: Run): Promise<OutcomeOf<'restore'>> {
  if (backup === undefined) throw new Error('There is no backup at hand');
  if (how !== 'merge') {
    const cleared = await (how === 'replace' ? clearStore : makeAnew)(store, rest);
    if (!cleared.ok) return cleared;
  }
  const restored = await restoreWhole(store, backup, { ...run, expected: backup.counts.works });
  if (!restored.ok || how === 'replace' || remains === undefined) return restored;
  const before = rowsIn(backup.counts);
  const progress = (rows: number) => run.progress(before + rows);
  return restoreWhole(store, remains, { ...run, progress, expected: remains.counts.works });
}

async function index({ now }: OrderOf<'index'>, { signal, progress }: Run): Promise<null> {
  for (let chunk = 1; !signal.aborted && (await doChore(store, { now, oldestSighting: 0 }, 'indexing')); chunk += 1) {
    progress(chunk);
  }
  return null;
}

/** The files of an import that could be read. */
let importing: readonly { readonly name: string; readonly entries: readonly ImportedEntry[] }[] = [];
/** What it takes to undo the import. */
let imported: { saved: WorkId[]; visits: { readonly visit: string; readonly entries: number }[] } = {
  saved: [],
  visits: [],
};

async function openImport(
  { files }: OrderOf<'openImport'>,
  { signal, progress }: Run,
): Promise<OutcomeOf<'openImport'>> {
  const summaries: FileSummary[] = [];
  const readable: { name: string; entries: readonly ImportedEntry[] }[] = [];
  imported = { saved: [], visits: [] };
  for (const file of files) {
    const { name } = file;
    const outcome = await readImport(file).catch(() => undefined); // it was moved, or is not ours to read
    if (outcome?.ok !== true) summaries.push({ name, refusal: outcome?.refusal ?? { kind: 'unreadable' } });
    else {
      const { entries, problems } = outcome.reading;
      summaries.push({ name, format: outcome.format, entries: entries.length, problems });
      readable.push({ name, entries });
    }
  }
  importing = readable;
  let [compared, saved] = [0, 0];
  return attempt(async () => {
    await twoAtATime(chunks(signal), async ({ chunk }) => {
      const known = await countSaved(store, chunk.entries);
      saved += known; // in two steps: another chunk is counted meanwhile
      progress((compared += chunk.entries.length));
    });
    signal.throwIfAborted();
    return { files: summaries, entries: compared, saved };
  });
}

async function importAll(terms: OrderOf<'import'>, { signal, progress }: Run): Promise<OutcomeOf<'import'>> {
  const counts = { added: 0, known: 0 };
  let done = 0;
  return attempt(async () => {
    await twoAtATime(chunks(signal), async ({ name, chunk }) => {
      const taken = await importEntries(strictStore, chunk, { ...terms, name });
      counts.added += taken.added;
      counts.known += taken.known;
      imported.saved.push(...taken.saved);
      imported.visits.push(...taken.visits.map((visit) => ({ visit, entries: chunk.entries.length })));
      progress((done += chunk.entries.length));
    });
    return { ...counts, stopped: signal.aborted };
  });
}

/** In papers. */
const undoneAtOnce = 100;

async function undo({ at }: OrderOf<'undoImport'>, { progress }: Run): Promise<OutcomeOf<'undoImport'>> {
  let done = 0;
  return attempt(async () => {
    const { saved, visits } = imported;
    for (let start = 0; start < saved.length; start += undoneAtOnce) {
      const works = saved.slice(start, start + undoneAtOnce);
      await undoImport(strictStore, { saved: works, visits: [] }, at);
      progress((done += works.length));
    }
    for (const { visit, entries } of visits) {
      await undoImport(strictStore, { saved: [], visits: [visit] }, at);
      progress((done += entries));
    }
    imported = { saved: [], visits: [] };
    return null;
  });
}

/** What is to be imported, until it is stopped. */
function* chunks(signal: AbortSignal): Generator<{ readonly name: string; readonly chunk: ImportChunk }> {
  let before = 0;
  for (const { name, entries } of importing) {
    for (const chunk of importChunks(entries, before)) {
      if (signal.aborted) return;
      yield { name, chunk };
    }
    before += entries.length;
  }
}

let running = new AbortController();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  running.abort();
  if (data.kind === 'stop') return;
  running = new AbortController();
  void carryOut(data, running.signal);
});

type Order = Exclude<ToWorker, { kind: 'stop' }>;

async function carryOut(order: Order, signal: AbortSignal): Promise<void> {
  const { id } = order;
  try {
    const outcome = await perform(order, { signal, progress: (done) => tell({ id, kind: 'progress', done }) });
    tell({ id, kind: 'outcome', outcome });
  } catch (error) {
    tell({ id, kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function perform(given: Order, run: Run): Promise<OutcomeOf<OrderKind>> | OutcomeOf<'beginCopy'> {
  switch (given.kind) {
    case 'openBackup':
      return openBackup(given.order, run);
    case 'openRemains':
      return openRemains(given.order, run);
    case 'beginCopy':
      copy = keptPieces(writeBackup(given.order, (given.order.isDamaged ? readReadable : readWhole)(store)));
      return null;
    case 'nextPiece':
      return nextPiece();
    case 'restore':
      return restore(given.order, run);
    case 'openImport':
      return openImport(given.order, run);
    case 'import':
      return importAll(given.order, run);
    case 'undoImport':
      return undo(given.order, run);
    case 'index':
    default:
      return index(given.order, run);
  }
}

function tell(message: FromWorker<OutcomeOf<OrderKind>>): void {
  postMessage(message);
}
