import { readBackup, type Backup } from '../../lib/exchange/backup.ts';
import { doChore } from '../../lib/store/chores.ts';
import { Store } from '../../lib/store/database.ts';
import { clearStore, restoreWhole } from '../../lib/store/whole.ts';
import type { FromWorker, OrderKind, OrderOf, OutcomeOf, ToWorker } from './library-orders.ts';

/*
 * Long jobs on the library, off the thread of the page that shows how far they are. There is no `browser` here: what needs it is
 * done by the page, before or after.
 */

/** A power cut takes the last seconds of a job that has not said it is done; the page ends each with a strict write. */
const store = new Store('relaxed');

interface Run {
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
}

let backup: Backup | undefined;

async function openBackup({ file }: OrderOf<'openBackup'>, run: Run): Promise<OutcomeOf<'openBackup'>> {
  const reading = await readBackup(file, run);
  if (!reading.ok) return reading;
  backup = reading.value;
  const { program, createdAt, counts } = backup;
  return { ok: true, value: { program, createdAt, counts } };
}

async function restore({ how }: OrderOf<'restore'>, run: Run): Promise<OutcomeOf<'restore'>> {
  if (backup === undefined) throw new Error('There is no backup at hand');
  if (how === 'replace') {
    const cleared = await clearStore(store);
    if (!cleared.ok) return cleared;
  }
  return restoreWhole(store, backup, run);
}

async function index({ now }: OrderOf<'index'>, { signal, progress }: Run): Promise<null> {
  for (let chunk = 1; !signal.aborted && (await doChore(store, { now, oldestSighting: 0 }, 'indexing')); chunk += 1) {
    progress(chunk);
  }
  return null;
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

function perform(given: Order, run: Run): Promise<OutcomeOf<OrderKind>> {
  switch (given.kind) {
    case 'openBackup':
      return openBackup(given.order, run);
    case 'restore':
      return restore(given.order, run);
    case 'index':
    default:
      return index(given.order, run);
  }
}

function tell(message: FromWorker<OutcomeOf<OrderKind>>): void {
  postMessage(message);
}
