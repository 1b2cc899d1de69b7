import { useEffect, useRef, useState } from 'preact/hooks';

import { RestorePanel, type RestoreState } from '../../components/restore-panel.tsx';
import type { Backup } from '../../lib/exchange/backup.ts';

export function RestoreView({ onBack }: { readonly onBack: () => void }) {
  const [state, setState] = useState<RestoreState>({ step: 'choose' });
  const backup = useRef<Backup>(undefined);
  const job = useRef<AbortController>(undefined);
  useEffect(() => () => job.current?.abort(), []);

  const read = async (file: File) => {
    setState({ step: 'reading' });
    const { openBackup } = await import('./library.ts');
    const reading = await openBackup(file).catch((error: unknown) => {
      reportError(error); // the file was moved, or is not ours to read
      return { ok: false, error: { kind: 'unreadable' } } as const;
    });
    if (!reading.ok) {
      setState({ step: 'refused', refusal: reading.error });
      return;
    }
    backup.current = reading.value;
    setState({ step: 'preview', summary: reading.value });
  };

  const merge = async () => {
    if (!backup.current) return;
    const { works, entries, sightings, verdicts } = backup.current.counts;
    const total = works + entries + sightings + verdicts;
    const onProgress = (done: number) => setState({ step: 'working', done, total });
    onProgress(0);
    job.current = new AbortController();
    const { mergeBackup } = await import('./library.ts');
    const result = await mergeBackup(backup.current, { signal: job.current.signal, onProgress }).catch(
      (error: unknown) => {
        reportError(error);
        return { ok: false, error: 'unexpected' } as const;
      },
    );
    if (result.ok) setState({ step: 'done' });
    else if (result.error === 'cancelled') setState({ step: 'stopped' });
    else setState({ step: 'failed', problem: result.error });
  };

  return (
    <RestorePanel
      state={state}
      onFile={(file) => void read(file)}
      onMerge={() => void merge()}
      onStop={() => job.current?.abort()}
      onBack={onBack}
    />
  );
}
