import { kindByPath } from '../kind.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/**
 * Search results (`search-result-item`, until 2023 `#results-list`), issues and articles of a journal (`app-card-open`, until
 * 2024 `c-card-open`) and a book's chapters, as scrapers of 2024 to 2026 and Zotero's translator of 2024-07 select them.
 */
export const springer = defineSite({
  id: 'springer',
  name: 'Springer',
  matches: ['https://link.springer.com/*'],
  kind: kindByPath(['link.springer.com'], {
    paper: /^\/(?:article|chapter|protocol|referenceworkentry)\/10\.\d{4,9}\/[^/]+$/,
    feed: /^\/(?:search(?:\/page\/\d+)?|journal\/\d+(?:\/(?:volumes-and-issues\/[\w-]+|online-first|articles))?|book\/10\.\d{4,9}\/[^/]+)$/,
  }),
  anchors:
    'li:is(.app-card-open, [data-test="search-result-item"], [data-test="chapter"]), :not([data-test="chapter"]) > article.app-card-open, .c-card-open, #results-list > li',
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: ':is(h2, h3, h4) a[href*="/10."]', // h4 within a part of a book
      // A book's chapter has one item for all its authors.
      authors: '.app-author-list__item:not(:only-child)',
      authorLine: '[data-test="authors"], .app-author-list__item, .c-author-list, .authors',
      abstract: '.app-card-open__description, .snippet',
      date: '[data-test="published"], .c-meta__item:not([data-test]), .year',
    }),
});
