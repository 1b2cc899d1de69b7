import { browser } from 'wxt/browser';

import { addTurnedOn, readTurnedOn, removeTurnedOn, type TurnedOnSite } from './turned-on.ts';

/**
 * Turns a site on, with the browser's own prompt. Call it in the task of a click: browsers ask at no other time.
 * @returns whether the user agreed
 */
export async function turnOn(site: TurnedOnSite): Promise<boolean> {
  // A browser that does not even ask has not agreed either.
  const asked = browser.permissions.request({ origins: originsOf(site) }).catch(() => false);
  // Noted before the answer: the prompt may close the popup that we are in, and the background does the rest.
  await addTurnedOn(site);
  const isGranted = await asked;
  if (!isGranted) await removeTurnedOn([site.id]);
  return isGranted;
}

/** Turns a site off and gives its permission back. */
export async function turnOff(site: TurnedOnSite): Promise<void> {
  await removeTurnedOn([site.id]);
  // Refused where the extension needs the host for a site it reads from the start.
  await browser.permissions.remove({ origins: originsOf(site) }).catch(() => false);
}

/** The sites that are turned on and permitted: permissions are taken back in the browser's own pages too. */
export async function sitesOn(): Promise<readonly TurnedOnSite[]> {
  const sites = await readTurnedOn();
  // An address that the browser makes nothing of turns no other site off.
  const permitted = await Promise.all(
    sites.map((site) => browser.permissions.contains({ origins: originsOf(site) }).catch(() => false)),
  );
  return sites.filter((_, index) => permitted[index]);
}

/** Permissions are for whole origins: the path of a pattern says only where our script runs. */
function originsOf({ matches }: TurnedOnSite): string[] {
  return [...new Set(matches.map((pattern) => pattern.replace(/(?<=^[^/]*\/\/[^/]*\/).*$/, '*')))];
}
