import { browser, type Browser } from 'wxt/browser';

import { sendMessage } from '../messages/channel.ts';
import { isWithin } from '../recognize/match-pattern.ts';
import { sitesOn } from './site-permission.ts';
import type { TurnedOnSite } from './turned-on.ts';

/** `Site.id` of those in the script of proceedings. The build puts them in (wxt.config.ts): here is no site's code. */
declare const SITES_OF_PROCEEDINGS: readonly string[];

/** Our scripts for sites that are turned on: no page carries the code of all of them. A page gets the first that is for it. */
const scripts = [
  {
    id: 'proceedings',
    file: '/content-scripts/proceedings.js',
    isFor: ({ id }: TurnedOnSite) => SITES_OF_PROCEEDINGS.includes(id),
  },
  {
    id: 'turned-on',
    file: '/content-scripts/turned-on.js',
    isFor: ({ id }: TurnedOnSite) => !SITES_OF_PROCEEDINGS.includes(id),
  },
] as const;

type ScriptFile = (typeof scripts)[number]['file'];

let last: Promise<void> = Promise.resolve();

/**
 * Has our scripts run on the pages of the sites that are on, in open tabs too, and on no others. Calls wait for each other,
 * for each compares what is with what shall be.
 */
export function registerScript(): Promise<void> {
  last = last.then(register, register);
  return last;
}

async function register(): Promise<void> {
  const on = await sitesOn();
  const known = await browser.scripting.getRegisteredContentScripts({ ids: scripts.map(({ id }) => id) });
  const before = new Map(known.map(({ id, matches = [] }) => [id, matches]));
  const elsewhere = [...readFromTheStart()];
  const entering: { readonly file: ScriptFile; readonly matches: string[]; readonly but: readonly string[] }[] = [];
  for (const { id, file, isFor } of scripts) {
    const matches = on.filter(isFor).flatMap((site) => site.matches);
    const but = [...elsewhere];
    await keep({ id, file, matches, but, isKnown: before.has(id) });
    entering.push({ file, matches: matches.filter((pattern) => !before.get(id)?.includes(pattern)), but });
    elsewhere.push(...matches);
  }
  const patternsOn = new Set(on.flatMap((site) => site.matches));
  await leavePages([...before.values()].flat().filter((pattern) => !patternsOn.has(pattern)));
  for (const { file, matches, but } of entering) await enterPages(file, matches, but);
}

/** As the browser keeps it: across its restarts, but not across our updates. */
async function keep(script: {
  readonly id: string;
  readonly file: ScriptFile;
  readonly matches: string[];
  readonly but: string[];
  readonly isKnown: boolean;
}): Promise<void> {
  const { id, file, matches, but, isKnown } = script;
  if (matches.length === 0) {
    if (isKnown) await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const runAt = 'document_idle' as const;
  const how = { runAt, allFrames: true, persistAcrossSessions: true };
  const wanted = [{ id, js: [file.slice(1)], matches, excludeMatches: but, ...how }];
  if (isKnown) await browser.scripting.updateContentScripts(wanted);
  else await browser.scripting.registerContentScripts(wanted);
}

function readFromTheStart(): readonly string[] {
  return (browser.runtime.getManifest().content_scripts ?? []).flatMap((content) => content.matches ?? []);
}

async function enterPages(file: ScriptFile, matches: string[], but: readonly string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: matches });
  const entered = tabs.filter(({ url }) => url !== undefined && !isWithin(new URL(url), but));
  // A tab may show an error page, or have been put to sleep: then it is entered when it loads.
  await Promise.allSettled(
    entered.map(({ id = -1 }) => browser.scripting.executeScript({ target: { tabId: id }, files: [file] })),
  );
}

/** The addresses of tabs are no longer known where a permission was taken back: each page decides. */
async function leavePages(matches: readonly string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs: readonly Browser.tabs.Tab[] = await browser.tabs.query({});
  await Promise.allSettled(tabs.map(({ id = -1 }) => sendMessage('leavePage', { matches }, id)));
}
