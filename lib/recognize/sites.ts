import { archives } from './lists/archives.ts';
import { dailyFeeds } from './lists/daily-feeds.ts';
import { proceedings } from './lists/proceedings.ts';
import { sitesReadGenerically } from './lists/read-generically.ts';
import { sitesToTurnOn } from './lists/to-turn-on.ts';
import type { Site } from './site.ts';

/*
 * The sites in the order they are tried. They stand in five lists, for no page shall carry what it does not need: each list
 * goes into a script of its own.
 */

/**
 * The feeds most read, and the only ones whose pages the extension asks for when it is installed: a site more would ask
 * every user again at the next update.
 */
export const sitesAtInstall: readonly Site[] = [...dailyFeeds, ...archives];

/** The sites that the user turns on. */
export const optionalSites: readonly Site[] = [...proceedings, ...sitesToTurnOn, ...sitesReadGenerically];

/** Every site. No content script imports this, for it brings all their code. */
export const sites: readonly Site[] = [...sitesAtInstall, ...optionalSites];

/** Constants of the build, for scripts that do not bring the sites: names by id, and which sites are proceedings. */
export const siteDefinitions = {
  SITE_NAMES: JSON.stringify(Object.fromEntries(sites.map(({ id, name }) => [id, name]))),
  SITES_OF_PROCEEDINGS: JSON.stringify(proceedings.map(({ id }) => id)),
};
