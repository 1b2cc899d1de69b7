import { abstractOf } from '../abstract.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { closest, find, findAll, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { papersLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesOf } from '../names.ts';
import { defineSite } from '../site.ts';

/** A name was a link within its box until 2022, and is the box now; without a page of its own it has no link. */
const authors =
  '.cl-paper-authors__author-link, .cl-paper-authors__author-box:not(:has(.cl-paper-authors__author-link))';

/**
 * Drawn by React after load; the same row in search, on an author's page, in citation lists and the library. Search by
 * captured rows of 2026-08; the rest by Zotero's translator (2022-11-18) and scrapers of 2021 to 2022.
 */
export const semanticScholar = defineSite({
  id: 'semantic-scholar',
  name: 'Semantic Scholar',
  matches: ['https://www.semanticscholar.org/*'],
  kind(url) {
    if (!isOn(url, 'www.semanticscholar.org', 'semanticscholar.org')) return undefined;
    const path = plainPath(url);
    if (/^\/paper\/(?:[^/]+\/)?[\da-f]{40}(?:\/|$)/.test(path)) return 'paper';
    if (path === '/search') return url.searchParams.get('q') ? 'feed' : undefined;
    return /^\/(?:author\/[^/]+(?:\/\d+)?|venue|me\/(?:library|recommendations|feeds|research)(?:\/.*)?|topic\/.+)$/.test(
      path,
    )
      ? 'feed'
      : undefined;
  },
  anchors: '.cl-paper-row',
  read(anchor, page) {
    const title = find(anchor, '.cl-paper-title, [data-test-id="title-link"], [data-selenium-selector="title-link"]');
    const link = title && closest(title, 'a');
    const url = linkTarget(link, page);
    if (!title || !url) return undefined;
    const listing = listingFrom({
      identifiers: papersLinked(anchor, 'a[href]', page),
      title: shownText([title]),
      authors: namesOf(findAll(anchor, authors)),
      abstract: abstractOf(find(anchor, '.cl-paper-abstract .full-abstract')),
      date: isoDate(rawText(find(anchor, '.cl-paper-pubdates'))),
      url,
    });
    return listing && { listing, elements: [anchor], badge: { element: link ?? title, where: 'after' } };
  },
});
