import type { Browser } from 'wxt/browser';

import { isWithin } from '../../lib/recognize/match-pattern.ts';
import { optionalSites, sitesAtInstall } from '../../lib/recognize/sites.ts';
import { sitesOn } from '../../lib/settings/site-permission.ts';
import { siteOfHost, type TurnedOnSite } from '../../lib/settings/turned-on.ts';

/** The site that the user may turn on or off for a tab. */
export interface TabSite extends TurnedOnSite {
  readonly name: string;
  readonly isKnown: boolean;
  readonly on: boolean;
}

/** `undefined` for what is read from the start, and for what no extension may read. */
export async function siteOfTab(tab: Browser.tabs.Tab | undefined): Promise<TabSite | undefined> {
  // The address is known of pages we have a permission for, and of the one under the popup.
  const url = tab?.url === undefined ? undefined : URL.parse(tab.url);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  if (sitesAtInstall.some(({ matches }) => isWithin(url, matches))) return undefined;
  const known = optionalSites.find(({ matches }) => isWithin(url, matches));
  const { id, matches } = known ?? siteOfHost(url.hostname);
  const on = (await sitesOn()).some((site) => site.id === id);
  return { id, matches, name: known?.name ?? url.hostname, isKnown: known !== undefined, on };
}
