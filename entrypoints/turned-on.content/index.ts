import { defineContentScript } from 'wxt/utils/define-content-script';

import { sitesToTurnOn } from '../../lib/recognize/lists/to-turn-on.ts';
import { runTurnedOnScript } from './turned-on-script.ts';

/** On the pages the user has turned on: the background registers it for them, and nothing else does. */
export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (ctx) => runTurnedOnScript(ctx, sitesToTurnOn),
});
