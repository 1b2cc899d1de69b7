import { defineContentScript } from 'wxt/utils/define-content-script';

import { onMessage } from '../../lib/messages/channel.ts';
import type { PageReport } from '../../lib/messages/protocol.ts';
import { systemClock } from '../../lib/page/clock.ts';
import { openLivePage } from '../../lib/page/live-page.ts';
import { sites } from '../../lib/recognize/sites.ts';
import { feedStore } from './feed-store.ts';
import { pageWords } from './words.ts';

export default defineContentScript({
  matches: sites.flatMap((site) => site.matches),
  runAt: 'document_idle',
  noScriptStartedPostMessage: true, // a message that the page would hear
  main(ctx) {
    const started = performance.now();
    const live = openLivePage(new URL(location.href), {
      store: feedStore,
      words: pageWords(),
      clock: systemClock,
      signal: ctx.signal,
    });
    ctx.addEventListener(window, 'wxt:locationchange', () => {
      // The event comes before the address changes, and also when it will not (a download).
      ctx.setTimeout(() => live.addressChanged(new URL(location.href)), 0);
    });

    const stopListening = [
      onMessage('describePage', async (): Promise<PageReport> => {
        const { answered, private: isPrivate, rows, badged } = await live.report();
        const site = live.site()?.id ?? '';
        if (!answered) return { kind: 'unanswered', site, rows };
        return { kind: 'feed', site, private: isPrivate, rows, timing: { started, badged } };
      }),
      onMessage('jumpToNextNew', () => {
        live.feed()?.nextNew();
        return null;
      }),
      onMessage('revealListing', ({ data }) => {
        live.feed()?.reveal(data.index);
        return null;
      }),
      onMessage('applyChanges', ({ data }) => {
        live.feed()?.apply(data);
        return null;
      }),
    ];
    ctx.onInvalidated(() => stopListening.forEach((stop) => stop()));
  },
});
