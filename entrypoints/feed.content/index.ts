import { defineContentScript } from 'wxt/utils/define-content-script';

import { dailyFeeds } from '../../lib/recognize/lists/daily-feeds.ts';
import { runFeedScript } from './feed-script.ts';

export default defineContentScript({
  matches: dailyFeeds.flatMap((site) => site.matches),
  runAt: 'document_idle',
  allFrames: true,
  noScriptStartedPostMessage: true, // a message that the page would hear
  main: (ctx) => runFeedScript(ctx, { sites: dailyFeeds, elsewhere: 'nothing' }),
});
