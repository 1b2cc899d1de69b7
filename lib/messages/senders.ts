import type { BackgroundProtocol } from './protocol.ts';

/** What the browser says of where a call comes from: the part of `runtime.MessageSender` that we look at. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly incognito: boolean } | undefined;
}

/** Calls that a page's script may make; all others are for the extension's own pages. */
const pageCalls: ReadonlySet<keyof BackgroundProtocol> = new Set([
  'lookup',
  'findAlike',
  'recordSightings',
  'recordOpened',
  'saveEntries',
  'setDismissed',
  'forgetVisit',
  'unsaveListings',
  'judge',
  'choosePageSettings',
  'reportPage',
  'loadGenericReader',
]);

/**
 * Lets a call pass or throws.
 *
 * @param own `runtime.id`, and `runtime.getURL('')`: the address that all pages of the extension begin with.
 * @throws {Error} for a sender that may not make the call.
 */
export function admit(
  type: keyof BackgroundProtocol,
  sender: Sender,
  own: { readonly id: string; readonly root: string },
): void {
  const isOurs = sender.id === own.id;
  const isOwnPage = sender.url?.startsWith(own.root) === true;
  if (!isOurs || !(isOwnPage || pageCalls.has(type))) throw new Error(`${type} is not for this sender.`);
}

/** Whether the call comes from a private window, whose reading is not recorded. */
export function isPrivate(sender: Sender): boolean {
  return sender.tab?.incognito === true;
}
