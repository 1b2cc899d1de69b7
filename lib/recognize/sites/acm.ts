import { isOn, plainPath } from '../address.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results and tables of contents (Zotero's translator of 2026-03-09). */
export const acm = defineSite({
  id: 'acm',
  name: 'ACM Digital Library',
  matches: ['https://dl.acm.org/*'],
  kind(url) {
    if (!isOn(url, 'dl.acm.org')) return undefined;
    const path = plainPath(url);
    if (/^\/doi\/(?:abs\/|full\/|fullHtml\/)?10\.\d{4,9}\/[^/]+$/.test(path)) return 'paper';
    return /^\/(?:action\/doSearch|doi\/proceedings\/10\.\d{4,9}\/[^/]+|toc\/.+|profile\/\d+(?:\/publications)?)$/.test(
      path,
    )
      ? 'feed'
      : undefined;
  },
  anchors: '.issue-item',
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: '.issue-item__title a[href*="/doi/10."], .issue-item__title a[href*="/doi/abs/10."]',
      authors: '[aria-label="authors"] li a',
      abstract: '.issue-item__abstract',
      date: '.bookPubDate, .issue-item__detail',
    }),
});
