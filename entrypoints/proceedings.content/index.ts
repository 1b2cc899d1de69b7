import { defineContentScript } from 'wxt/utils/define-content-script';

import { proceedings } from '../../lib/recognize/lists/proceedings.ts';
import { runTurnedOnScript } from '../turned-on.content/turned-on-script.ts';

/** On the proceedings the user has turned on: the background registers it for them, and nothing else does. */
export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (ctx) => runTurnedOnScript(ctx, proceedings),
});
