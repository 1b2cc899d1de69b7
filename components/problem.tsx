import type { ComponentChildren } from 'preact';

import { i18n } from '#i18n';

import type { FileFailure } from '../lib/identity/failure.ts';
import { failureWords } from './failure-words.ts';

/** Why something asked of the store or of a page did not happen. */
export type Problem =
  | FileFailure
  | 'gone' // the background is of another version of the extension, or is being restarted
  | 'unexpected'; // logged to the console with its cause

const sentences = {
  ...failureWords,
  'file-interrupted': 'failure.file',
  'downloads-forbidden': 'failure.downloads',
  gone: 'failure.gone',
  unexpected: 'failure.unexpected',
} as const satisfies Record<Problem, string>;

/** What went wrong, in one sentence. */
export function problemSentence(problem: Problem): string {
  return i18n.t(sentences[problem]);
}

/** What the reader can do about it. */
function problemHelp(problem: Problem): string {
  return i18n.t(`${sentences[problem]}Help`);
}

interface ProblemNoticeProps {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
  /** Another way out. */
  readonly children?: ComponentChildren;
}

export function ProblemNotice({ problem, onRetry, children }: ProblemNoticeProps) {
  return (
    <div class="notice problem" role="alert" data-problem={problem}>
      <p>
        <strong>{problemSentence(problem)}</strong> {problemHelp(problem)}
      </p>
      {children}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {i18n.t('failure.retry')}
        </button>
      )}
    </div>
  );
}
