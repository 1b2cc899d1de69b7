import { defineContentScript } from 'wxt/utils/define-content-script';

import { sitesAtInstall } from '../../lib/recognize/sites-at-install.ts';
import { runFeedScript } from './feed-script.ts';

export default defineContentScript({
  matches: sitesAtInstall.flatMap((site) => site.matches),
  runAt: 'document_idle',
  noScriptStartedPostMessage: true, // a message that the page would hear
  main: (ctx) => runFeedScript(ctx, sitesAtInstall),
});
