import { defineContentScript } from 'wxt/utils/define-content-script';

import { onMessage, sendMessage } from '../../lib/messages/channel.ts';
import { sitesToTurnOn } from '../../lib/recognize/lists/to-turn-on.ts';
import { isWithin } from '../../lib/recognize/match-pattern.ts';
import { runFeedScript } from '../feed.content/feed-script.ts';

/** On the pages the user has turned on: the background registers it for them, and nothing else does. */
export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main(ctx) {
    runFeedScript(ctx, { sites: sitesToTurnOn, elsewhere: 'generic' });
    const stopListening = onMessage('leavePage', ({ data }) => {
      if (!isWithin(new URL(location.href), data.matches)) return null;
      ctx.abort('turned off');
      void sendMessage('reportPage', { fresh: 0, total: 0 });
      return null;
    });
    ctx.onInvalidated(stopListening);
  },
});
