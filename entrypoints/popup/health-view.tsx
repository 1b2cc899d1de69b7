import { useCallback, useEffect, useState } from 'preact/hooks';

import { DamageNotice } from '../../components/damage-notice.tsx';
import { problemSentence } from '../../components/problem.tsx';
import type { Message } from '../../components/toast.tsx';
import type { Health } from '../../lib/identity/health.ts';
import { sendMessage } from '../../lib/messages/channel.ts';
import { BackgroundUnavailable, reach } from '../../lib/messages/reach.ts';
import { jobEnded } from '../../lib/store/unfinished.ts';
import { attempt } from './attempt.ts';

interface HealthViewProps {
  readonly onRestore: () => void;
  readonly onMessage: (message: Message) => void;
}

/** Says when the library is not what it was. */
export function HealthView({ onRestore, onMessage }: HealthViewProps) {
  const [health, setHealth] = useState<Health>({ kind: 'sound' });
  const check = useCallback(async () => {
    try {
      for (;;) {
        const now = await reach(() => sendMessage('checkHealth', undefined));
        setHealth(now);
        if (now.kind !== 'restoring') return;
        await jobEnded();
      }
    } catch (error) {
      if (!(error instanceof BackgroundUnavailable)) throw error; // whoever asks for papers says so
    }
  }, []);
  useEffect(() => void check(), [check]);

  const accept = async () => {
    const result = await attempt(() => sendMessage('acceptLibrary', undefined));
    if (!result.ok) onMessage({ text: problemSentence(result.error) });
    await check();
  };
  return (
    <DamageNotice health={health} onRestore={onRestore} onAccept={() => void accept()} onRetry={() => void check()} />
  );
}
