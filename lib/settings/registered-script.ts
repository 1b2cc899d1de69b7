import { browser, type Browser } from 'wxt/browser';

import { sendMessage } from '../messages/channel.ts';
import { isWithin } from '../recognize/match-pattern.ts';
import { sitesOn } from './site-permission.ts';

/** Where the user has turned sites on, as the browser keeps it: across its restarts, but not across our updates. */
const script = {
  id: 'turned-on',
  js: ['content-scripts/turned-on.js'],
  runAt: 'document_idle',
  persistAcrossSessions: true,
} as const;

let last: Promise<void> = Promise.resolve();

/**
 * Has our script run on the pages of the sites that are on, in open tabs too, and on no others. Calls wait for each other,
 * for each compares what is with what shall be.
 */
export function registerScript(): Promise<void> {
  last = last.then(register, register);
  return last;
}

async function register(): Promise<void> {
  const matches = (await sitesOn()).flatMap((site) => site.matches);
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
  const before = registered?.matches ?? [];
  if (matches.length > 0) {
    const wanted = { ...script, js: [...script.js], matches, excludeMatches: [...readFromTheStart()] };
    if (registered) await browser.scripting.updateContentScripts([wanted]);
    else await browser.scripting.registerContentScripts([wanted]);
  } else if (registered) {
    await browser.scripting.unregisterContentScripts({ ids: [script.id] });
  }
  await leavePages(before.filter((pattern) => !matches.includes(pattern)));
  await enterPages(matches.filter((pattern) => !before.includes(pattern)));
}

function readFromTheStart(): readonly string[] {
  return (browser.runtime.getManifest().content_scripts ?? []).flatMap((content) => content.matches ?? []);
}

async function enterPages(matches: string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: matches });
  const entered = tabs.filter(({ url }) => url !== undefined && !isWithin(new URL(url), readFromTheStart()));
  // A tab may show an error page, or have been put to sleep: then it is entered when it loads.
  await Promise.allSettled(
    entered.map(({ id = -1 }) =>
      browser.scripting.executeScript({ target: { tabId: id }, files: ['/content-scripts/turned-on.js'] }),
    ),
  );
}

/** The addresses of tabs are no longer known where a permission was taken back: each page decides. */
async function leavePages(matches: readonly string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs: readonly Browser.tabs.Tab[] = await browser.tabs.query({});
  await Promise.allSettled(tabs.map(({ id = -1 }) => sendMessage('leavePage', { matches }, id)));
}
