import { browser } from 'wxt/browser';

import { sendMessage } from './channel.ts';
import type { WorkChange } from './protocol.ts';

/** Tells the pages in all tabs but one what the user has changed. Whoever does not listen does not matter. */
export async function tellPages(changes: readonly WorkChange[], but?: number): Promise<void> {
  if (changes.length === 0) return;
  const { origins = [] } = await browser.permissions.getAll();
  const tabs = await browser.tabs.query({ url: origins });
  const told = tabs.flatMap(({ id }) => (id === undefined || id === but ? [] : [id]));
  await Promise.allSettled(told.map((id) => sendMessage('applyChanges', changes, id)));
}
