import { kindByPath } from '../kind.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results, issues and proceedings, drawn by Angular after load (Zotero's translator of 2025-04-04; fragments of a search, 2025). */
export const ieeeXplore = defineSite({
  id: 'ieee-xplore',
  name: 'IEEE Xplore',
  matches: ['https://ieeexplore.ieee.org/*'],
  kind: kindByPath(['ieeexplore.ieee.org'], {
    paper: /^\/(?:abstract\/)?document\/\d+$/,
    feed: /^\/(?:search\/searchresult\.jsp|xpl\/(?:conhome|tocresult|mostRecentIssue|recentissue).*|author\/\d+)$/,
  }),
  anchors: '[class*="List-results-items"]',
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: ':is(h2, h3) > a[href*="/document/"]',
      authors: '.author a',
      abstract: '.js-displayer-content > span', // "View more" stands behind it
      date: '.publisher-info-container',
    }),
});
