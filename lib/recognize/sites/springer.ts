import { kindByPath } from '../kind.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results, issues and books' chapters (chapters and cards as in Zotero's translator of 2024-07; today's search from general knowledge). */
export const springer = defineSite({
  id: 'springer',
  name: 'Springer',
  matches: ['https://link.springer.com/*'],
  kind: kindByPath(['link.springer.com'], {
    paper: /^\/(?:article|chapter|protocol|referenceworkentry)\/10\.\d{4,9}\/[^/]+$/,
    feed: /^\/(?:search|journal\/\d+(?:\/(?:volumes-and-issues\/[\w-]+|online-first|articles))?|book\/10\.\d{4,9}\/[^/]+)$/,
  }),
  anchors: 'li[data-test="search-result-item"], li[data-test="chapter"], .c-card-open, #results-list > li',
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: ':is(h2, h3) a[href*="/10."]',
      authorLine: '[data-test="authors"], .c-author-list, .authors',
      abstract: '[data-test="description"], .app-card-open__description, .snippet',
      date: '[data-test="published"], .c-meta__item time, .year',
    }),
});
