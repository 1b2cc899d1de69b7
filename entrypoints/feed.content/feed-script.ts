import type { ContentScriptContext } from 'wxt/utils/content-script-context';

import { onMessage } from '../../lib/messages/channel.ts';
import type { PageReport } from '../../lib/messages/protocol.ts';
import { systemClock } from '../../lib/page/clock.ts';
import { whenReadable } from '../../lib/page/embedding.ts';
import { openLivePage, type LiveContext } from '../../lib/page/live-page.ts';
import { openPage } from '../../lib/recognize/recognizer.ts';
import { feedStore } from './feed-store.ts';
import { loadGenericReader } from './generic-reader.ts';
import { pageWords } from './words.ts';

type Recognizes = Pick<LiveContext, 'sites' | 'elsewhere'>;

/** What a content script does on a page, and in a frame that is large enough: lives on it and answers for it. */
export function runFeedScript(ctx: ContentScriptContext, recognizes: Recognizes): void {
  whenReadable(ctx.signal, () => live(ctx, recognizes));
}

function live(ctx: ContentScriptContext, recognizes: Recognizes): void {
  const started = performance.now();
  const page = openLivePage(new URL(location.href), {
    ...recognizes,
    genericReader: loadGenericReader,
    store: feedStore,
    words: pageWords(),
    clock: systemClock,
    signal: ctx.signal,
  });
  ctx.addEventListener(window, 'wxt:locationchange', () => {
    // The event comes before the address changes, and also when it will not (a download).
    ctx.setTimeout(() => page.addressChanged(new URL(location.href)), 0);
  });

  const stopListening = [
    onMessage('describePage', async (): Promise<PageReport> => {
      const { answered, private: isPrivate, rows, badged } = await page.report();
      const site = page.site()?.id ?? '';
      if (!answered) return { kind: 'unanswered', site, rows };
      return { kind: 'feed', site, private: isPrivate, rows, timing: { started, badged } };
    }),
    onMessage('inspectPage', async () => {
      const reader = await loadGenericReader();
      return reader?.inspect(openPage(document, new URL(location.href))) ?? null;
    }),
    onMessage('jumpToNextNew', () => {
      page.feed()?.nextNew();
      return null;
    }),
    onMessage('revealListing', ({ data }) => {
      page.feed()?.reveal(data.index);
      return null;
    }),
    onMessage('applyChanges', ({ data }) => {
      page.feed()?.apply(data);
      return null;
    }),
  ];
  ctx.onInvalidated(() => stopListening.forEach((stop) => stop()));
}
