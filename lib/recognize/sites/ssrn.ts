import { isOn, plainPath } from '../address.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results, journals and authors' pages (Zotero's translator of 2022-04; `papers-list` as scrapers of 2020 select it). */
export const ssrn = defineSite({
  id: 'ssrn',
  name: 'SSRN',
  matches: ['https://papers.ssrn.com/*', 'https://www.ssrn.com/*'],
  kind(url) {
    if (!isOn(url, 'papers.ssrn.com', 'www.ssrn.com')) return undefined;
    const path = plainPath(url).toLowerCase();
    if (/^\/(?:sol3\/papers\.cfm|abstract=\d+)$/.test(path))
      return /abstract=\d/.test(path) || url.searchParams.has('abstract_id') ? 'paper' : undefined;
    return /^\/sol3\/(?:results\.cfm|displayabstractsearch\.cfm|cf_dev\/absbyauth\.cfm|jeljour_results\.cfm|topten\/.+)$/.test(
      path,
    )
      ? 'feed'
      : undefined;
  },
  anchors: 'div.trow, div.paper-result, .results-list-item',
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: 'a.title[href*="abstract"], .title > a[href*="abstract"], a.paper-title[href*="abstract"]',
      authors: '.authors-list a, .authors a',
      abstract: '.abstract-text',
      date: '.note span',
    }),
});
