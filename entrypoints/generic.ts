import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { genericReader } from '../lib/recognize/generic-reader.ts';

/**
 * Injected into a page whose content script asks for it (`loadGenericReader`): all scripts of an extension in one frame
 * have one global object, which the page cannot reach.
 */
export default defineUnlistedScript(() => {
  globalThis.dejaLuGenericReader = genericReader;
});
