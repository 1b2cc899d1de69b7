import { useEffect, useRef, useState } from 'preact/hooks';

import type { Problem } from '../../components/problem.tsx';
import { RestorePanel, type RestoreState } from '../../components/restore-panel.tsx';
import { dateAndTime } from '../../components/time.ts';
import { listBackups, type KeptBackup } from '../../lib/store/kept-backups.ts';
import { unfinishedJob, type LongJob } from '../../lib/store/unfinished.ts';
import type { Following } from './library-jobs.ts';
import { rowsIn, type BackupOpening } from './library-orders.ts';

/** `undefined` for a backup of ours that has made way for others. */
type Opening = BackupOpening | undefined;

export function RestoreView({ onBack }: { readonly onBack: () => void }) {
  const [state, setState] = useState<RestoreState>({ step: 'choose' });
  const [kept, setKept] = useState<readonly KeptBackup[]>([]);
  const [unfinished, setUnfinished] = useState<LongJob>();
  const backup = useRef<{ readonly name: string; readonly total: number }>(undefined);
  /** What the library was before it was restored. */
  const before = useRef<KeptBackup>(undefined);
  /** Whether that has gone, and the backup is not in its place yet. */
  const isReplacing = useRef(false);
  const job = useRef<AbortController>(undefined);
  useEffect(() => {
    void listBackups().then(setKept);
    void unfinishedJob().then(setUnfinished);
    return () => job.current?.abort();
  }, []);

  const read = async (name: string, open: (following: Following) => Promise<Opening>): Promise<boolean> => {
    const { signal } = (job.current = new AbortController());
    const onProgress = (rows: number) => setState({ step: 'reading', rows });
    onProgress(0);
    const opening = await open({ signal, onProgress }).catch((error: unknown) => {
      if (!signal.aborted) reportError(error); // the file was moved, or is not ours to read
      return { ok: false, error: { kind: 'unreadable' } } as const;
    });
    if (signal.aborted) setState({ step: 'choose' });
    else if (opening?.ok === true) {
      backup.current = { name, total: rowsIn(opening.value.counts) };
      setState({ step: 'preview', summary: opening.value });
      return true;
    } else setState({ step: 'refused', refusal: opening?.error ?? { kind: 'missing' } });
    return false;
  };

  const choose = (name: string, open: (following: Following) => Promise<Opening>) => {
    before.current = undefined;
    setUnfinished(undefined);
    void read(name, open);
  };

  const restore = async (how: 'merge' | 'replace') => {
    const asked = state;
    const { signal } = (job.current = new AbortController());
    setState({ step: 'keeping' });
    try {
      const { holdingStill } = await import('./library.ts');
      await holdingStill(how, signal, async (isHeld) => {
        // A copy of an earlier try says what was; of a library that has changed since and is to go, it does not say all.
        const isKept = before.current !== undefined && (!isHeld || isReplacing.current);
        const problem = isKept ? undefined : await keepCopy(signal);
        if (signal.aborted) setState(asked); // nothing was changed yet
        else if (problem !== undefined) setState({ step: 'failed', problem, how, canUndo: false });
        else await run(how, { step: 'done', canUndo: before.current !== undefined });
      });
    } catch (error) {
      if (signal.aborted) return setState(asked);
      reportError(error);
      setState({ step: 'failed', problem: 'unexpected', how, canUndo: false });
    }
  };

  /** Gives what stands in the way of a restore. */
  const keepCopy = async (signal: AbortSignal): Promise<Problem | undefined> => {
    const copy = await (await import('./library.ts')).keepForUndo(signal);
    if (copy.ok) before.current = copy.value;
    // A library that cannot be read cannot be copied: no reason not to restore it.
    return copy.ok || copy.error === 'store-unavailable' ? undefined : copy.error;
  };

  const undo = async () => {
    const copy = before.current;
    if (!copy) return;
    if (await read(nameOf(copy), (following) => readKept(copy, following))) await run('replace', { step: 'undone' });
  };

  const run = async (how: 'merge' | 'replace', end: RestoreState) => {
    if (!backup.current) return;
    const { name, total } = backup.current;
    const { signal } = (job.current = new AbortController());
    const onProgress = (done: number, rows: number) => setState({ step: 'working', done, total: rows });
    onProgress(0, total);
    const onReplacing = () => void (isReplacing.current = true);
    const { restoreBackup } = await import('./library.ts');
    const told = { signal, onProgress, onReplacing };
    const result = await restoreBackup({ name, total }, how, told, before.current).catch((error: unknown) => {
      reportError(error);
      return { ok: false, error: 'unexpected' } as const;
    });
    void listBackups().then(setKept);
    const canUndo = before.current !== undefined;
    if (result.ok) {
      isReplacing.current = false;
      setState(end);
    } else if (result.error === 'cancelled') setState({ step: 'stopped', isWhole: !isReplacing.current, canUndo });
    else setState({ step: 'failed', problem: result.error, how, canUndo: canUndo && result.error !== 'busy' });
  };

  return (
    <RestorePanel
      state={state}
      kept={kept}
      unfinished={unfinished?.kind === 'restore' ? unfinished : undefined}
      onFile={(file) => choose(file.name, (following) => readFile(file, following))}
      onKept={(one) => choose(nameOf(one), (following) => readKept(one, following))}
      onRestore={(how) => void restore(how)}
      onUndo={() => void undo()}
      onStop={() => job.current?.abort()}
      onBack={onBack}
    />
  );
}

/** A backup of ours has no name of a file. */
function nameOf({ createdAt }: KeptBackup): string {
  return dateAndTime(createdAt);
}

async function readFile(file: File, following: Following): Promise<Opening> {
  return (await import('./library.ts')).openBackup(file, following);
}

async function readKept(backup: KeptBackup, following: Following): Promise<Opening> {
  return (await import('./library.ts')).openKept(backup, following);
}
