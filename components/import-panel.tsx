import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { ImportFiles, type ImportSummary } from './import-summary.tsx';
import { useJobFocus } from './job-focus.ts';
import { numberText } from './number.ts';
import { ProblemNotice, type Problem } from './problem.tsx';
import { Progress } from './progress.tsx';

/** How the papers of a file are taken in. */
export interface ImportChoice {
  readonly as: 'saved' | 'seen';
  readonly tags: boolean;
}

export type ImportState =
  | { readonly step: 'choose' }
  /** So many entries were compared with the library. */
  | { readonly step: 'reading'; readonly entries: number }
  | { readonly step: 'preview'; readonly summary: ImportSummary }
  | { readonly step: 'working' | 'undoing'; readonly done: number; readonly total: number }
  | { readonly step: 'failed'; readonly problem: Problem; readonly canUndo: boolean }
  /** How many papers were not saved, or not seen, before, and how many were. */
  | {
      readonly step: 'done' | 'stopped';
      readonly as: ImportChoice['as'];
      readonly added: number;
      readonly known: number;
    }
  | { readonly step: 'undone' };

interface ImportPanelProps {
  readonly state: ImportState;
  /** An import whose page was closed before it was done. */
  readonly unfinished?: { readonly name: string; readonly done: number; readonly total: number } | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onImport: (choice: ImportChoice) => void;
  readonly onUndo: () => void;
  readonly onStop: () => void;
  readonly onBack: () => void;
}

/** From files of other programs to papers in the library, one step after the other. */
export function ImportPanel(props: ImportPanelProps) {
  const { state, unfinished, onFiles, onBack } = props;
  const isBusy = state.step === 'reading' || state.step === 'working' || state.step === 'undoing';
  return (
    <section class="job" data-step={state.step} ref={useJobFocus(state.step)} tabIndex={-1}>
      <h2>{i18n.t('import.heading')}</h2>
      <p>{i18n.t('import.help')}</p>
      {unfinished && (
        <p class="notice" data-unfinished>
          {i18n.t('import.unfinished', [unfinished.name, numberText(unfinished.done), numberText(unfinished.total)])}
        </p>
      )}
      {!isBusy && (
        <label>
          {i18n.t('import.choose')}{' '}
          <input
            type="file"
            multiple
            accept=".bib,.bibtex,.ris,.json,.csv,.tsv,.txt"
            onChange={({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])];
              if (files.length > 0) onFiles(files);
              currentTarget.value = ''; // so that choosing the same files again is a change
            }}
          />
        </label>
      )}
      <div aria-live="polite" class="job-state">
        <ImportStep {...props} />
      </div>
      {!isBusy && (
        <button type="button" class="link" onClick={onBack}>
          {i18n.t('tools.back')}
        </button>
      )}
    </section>
  );
}

function ImportStep({ state, onImport, onUndo, onStop }: ImportPanelProps) {
  switch (state.step) {
    case 'choose':
      return null;
    case 'reading':
      return (
        <>
          <p>{i18n.t('import.reading', [numberText(state.entries)])}</p>
          <Stop onStop={onStop} />
        </>
      );
    case 'preview':
      return <Preview summary={state.summary} onImport={onImport} />;
    case 'working':
      return (
        <>
          <Progress
            label={i18n.t('import.working', [numberText(state.done), numberText(state.total)])}
            done={state.done}
            total={state.total}
          />
          <Stop onStop={onStop} />
        </>
      );
    case 'undoing':
      return <Progress label={i18n.t('import.undoing')} done={state.done} total={state.total} />;
    case 'failed':
      return (
        <>
          <ProblemNotice problem={state.problem} />
          {state.canUndo && <Undo onUndo={onUndo} />}
        </>
      );
    case 'undone':
      return <p class="notice">{i18n.t('import.undone')}</p>;
    case 'done':
    case 'stopped':
    default:
      return (
        <>
          <p class="notice">
            {state.step === 'stopped' && `${i18n.t('import.stopped')} `}
            {i18n.t(state.as === 'saved' ? 'import.saved' : 'import.seen', state.added, [numberText(state.added)])}{' '}
            {state.known > 0 && i18n.t('import.known', state.known, [numberText(state.known)])}
          </p>
          {state.added > 0 && <Undo onUndo={onUndo} />}
        </>
      );
  }
}

function Stop({ onStop }: Pick<ImportPanelProps, 'onStop'>) {
  return (
    <button type="button" onClick={onStop}>
      {i18n.t('restore.cancel')}
    </button>
  );
}

function Undo({ onUndo }: Pick<ImportPanelProps, 'onUndo'>) {
  return (
    <button type="button" data-act="undo" onClick={onUndo}>
      {i18n.t('import.undo')}
    </button>
  );
}

interface PreviewProps {
  readonly summary: ImportSummary;
  readonly onImport: (choice: ImportChoice) => void;
}

function Preview({ summary: { files, entries, saved }, onImport }: PreviewProps) {
  const [as, setAs] = useState<ImportChoice['as']>('saved');
  const [tags, setTags] = useState(true);
  const choices = { saved: 'import.asSaved', seen: 'import.asSeen' } as const;
  return (
    <>
      <ImportFiles files={files} />
      {entries > 0 && (
        <>
          <p data-entries={entries} data-saved={saved}>
            {i18n.t('import.holds', entries, [numberText(entries)])}{' '}
            {saved > 0 && i18n.t('import.savedAlready', saved, [numberText(saved)])}
          </p>
          <fieldset class="choices">
            <legend>{i18n.t('import.as')}</legend>
            {(['saved', 'seen'] as const).map((one) => (
              <label key={one}>
                <input type="radio" name="as" value={one} checked={one === as} onChange={() => setAs(one)} />
                {i18n.t(choices[one])}
              </label>
            ))}
            <label>
              <input
                type="checkbox"
                name="tags"
                checked={tags}
                disabled={as === 'seen'}
                onChange={({ currentTarget }) => setTags(currentTarget.checked)}
              />
              {i18n.t('import.tags')}
            </label>
          </fieldset>
          <button type="button" class="primary" onClick={() => onImport({ as, tags })}>
            {i18n.t('import.start', entries, [numberText(entries)])}
          </button>
        </>
      )}
    </>
  );
}
