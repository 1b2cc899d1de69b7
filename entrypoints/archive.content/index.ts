import { defineContentScript } from 'wxt/utils/define-content-script';

import { archives } from '../../lib/recognize/lists/archives.ts';
import { runFeedScript } from '../feed.content/feed-script.ts';

export default defineContentScript({
  matches: archives.flatMap((site) => site.matches),
  runAt: 'document_idle',
  allFrames: true,
  noScriptStartedPostMessage: true, // a message that the page would hear
  main: (ctx) => runFeedScript(ctx, { sites: archives, elsewhere: 'nothing' }),
});
