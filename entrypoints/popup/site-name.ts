import { i18n } from '#i18n';

import { sites } from '../../lib/recognize/sites.ts';

/** As people call the site with this `Site.id`. */
export function siteName(id: string): string {
  // Papers taken in from a saved feed were seen on no site.
  if (id === 'capture') return i18n.t('capture.site');
  return sites.find((site) => site.id === id)?.name ?? id;
}
