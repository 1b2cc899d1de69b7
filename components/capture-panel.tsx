import { i18n } from '#i18n';

import { useJobFocus } from './job-focus.ts';
import { numberText, sizeText } from './number.ts';
import { problemSentence, type Problem } from './problem.tsx';

/** What became of one saved feed. */
export type CaptureOutcome = { readonly name: string } & (
  | {
      readonly kind: 'marked';
      readonly listings: number;
      /** How many works of them were new to the reader, and how many known. */
      readonly works: number;
      readonly known: number;
      /** What takes it back. */
      readonly visit: string;
    }
  | { readonly kind: 'empty' | 'unreadable' }
  /** In bytes. */
  | { readonly kind: 'too-large'; readonly size: number; readonly limit: number }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'undone' }
);

interface CapturePanelProps {
  /** In the order taken in. */
  readonly outcomes: readonly CaptureOutcome[];
  /** The name of the file that is being read. */
  readonly reading?: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onUndo: () => void;
  readonly onBack: () => void;
}

/** Takes in feed pages that were saved as text or HTML, and tells what was found in each. */
export function CapturePanel({ outcomes, reading, onFiles, onUndo, onBack }: CapturePanelProps) {
  const marked = outcomes.reduce((sum, one) => sum + (one.kind === 'marked' ? one.works : 0), 0);
  return (
    <section class="job" ref={useJobFocus([reading, ...outcomes.map(({ kind }) => kind)].join())} tabIndex={-1}>
      <h2>{i18n.t('capture.heading')}</h2>
      <p>{i18n.t('capture.help')}</p>
      <label>
        {i18n.t('capture.choose')}{' '}
        <input
          type="file"
          multiple
          accept=".txt,.md,.html,.htm,.mhtml,text/plain,text/markdown,text/html"
          disabled={reading !== undefined}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            if (files.length > 0) onFiles(files);
            currentTarget.value = ''; // so that choosing the same files again is a change
          }}
        />
      </label>
      {outcomes.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{i18n.t('capture.file')}</th>
              <th scope="col">{i18n.t('capture.listings')}</th>
              <th scope="col">{i18n.t('capture.works')}</th>
              <th scope="col">{i18n.t('capture.known')}</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome, index) => (
              // Files of two folders may have one name.
              <tr key={index} data-outcome={outcome.kind}>
                <th scope="row" dir="auto">
                  {outcome.name}
                </th>
                <OutcomeCells outcome={outcome} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div aria-live="polite" class="toolbar">
        {reading !== undefined && <p>{i18n.t('capture.working', [reading])}</p>}
        {reading === undefined && outcomes.some(({ kind }) => kind === 'marked') && (
          <>
            <p>{i18n.t('capture.done', marked, [numberText(marked)])}</p>
            <button type="button" onClick={onUndo}>
              {i18n.t('capture.undo')}
            </button>
          </>
        )}
      </div>
      <button type="button" class="link" onClick={onBack}>
        {i18n.t('tools.back')}
      </button>
    </section>
  );
}

function OutcomeCells({ outcome }: { readonly outcome: CaptureOutcome }) {
  if (outcome.kind !== 'marked') return <td colSpan={3}>{outcomeSentence(outcome)}</td>;
  return (
    <>
      <td>{numberText(outcome.listings)}</td>
      <td>{numberText(outcome.works)}</td>
      <td>{numberText(outcome.known)}</td>
    </>
  );
}

function outcomeSentence(outcome: Exclude<CaptureOutcome, { kind: 'marked' }>): string {
  switch (outcome.kind) {
    case 'empty':
      return i18n.t('capture.none');
    case 'too-large':
      return i18n.t('capture.tooLarge', [sizeText(outcome.size), sizeText(outcome.limit)]);
    case 'unreadable':
      return i18n.t('capture.unreadable');
    case 'failed':
      return problemSentence(outcome.problem);
    case 'undone':
    default:
      return i18n.t('capture.undone');
  }
}
