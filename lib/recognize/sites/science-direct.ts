import { parseIdentifier } from '../../identity/identifier.ts';
import { attribute, find, rawText } from '../dom.ts';
import { kindByPath } from '../kind.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/**
 * Search results (captured list of 2023-12; Zotero's translator of 2026-06-05) and issues (as scrapers of 2021 to 2026
 * select them). Elsevier's addresses carry a number of its own (PII); the DOI is in `data-doi` of a search result, and
 * hidden in a row of an issue.
 */
export const scienceDirect = defineSite({
  id: 'science-direct',
  name: 'ScienceDirect',
  matches: ['https://www.sciencedirect.com/*'],
  kind: kindByPath(['www.sciencedirect.com'], {
    paper: /^\/science\/article\/(?:abs\/)?pii\/\w+$/,
    feed: /^\/(?:search|journal\/[\w-]+\/(?:vol\/.+|articles-in-press|latest))$/,
  }),
  anchors: 'li.ResultItem, li.js-article-list-item',
  read(anchor, page) {
    const doi = attribute(anchor, 'data-doi') ?? rawText(find(anchor, 'div[hidden]'));
    const identifier = parseIdentifier(doi);
    return readRow(
      anchor,
      page,
      {
        title: 'a.result-list-title-link, a.article-content-title',
        authors: '.Authors .author',
        authorLine: '.js-article__item__authors',
        date: '.srctitle-date-fields',
      },
      [identifier && { identifier }],
    );
  },
});
