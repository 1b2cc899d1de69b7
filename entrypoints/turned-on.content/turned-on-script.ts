import type { ContentScriptContext } from 'wxt/utils/content-script-context';

import { onMessage, sendMessage } from '../../lib/messages/channel.ts';
import { isWithin } from '../../lib/recognize/match-pattern.ts';
import type { Site } from '../../lib/recognize/site.ts';
import { runFeedScript } from '../feed.content/feed-script.ts';

/** On a page of what the user has turned on, until it is turned off. */
export function runTurnedOnScript(ctx: ContentScriptContext, sites: readonly Site[]): void {
  runFeedScript(ctx, { sites, elsewhere: 'generic' });
  const stopListening = onMessage('leavePage', ({ data }) => {
    if (!isWithin(new URL(location.href), data.matches)) return null;
    ctx.abort('turned off');
    void sendMessage('reportPage', { fresh: 0, total: 0 });
    return null;
  });
  ctx.onInvalidated(stopListening);
}
