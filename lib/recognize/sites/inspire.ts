import { isOn, plainPath } from '../address.ts';
import { closest } from '../dom.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

const title = 'a.result-item-title, [data-test-id="literature-result-title-link"]';

/** Search results, drawn by React after load (the site's own source, inspirehep/inspirehep: `result-item-title`). */
export const inspire = defineSite({
  id: 'inspire',
  name: 'INSPIRE',
  matches: ['https://inspirehep.net/*'],
  kind(url) {
    if (!isOn(url, 'inspirehep.net')) return undefined;
    const path = plainPath(url);
    if (/^\/literature\/\d+$/.test(path)) return 'paper';
    return /^\/(?:literature|authors\/\d+)$/.test(path) ? 'feed' : undefined;
  },
  anchors: title,
  read(anchor, page) {
    const row = closest(anchor, '[data-test-id="search-results"] > *, .result-item, .mv2, li, article');
    return (
      row &&
      readRow(row, page, {
        title,
        authors: '[data-test-id="author-link"], a[href^="/authors/"]',
        date: '[data-test-id="literature-date"], .result-item-date',
        links: 'a[href^="/literature/"], a[href*="arxiv.org/abs/"], a[href*="doi.org/10."]',
      })
    );
  },
});
