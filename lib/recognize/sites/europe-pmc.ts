import { isOn, plainPath } from '../address.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results (row and title as public extensions select them; the rest not checked on a page). */
export const europePmc = defineSite({
  id: 'europe-pmc',
  name: 'Europe PMC',
  matches: ['https://europepmc.org/*'],
  kind(url) {
    if (!isOn(url, 'europepmc.org', 'www.europepmc.org')) return undefined;
    const path = plainPath(url);
    if (/^\/(?:article|abstract)\/[a-z]+\/\w+$/i.test(path)) return 'paper';
    return path === '/search' && url.searchParams.get('query') ? 'feed' : undefined;
  },
  anchors: 'li.separated-list-item',
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: '.citation-title a[href*="/article/"], .citation-title a[href*="/abstract/"]',
      authorLine: '.citation-author-list, .citation-authors',
      abstract: '.citation-abstract',
      date: '.citation-journal, .citation-details',
    }),
});
