import { kindByPath } from '../kind.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results and tables of contents (Zotero's translator of 2026-03-09). */
export const acm = defineSite({
  id: 'acm',
  name: 'ACM Digital Library',
  matches: ['https://dl.acm.org/*'],
  kind: kindByPath(['dl.acm.org'], {
    paper: /^\/doi\/(?:abs\/|full\/|fullHtml\/)?10\.\d{4,9}\/[^/]+$/,
    feed: /^\/(?:action\/doSearch|doi\/proceedings\/10\.\d{4,9}\/[^/]+|toc\/.+|profile\/\d+(?:\/publications)?)$/,
  }),
  anchors: '.issue-item',
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: '.issue-item__title a[href*="/doi/10."], .issue-item__title a[href*="/doi/abs/10."]',
      authors: '[aria-label="authors"] li a',
      abstract: '.issue-item__abstract',
      date: '.bookPubDate, .issue-item__detail',
    }),
});
