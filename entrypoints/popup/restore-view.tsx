import { useEffect, useRef, useState } from 'preact/hooks';

import { RestorePanel, type RestoreState } from '../../components/restore-panel.tsx';
import type { Backup, BackupReading } from '../../lib/exchange/backup.ts';
import { listBackups, type KeptBackup } from '../../lib/store/kept-backups.ts';

export function RestoreView({ onBack }: { readonly onBack: () => void }) {
  const [state, setState] = useState<RestoreState>({ step: 'choose' });
  const [kept, setKept] = useState<readonly KeptBackup[]>([]);
  const backup = useRef<Backup>(undefined);
  /** What the library was before it was restored. */
  const before = useRef<KeptBackup>(undefined);
  const job = useRef<AbortController>(undefined);
  useEffect(() => {
    void listBackups().then(setKept);
    return () => job.current?.abort();
  }, []);

  const read = async (open: () => Promise<BackupReading | undefined>): Promise<boolean> => {
    setState({ step: 'reading' });
    const reading = await open().catch((error: unknown) => {
      reportError(error); // the file was moved, or is not ours to read
      return { ok: false, error: { kind: 'unreadable' } } as const;
    });
    if (reading?.ok === true) {
      backup.current = reading.value;
      setState({ step: 'preview', summary: reading.value });
      return true;
    }
    setState({ step: 'refused', refusal: reading?.error ?? { kind: 'missing' } });
    return false;
  };

  const choose = (open: () => Promise<BackupReading | undefined>) => {
    before.current = undefined;
    void read(open);
  };

  const restore = async (how: 'merge' | 'replace') => {
    const { keepForUndo } = await import('./library.ts');
    if (!before.current) {
      setState({ step: 'keeping' });
      const copy = await keepForUndo();
      // A library that cannot be read cannot be copied: no reason not to restore it.
      if (!copy.ok && copy.error !== 'store-unavailable') return setState({ step: 'failed', problem: copy.error, how });
      if (copy.ok) before.current = copy.value;
    }
    await run(how, { step: 'done', canUndo: before.current !== undefined });
  };

  const undo = async () => {
    const copy = before.current;
    if (!copy) return;
    if (await read(() => readKept(copy))) await run('replace', { step: 'undone' });
  };

  const run = async (how: 'merge' | 'replace', end: RestoreState) => {
    if (!backup.current) return;
    const { works, entries, sightings, verdicts } = backup.current.counts;
    const total = works + entries + sightings + verdicts;
    const onProgress = (done: number) => setState({ step: 'working', done, total });
    onProgress(0);
    job.current = new AbortController();
    const { restoreBackup } = await import('./library.ts');
    const result = await restoreBackup(backup.current, how, { signal: job.current.signal, onProgress }).catch(
      (error: unknown) => {
        reportError(error);
        return { ok: false, error: 'unexpected' } as const;
      },
    );
    if (result.ok) setState(end);
    else if (result.error === 'cancelled') setState({ step: 'stopped' });
    else setState({ step: 'failed', problem: result.error, how });
  };

  return (
    <RestorePanel
      state={state}
      kept={kept}
      onFile={(file) => choose(() => readFile(file))}
      onKept={(one) => choose(() => readKept(one))}
      onRestore={(how) => void restore(how)}
      onUndo={() => void undo()}
      onStop={() => job.current?.abort()}
      onBack={onBack}
    />
  );
}

async function readFile(file: File): Promise<BackupReading> {
  return (await import('./library.ts')).openBackup(file);
}

async function readKept(backup: KeptBackup): Promise<BackupReading | undefined> {
  return (await import('./library.ts')).openKept(backup);
}
