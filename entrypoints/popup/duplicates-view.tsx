import { useCallback, useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { DuplicatesPanel } from '../../components/duplicates-panel.tsx';
import { problemSentence } from '../../components/problem.tsx';
import { siteName } from '../../components/site-name.ts';
import type { Message } from '../../components/toast.tsx';
import type { Judgement } from '../../lib/identity/answer.ts';
import type { PossiblePair } from '../../lib/identity/possible-pair.ts';
import { sendMessage } from '../../lib/messages/channel.ts';
import { attempt } from './attempt.ts';

/** Nobody answers more at one sitting, and what is answered makes room for the rest. */
const mostPairs = 200;

export function DuplicatesView({ onMessage }: { readonly onMessage: (message: Message) => void }) {
  const [pairs, setPairs] = useState<readonly PossiblePair[]>();

  const read = useCallback(async () => {
    const result = await attempt(() => sendMessage('findPairs', { limit: mostPairs }));
    if (result.ok) setPairs(result.value);
    else onMessage({ text: problemSentence(result.error) });
  }, [onMessage]);
  useEffect(() => void read(), [read]);

  const judge = async ({ works: [left, right] }: PossiblePair, verdict: Judgement | null) => {
    const call = { work: left.work, other: right.work, verdict, at: Date.now() };
    const result = await attempt(() => sendMessage('judge', call));
    if (!result.ok) {
      onMessage({ text: problemSentence(result.error) });
      return;
    }
    // The row keeps its place, with the answer in it: there it can be taken back.
    setPairs((before) => before?.map((pair) => (isOf(pair, left.work, right.work) ? { ...pair, verdict } : pair)));
  };

  if (pairs === undefined) return <p class="notice">{i18n.t('duplicates.loading')}</p>;
  return (
    <DuplicatesPanel
      pairs={pairs}
      mostPairs={mostPairs}
      now={Date.now()}
      siteName={siteName}
      onJudge={(pair, verdict) => void judge(pair, verdict)}
    />
  );
}

function isOf({ works: [left, right] }: PossiblePair, work: string, other: string): boolean {
  return left.work === work && right.work === other;
}
