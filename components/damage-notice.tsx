import { i18n } from '#i18n';

import type { Health } from '../lib/identity/health.ts';
import { numberText } from './number.ts';
import { ProblemNotice } from './problem.tsx';

interface DamageNoticeProps {
  readonly health: Health;
  readonly onRestore: () => void;
  /** Keep the library as it is, for whole. */
  readonly onAccept: () => void;
  readonly onRetry: () => void;
}

/** Stands above everything else while the library is not what it was: an empty list would look innocent. */
export function DamageNotice({ health, onRestore, onAccept, onRetry }: DamageNoticeProps) {
  switch (health.kind) {
    case 'sound':
      return null;
    case 'failed':
      return (
        <ProblemNotice problem={health.failure} onRetry={onRetry}>
          {health.failure === 'store-unavailable' && <RestoreButton onRestore={onRestore} />}
        </ProblemNotice>
      );
    case 'restoring':
      return (
        <p class="notice" role="status" data-health={health.kind}>
          {i18n.t('damage.restoring')}
        </p>
      );
    case 'half-restored':
    case 'damaged':
    default:
      return (
        <div class="notice problem" role="alert" data-health={health.kind}>
          <Words health={health} />
          <p class="toolbar">
            <RestoreButton onRestore={onRestore} />
            <button type="button" data-act="accept" onClick={onAccept}>
              {i18n.t('damage.accept')}
            </button>
          </p>
        </div>
      );
  }
}

function Words({ health }: { readonly health: Extract<Health, { kind: 'damaged' | 'half-restored' }> }) {
  if (health.kind === 'half-restored') {
    return (
      <p>
        <strong>{i18n.t('damage.halfRestored')}</strong> {i18n.t('damage.halfRestoredHelp')}
      </p>
    );
  }
  const { expected, found } = health;
  const [saved, works] = [numberText(expected.saved), numberText(expected.works)];
  const left = [numberText(found.saved), numberText(found.works)] as const;
  return (
    <p>
      <strong>{i18n.t('damage.heading')}</strong> {i18n.t('damage.sizes', [saved, works, ...left])}{' '}
      {i18n.t('damage.help')}
    </p>
  );
}

function RestoreButton({ onRestore }: Pick<DamageNoticeProps, 'onRestore'>) {
  return (
    <button type="button" class="primary" data-act="restore" onClick={onRestore}>
      {i18n.t('damage.restore')}
    </button>
  );
}
