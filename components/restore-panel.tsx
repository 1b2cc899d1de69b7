import { i18n } from '#i18n';

import type { BackupCounts } from '../lib/exchange/backup-tokens.ts';
import { numberText } from './number.ts';
import { ProblemNotice, type Problem } from './problem.tsx';
import { Progress } from './progress.tsx';
import { refusalSentence, type Refusal } from './refusal.ts';
import { dateAndTime } from './time.ts';

/** What a backup holds, before anything is touched. */
export interface BackupSummary {
  readonly program: string;
  readonly createdAt: Date;
  readonly counts: BackupCounts;
}

export type RestoreState =
  | { readonly step: 'choose' }
  | { readonly step: 'reading' }
  | { readonly step: 'refused'; readonly refusal: Refusal }
  | { readonly step: 'preview'; readonly summary: BackupSummary }
  | { readonly step: 'working'; readonly done: number; readonly total: number }
  | { readonly step: 'stopped' }
  | { readonly step: 'failed'; readonly problem: Problem }
  | { readonly step: 'done' };

interface RestorePanelProps {
  readonly state: RestoreState;
  readonly onFile: (file: File) => void;
  readonly onMerge: () => void;
  readonly onStop: () => void;
  readonly onBack: () => void;
}

/** From a file to a merged library, one step after the other. */
export function RestorePanel({ state, onFile, onMerge, onStop, onBack }: RestorePanelProps) {
  const working = state.step === 'reading' || state.step === 'working';
  return (
    <section class="job" data-step={state.step}>
      <h2>{i18n.t('restore.heading')}</h2>
      <p>{i18n.t('restore.help')}</p>
      {!working && (
        <label>
          {i18n.t('restore.choose')}{' '}
          <input
            type="file"
            accept=".json,.gz,application/json,application/gzip"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) onFile(file);
              currentTarget.value = ''; // so that choosing the same file again is a change
            }}
          />
        </label>
      )}
      <div aria-live="polite" class="job-state">
        <RestoreStep state={state} onMerge={onMerge} onStop={onStop} />
      </div>
      {!working && (
        <button type="button" class="link" onClick={onBack}>
          {i18n.t('tools.back')}
        </button>
      )}
    </section>
  );
}

function RestoreStep({ state, onMerge, onStop }: Pick<RestorePanelProps, 'state' | 'onMerge' | 'onStop'>) {
  switch (state.step) {
    case 'choose':
      return null;
    case 'reading':
      return <p>{i18n.t('restore.reading')}</p>;
    case 'refused':
      return (
        <div class="notice problem" data-refusal={state.refusal.kind}>
          <p>
            <strong>{refusalSentence(state.refusal)}</strong> {i18n.t('restore.untouched')}
          </p>
        </div>
      );
    case 'preview':
      return <Preview summary={state.summary} onMerge={onMerge} />;
    case 'working':
      return (
        <>
          <Progress
            label={i18n.t('restore.working', [numberText(state.done), numberText(state.total)])}
            done={state.done}
            total={state.total}
          />
          <button type="button" onClick={onStop}>
            {i18n.t('restore.cancel')}
          </button>
        </>
      );
    case 'stopped':
      return <p class="notice">{i18n.t('restore.stopped')}</p>;
    case 'failed':
      return <ProblemNotice problem={state.problem} onRetry={onMerge} />;
    case 'done':
    default:
      return <p class="notice">{i18n.t('restore.done')}</p>;
  }
}

function Preview({ summary, onMerge }: { readonly summary: BackupSummary; readonly onMerge: () => void }) {
  const { program, createdAt, counts } = summary;
  const facts = [
    [i18n.t('restore.createdAt'), dateAndTime(createdAt.getTime())],
    [i18n.t('restore.program'), program],
    [i18n.t('restore.entries'), numberText(counts.entries)],
    [i18n.t('restore.works'), numberText(counts.works)],
    [i18n.t('restore.sightings'), numberText(counts.sightings)],
    [i18n.t('restore.verdicts'), numberText(counts.verdicts)],
  ] as const;
  return (
    <>
      <h3>{i18n.t('restore.holds')}</h3>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{i18n.t('restore.mergeHelp')}</p>
      <button type="button" class="primary" onClick={onMerge}>
        {i18n.t('restore.merge')}
      </button>
    </>
  );
}
