import type { Site } from './site.ts';
import { sitesAtInstall } from './sites-at-install.ts';
import { sitesToTurnOn } from './sites-to-turn-on.ts';

/** Every site, in the order they are tried. A content script has one of the two lists, for its size. */
export const sites: readonly Site[] = [...sitesAtInstall, ...sitesToTurnOn];
