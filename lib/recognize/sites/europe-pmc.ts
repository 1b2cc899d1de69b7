import { parseIdentifier } from '../../identity/identifier.ts';
import { isOn, plainPath } from '../address.ts';
import { findAll, rawText } from '../dom.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results (captured rows of 2026-08). Snippets, not abstracts; PMIDs and PMCIDs are printed, DOIs are not. */
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
  anchors: '.citation[id^="search-results--single--"]',
  read: (anchor, page) =>
    readRow(
      anchor,
      page,
      {
        title: '.citation-title a[href*="/article/"], .citation-title a[href*="/abstract/"]',
        authors: '.citation-author-list a',
        date: '[id^="citation--id--pub-date"]',
      },
      findAll(anchor, '[id^="citation--id--pm"]').map((printed) => {
        const identifier = parseIdentifier(rawText(printed).trim()); // `PMID: 49990001`
        return identifier && { identifier };
      }),
    ),
});
