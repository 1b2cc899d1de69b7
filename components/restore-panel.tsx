import { i18n } from '#i18n';

import type { BackupCounts } from '../lib/exchange/backup-tokens.ts';
import type { LibrarySize } from '../lib/identity/health.ts';
import type { Millis } from '../lib/identity/visit.ts';
import { useJobFocus } from './job-focus.ts';
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
  | { readonly step: 'reading'; readonly rows: number }
  | { readonly step: 'refused'; readonly refusal: Refusal }
  | { readonly step: 'preview'; readonly summary: BackupSummary }
  /** A copy is made of the library as it is. */
  | { readonly step: 'keeping' }
  | { readonly step: 'working'; readonly done: number; readonly total: number }
  /** With the library whole, or in the midst of a replacement. */
  | { readonly step: 'stopped'; readonly isWhole: boolean; readonly canUndo: boolean }
  | { readonly step: 'failed'; readonly problem: Problem; readonly how: Restoration; readonly canUndo: boolean }
  | { readonly step: 'done'; readonly canUndo: boolean }
  | { readonly step: 'undone' };

export type Restoration = 'merge' | 'replace';

/** A backup that made itself. */
export interface KeptSummary {
  readonly slot: number;
  readonly createdAt: Millis;
  readonly reason: 'daily' | 'before-restoring';
  readonly size: LibrarySize;
}

interface RestorePanelProps<Kept extends KeptSummary> {
  readonly state: RestoreState;
  /** The last one first. */
  readonly kept: readonly Kept[];
  /** A restore whose page was closed before it was done. */
  readonly unfinished?: { readonly name: string; readonly done: number; readonly total: number } | undefined;
  readonly onFile: (file: File) => void;
  readonly onKept: (backup: Kept) => void;
  readonly onRestore: (how: Restoration) => void;
  readonly onUndo: () => void;
  readonly onStop: () => void;
  readonly onBack: () => void;
}

/** From a backup to a restored library, one step after the other. */
export function RestorePanel<Kept extends KeptSummary>(props: RestorePanelProps<Kept>) {
  const { state, kept, unfinished, onFile, onKept, onBack } = props;
  const working = state.step === 'reading' || state.step === 'keeping' || state.step === 'working';
  return (
    <section class="job" data-step={state.step} ref={useJobFocus(state.step)} tabIndex={-1}>
      <h2>{i18n.t('restore.heading')}</h2>
      <p>{i18n.t('restore.help')}</p>
      {unfinished && (
        <p class="notice" data-unfinished>
          {i18n.t('restore.unfinished', [unfinished.name, numberText(unfinished.done), numberText(unfinished.total)])}
        </p>
      )}
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
        <RestoreStep {...props} />
      </div>
      {!working && <KeptBackups kept={kept} onKept={onKept} />}
      {!working && (
        <button type="button" class="link" onClick={onBack}>
          {i18n.t('tools.back')}
        </button>
      )}
    </section>
  );
}

type StepProps = Pick<RestorePanelProps<never>, 'state' | 'onRestore' | 'onUndo' | 'onStop'>;

function RestoreStep({ state, onRestore, onUndo, onStop }: StepProps) {
  switch (state.step) {
    case 'choose':
      return null;
    case 'reading':
      return (
        <>
          <p>
            {state.rows === 0 ? i18n.t('restore.reading') : i18n.t('restore.readingRows', [numberText(state.rows)])}
          </p>
          <button type="button" onClick={onStop}>
            {i18n.t('restore.cancel')}
          </button>
        </>
      );
    case 'refused':
      return (
        <div class="notice problem" data-refusal={state.refusal.kind}>
          <p>
            <strong>{refusalSentence(state.refusal)}</strong> {i18n.t('restore.untouched')}
          </p>
        </div>
      );
    case 'preview':
      return <Preview summary={state.summary} onRestore={onRestore} />;
    case 'keeping':
      return (
        <>
          <Progress label={i18n.t('backups.keeping')} />
          <button type="button" onClick={onStop}>
            {i18n.t('restore.cancel')}
          </button>
        </>
      );
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
      return (
        <>
          <p class="notice">
            {state.isWhole
              ? i18n.t('restore.stopped')
              : `${i18n.t('damage.halfRestored')} ${i18n.t('damage.halfRestoredHelp')}`}
          </p>
          {state.canUndo && <Undo onUndo={onUndo} />}
        </>
      );
    case 'failed':
      return (
        <>
          <ProblemNotice problem={state.problem} onRetry={() => onRestore(state.how)} />
          {state.canUndo && <Undo onUndo={onUndo} />}
        </>
      );
    case 'undone':
      return <p class="notice">{i18n.t('backups.undone')}</p>;
    case 'done':
    default:
      return (
        <>
          <p class="notice">{i18n.t('restore.done')}</p>
          {state.canUndo && <Undo onUndo={onUndo} />}
        </>
      );
  }
}

function Undo({ onUndo }: Pick<StepProps, 'onUndo'>) {
  return (
    <button type="button" data-act="undo" onClick={onUndo}>
      {i18n.t('backups.undo')}
    </button>
  );
}

interface PreviewProps {
  readonly summary: BackupSummary;
  readonly onRestore: (how: Restoration) => void;
}

function Preview({ summary, onRestore }: PreviewProps) {
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
      <p>
        {i18n.t('restore.mergeHelp')} {i18n.t('backups.replaceHelp')}
      </p>
      <p class="toolbar">
        <button type="button" class="primary" onClick={() => onRestore('merge')}>
          {i18n.t('restore.merge')}
        </button>
        <button type="button" data-act="replace" onClick={() => onRestore('replace')}>
          {i18n.t('backups.replace')}
        </button>
      </p>
    </>
  );
}

function KeptBackups<Kept extends KeptSummary>({ kept, onKept }: Pick<RestorePanelProps<Kept>, 'kept' | 'onKept'>) {
  return (
    <section>
      <h3>{i18n.t('backups.heading')}</h3>
      <p>{i18n.t('backups.help')}</p>
      {kept.length === 0 && <p>{i18n.t('backups.none')}</p>}
      <ul class="kept">
        {kept.map((backup) => (
          <li key={backup.slot} data-backup={backup.slot}>
            <span>
              {dateAndTime(backup.createdAt)}
              {backup.reason === 'before-restoring' && ` (${i18n.t('backups.beforeRestoring')})`}
              {': '}
              {i18n.t('backups.holds', [numberText(backup.size.saved), numberText(backup.size.works)])}
            </span>
            <button type="button" class="link" onClick={() => onKept(backup)}>
              {i18n.t('backups.look')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
