import { isOn, plainPath } from '../address.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results, issues and proceedings, drawn by Angular after load (Zotero's translator of 2025-04-04). */
export const ieeeXplore = defineSite({
  id: 'ieee-xplore',
  name: 'IEEE Xplore',
  matches: ['https://ieeexplore.ieee.org/*'],
  kind(url) {
    if (!isOn(url, 'ieeexplore.ieee.org')) return undefined;
    const path = plainPath(url);
    if (/^\/(?:abstract\/)?document\/\d+$/.test(path)) return 'paper';
    return /^\/(?:search\/searchresult\.jsp|xpl\/(?:conhome|tocresult|mostRecentIssue|recentissue).*|author\/\d+)$/.test(
      path,
    )
      ? 'feed'
      : undefined;
  },
  anchors: '[class*="List-results-items"]',
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: ':is(h2, h3) > a[href*="/document/"]',
      authors: '.author a',
      abstract: '.js-displayer-content',
      date: '.publisher-info-container',
    }),
});
