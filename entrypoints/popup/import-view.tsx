import { useEffect, useRef, useState } from 'preact/hooks';

import { ImportPanel, type ImportChoice, type ImportState } from '../../components/import-panel.tsx';
import { unfinishedJob, type LongJob } from '../../lib/store/unfinished.ts';

/** From files of other programs to papers in the library. The work is done by the worker of `library.ts`. */
export function ImportView({ onBack }: { readonly onBack: () => void }) {
  const [state, setState] = useState<ImportState>({ step: 'choose' });
  const [unfinished, setUnfinished] = useState<LongJob>();
  const opened = useRef<{ readonly name: string; readonly total: number }>(undefined);
  const job = useRef<AbortController>(undefined);
  useEffect(() => {
    void unfinishedJob().then(setUnfinished);
    return () => job.current?.abort();
  }, []);

  const reading = (entries: number) => setState({ step: 'reading', entries });
  const open = async (files: readonly File[]) => {
    setUnfinished(undefined);
    const { signal } = (job.current = new AbortController());
    reading(0);
    try {
      const { openImport } = await import('./library.ts');
      const result = await openImport(files, { signal, onProgress: reading });
      if (!result.ok) return setState({ step: 'failed', problem: result.error, canUndo: false });
      opened.current = { name: files.map(({ name }) => name).join(', '), total: result.value.entries };
      setState({ step: 'preview', summary: result.value });
    } catch (error) {
      if (signal.aborted) return setState({ step: 'choose' });
      reportError(error);
      setState({ step: 'failed', problem: 'unexpected', canUndo: false });
    }
  };

  const take = async (choice: ImportChoice) => {
    if (!opened.current) return;
    const { total } = opened.current;
    const { signal } = (job.current = new AbortController());
    const onProgress = (done: number) => setState({ step: 'working', done, total });
    onProgress(0);
    try {
      const { importOpened } = await import('./library.ts');
      const result = await importOpened(opened.current, { ...choice, at: Date.now() }, { signal, onProgress });
      if (!result.ok) return setState({ step: 'failed', problem: result.error, canUndo: result.error !== 'busy' });
      const { added, known, stopped } = result.value;
      setState({ step: stopped ? 'stopped' : 'done', as: choice.as, added, known });
    } catch (error) {
      reportError(error);
      setState({ step: 'failed', problem: 'unexpected', canUndo: true });
    }
  };

  const undo = async () => {
    const total = opened.current?.total ?? 0;
    const onProgress = (done: number) => setState({ step: 'undoing', done, total });
    onProgress(0);
    try {
      const { undoImported } = await import('./library.ts');
      const result = await undoImported({ onProgress });
      setState(result.ok ? { step: 'undone' } : { step: 'failed', problem: result.error, canUndo: true });
    } catch (error) {
      reportError(error);
      setState({ step: 'failed', problem: 'unexpected', canUndo: true });
    }
  };

  return (
    <ImportPanel
      state={state}
      unfinished={unfinished?.kind === 'import' ? unfinished : undefined}
      onFiles={(files) => void open(files)}
      onImport={(choice) => void take(choice)}
      onUndo={() => void undo()}
      onStop={() => job.current?.abort()}
      onBack={onBack}
    />
  );
}
