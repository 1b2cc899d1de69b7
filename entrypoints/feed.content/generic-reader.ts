import { sendMessage } from '../../lib/messages/channel.ts';
import { BackgroundUnavailable, reach } from '../../lib/messages/reach.ts';
import { askedAgain } from '../../lib/page/asked-again.ts';
import type { GenericReader } from '../../lib/recognize/generic-reader.ts';

declare global {
  /** Set by the script `generic.js`. */
  var dejaLuGenericReader: GenericReader | undefined; // oxlint-disable-line no-var -- `let` declares no global
}

/** What reads any page; `undefined` where nobody answers. */
export async function loadGenericReader(): Promise<GenericReader | undefined> {
  if (globalThis.dejaLuGenericReader) return globalThis.dejaLuGenericReader;
  try {
    await askedAgain(() => reach(() => sendMessage('loadGenericReader')));
  } catch (error) {
    if (!(error instanceof BackgroundUnavailable)) throw error;
  }
  return globalThis.dejaLuGenericReader;
}
