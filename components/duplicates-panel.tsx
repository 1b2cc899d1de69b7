import { useRef } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Judgement } from '../lib/identity/answer.ts';
import type { PossiblePair } from '../lib/identity/possible-pair.ts';
import type { Millis } from '../lib/identity/visit.ts';
import { numberText } from './number.ts';
import { PairRow } from './pair-row.tsx';
import { useRowKeys } from './row-keys.ts';

interface DuplicatesPanelProps {
  /** Those without an answer first. */
  readonly pairs: readonly PossiblePair[];
  /** More were not asked for. */
  readonly mostPairs: number;
  readonly now: Millis;
  readonly siteName: (id: string) => string;
  readonly onJudge: (pair: PossiblePair, verdict: Judgement | null) => void;
}

/** The pairs of known works that may be one, and what was said of them. */
export function DuplicatesPanel({ pairs, mostPairs, now, siteName, onJudge }: DuplicatesPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useRowKeys(panel, {
    onJudge: ({ dataset }, verdict) => {
      const pair = pairs.find(
        ({ works: [left, right] }) => left.work === dataset['work'] && right.work === dataset['other'],
      );
      if (pair?.verdict === null) onJudge(pair, verdict);
    },
  });
  return (
    <div ref={panel}>
      <header class="bar">
        <h2>{i18n.t('duplicates.heading')}</h2>
        <p class="hint">{i18n.t('duplicates.help')}</p>
      </header>
      {pairs.length === 0 && (
        <div class="notice">
          <p>
            <strong>{i18n.t('duplicates.none')}</strong> {i18n.t('duplicates.noneHelp')}
          </p>
        </div>
      )}
      <ul class="rows" aria-label={i18n.t('duplicates.listLabel')}>
        {pairs.map((pair) => (
          <PairRow
            key={pair.works.map(({ work }) => work).join('\n')}
            pair={pair}
            now={now}
            siteName={siteName}
            onJudge={onJudge}
          />
        ))}
      </ul>
      {pairs.length >= mostPairs && <p class="hint keys">{i18n.t('duplicates.more', [numberText(mostPairs)])}</p>}
      {pairs.length > 0 && <p class="hint keys">{i18n.t('duplicates.keys')}</p>}
    </div>
  );
}
