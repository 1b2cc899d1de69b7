import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

interface MissedFeedProps {
  /** Puts the report on the clipboard. */
  readonly onCopy: () => Promise<void>;
}

/** For a page that looks like a feed and on which nothing was recognized. */
export function MissedFeed({ onCopy }: MissedFeedProps) {
  const [copied, setCopied] = useState(false);
  return (
    <div class="notice problem">
      <p>
        <strong>{i18n.t('sites.missed')}</strong> {i18n.t('sites.missedHelp')}
      </p>
      <button type="button" onClick={() => void onCopy().then(() => setCopied(true))}>
        {i18n.t(copied ? 'sites.copied' : 'sites.copyReport')}
      </button>
    </div>
  );
}
