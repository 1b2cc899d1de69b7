import { i18n } from '#i18n';

import type { Judgement } from '../lib/identity/answer.ts';
import { keepPlace } from './row-keys.ts';

const answers = [
  ['same', 'verdict.same', 'y'],
  ['different', 'verdict.different', 'd'],
] as const;

interface VerdictButtonsProps {
  /** What the question is about. */
  readonly title: string;
  readonly onJudge: (verdict: Judgement) => void;
}

/** The two answers to whether two works are one. */
export function VerdictButtons({ title, onJudge }: VerdictButtonsProps) {
  return (
    <p class="verdicts">
      {answers.map(([verdict, key, shortcut]) => (
        <button
          key={verdict}
          type="button"
          data-verdict={verdict}
          aria-label={`${i18n.t(key)}: ${title}`}
          aria-keyshortcuts={shortcut}
          onClick={(event) => {
            keepPlace(event);
            onJudge(verdict);
          }}
        >
          {i18n.t(key)}
        </button>
      ))}
    </p>
  );
}
