import { browser } from 'wxt/browser';

import { onMessage } from './channel.ts';
import { parseCall, type CallData } from './parse.ts';
import type { BackgroundProtocol } from './protocol.ts';
import { admit, type Sender } from './senders.ts';

type Answer<Type extends keyof BackgroundProtocol> = ReturnType<BackgroundProtocol[Type]>;

/**
 * Answers a call in the background: from whom may make it, with data that has been checked. Call it while the background's
 * script runs for the first time, before any await: the call that wakes a background meets only the listeners of then.
 */
export function answer<Type extends keyof BackgroundProtocol>(
  type: Type,
  handle: (data: CallData<Type>, sender: Sender) => Answer<Type> | Promise<Answer<Type>>,
): void {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL('') };
  onMessage(type, ({ data, sender }) => {
    admit(type, sender, own);
    return handle(parseCall(type, data), sender);
  });
}
