import { i18n } from '#i18n';

/** By id. The build puts them in (wxt.config.ts), so that a content script has the names of all sites without their code. */
declare const SITE_NAMES: Readonly<Record<string, string>>;

/** As people call the site with this `Site.id`; a page of no known site goes by its host. */
export function siteName(id: string): string {
  // Papers taken in from a saved feed were seen on no site.
  if (id === 'capture') return i18n.t('capture.site');
  return SITE_NAMES[id] ?? id;
}
