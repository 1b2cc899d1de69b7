import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { isEverything, type EntryList } from '../../components/entry-list.ts';
import { ExportPanel, type ExportScope } from '../../components/export-panel.tsx';
import { problemSentence, type Problem } from '../../components/problem.tsx';
import type { Message } from '../../components/toast.tsx';
import { backupName, datedName } from '../../lib/exchange/dated-name.ts';
import type { Format } from '../../lib/exchange/formats.ts';
import type { WorkId } from '../../lib/identity/answer.ts';
import type { Entry } from '../../lib/identity/entry.ts';
import type { Result } from '../../lib/identity/result.ts';
import { download } from './download.ts';
import { readFoundEntries } from './entries.ts';
import type { Job } from './library.ts';

interface ExportViewProps {
  readonly list: EntryList;
  readonly selection: ReadonlyMap<WorkId, Entry>;
  readonly onMessage: (message: Message) => void;
}

/** An export that is done by then shows no progress, which would only flash and push the list about. */
const quick = 300;

/** Formats and the store are loaded when they are needed: together they are larger than the rest of the popup. */
export function ExportView({ list, selection, onMessage }: ExportViewProps) {
  const [formats, setFormats] = useState<readonly Format[]>([]);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | 'uncounted'>();
  const job = useRef<AbortController>(undefined);

  useEffect(() => {
    void import('../../lib/exchange/formats.ts').then((module) => setFormats(module.formats));
    return () => job.current?.abort();
  }, []);

  /** Runs one job with progress and cancel; what it comes to is said in the live region. */
  const run = async (total: number | undefined, work: (job: Job) => Promise<string>) => {
    const { signal } = (job.current = new AbortController());
    let done = 0;
    let isShown = false;
    const onProgress = (rows: number) => {
      done = rows;
      if (isShown) setProgress(total === undefined ? 'uncounted' : { done, total });
    };
    const timer = setTimeout(() => {
      isShown = true;
      onProgress(done);
    }, quick);
    try {
      const text = await work({ signal, onProgress });
      if (!signal.aborted) onMessage({ text });
    } catch (error) {
      if (signal.aborted) return;
      reportError(error);
      onMessage({ text: problemSentence('unexpected') });
    } finally {
      clearTimeout(timer);
      setProgress(undefined);
    }
  };

  const counts = {
    ...(selection.size > 0 && { selected: selection.size }),
    ...(!isEverything(list.filter) && { matching: list.total }),
    all: list.saved,
  };
  const read = async (scope: ExportScope, running: Job): Promise<Result<readonly Entry[], Problem>> => {
    if (scope === 'selected') return { ok: true, value: [...selection.values()] };
    if (scope === 'matching') return readFoundEntries(list.filter, running);
    return (await import('./library.ts')).readAllEntries(running);
  };
  const exportAs = (scope: ExportScope, id: string, hand: (text: string, format: Format) => string | Promise<string>) =>
    run(counts[scope] ?? 0, async (running) => {
      const format = formats.find((one) => one.id === id);
      const entries = await read(scope, running);
      if (!entries.ok) return problemSentence(entries.error);
      if (!format || entries.value.length === 0) return i18n.t('export.nothing');
      return hand(format.write(entries.value), format);
    });

  const backUp = () =>
    run(undefined, async (running) => {
      const { writeWholeBackup } = await import('./library.ts');
      const file = await writeWholeBackup(running);
      if (!file.ok) return problemSentence(file.error);
      return handOver(file.value, backupName(file.value.type, new Date()));
    });

  return (
    <ExportPanel
      counts={counts}
      formats={formats}
      progress={progress}
      onDownload={(scope, format) => void exportAs(scope, format, asFile)}
      onCopyBibtex={(scope) => void exportAs(scope, 'bibtex', toClipboard)}
      onBackup={() => void backUp()}
      onCancel={() => job.current?.abort()}
    />
  );
}

function asFile(text: string, { extension, mediaType }: Format): string {
  return handOver(new Blob([text], { type: mediaType }), datedName(extension, new Date()));
}

async function toClipboard(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return i18n.t('export.copied');
  } catch {
    return i18n.t('export.copyFailed');
  }
}

/** Downloads a file and says under which name. */
function handOver(file: Blob, name: string): string {
  download(file, name);
  return i18n.t('export.done', [name]);
}
