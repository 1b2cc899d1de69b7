import { find } from '../dom.ts';
import { kindByPath } from '../kind.ts';
import { paperLinked } from '../linked.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results, article lists and issues (`c-card`: a card that a scraper of 2025-12 quotes; `article-description` and issues as scrapers of 2021 to 2026 select them). News (`d41586-…`) is no paper. */
export const nature = defineSite({
  id: 'nature',
  name: 'Nature',
  matches: ['https://www.nature.com/*'],
  kind: kindByPath(['www.nature.com'], {
    paper: /^\/articles\/(?!d\d)[\w.-]+$/,
    feed: /^\/(?:search|[a-z]+\/(?:articles|research-articles|reviews-and-analysis|volumes\/\d+\/issues\/[\w-]+)|subjects\/[\w-]+(?:\/[\w-]+)?)$/,
  }),
  anchors: 'article.c-card',
  read(anchor, page) {
    const title = '.c-card__title a[href*="/articles/"]:not([href*="/articles/d4"])';
    if (!paperLinked(find(anchor, title), page)) return undefined;
    return readRow(anchor, page, {
      title,
      authors: '[data-test="author-list"] [itemprop="name"]',
      abstract: '[data-test="article-description"], .c-card__summary',
      date: 'time',
    });
  },
});
