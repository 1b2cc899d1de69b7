import { defineExtensionMessaging } from '@webext-core/messaging';

import type { BackgroundProtocol, PageProtocol } from './protocol.ts';

/*
 * The one channel. A call without a target goes to the background, a call with a tab's id to the page in that tab.
 * Limits of the library: it never retries (see `reach`), it takes one listener a type in each context, and whatever goes
 * wrong on the way to a tab surfaces as an `Error('No response')`.
 */
export const { sendMessage, onMessage } = defineExtensionMessaging<BackgroundProtocol & PageProtocol>();
