import { identifiersInText, parseIdentifier } from '../../identity/identifier.ts';
import { abstractOf } from '../abstract.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { attribute, find, findAll, matches, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { paperLinked, papersLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesIn, namesOf } from '../names.ts';
import type { PlacedListing } from '../placed-listing.ts';
import { defineSite, type Page } from '../site.ts';

/**
 * Search results and trending (captured rows of 2023-11 and 2026-08; Zotero's translator of 2023-01). Shown with abstracts
 * (`format=abstract`), a result is laid out as a paper's own page (published selectors).
 */
export const pubmed = defineSite({
  id: 'pubmed',
  name: 'PubMed',
  matches: ['https://pubmed.ncbi.nlm.nih.gov/*'],
  kind(url) {
    if (!isOn(url, 'pubmed.ncbi.nlm.nih.gov')) return undefined;
    const path = plainPath(url);
    if (/^\/[1-9]\d{0,8}$/.test(path)) return 'paper';
    return path === '/trending' || (path === '/' && url.searchParams.has('term')) ? 'feed' : undefined;
  },
  anchors: 'article.full-docsum, .results-article',
  read: (anchor, page) =>
    matches(anchor, '.results-article') ? readWithAbstract(anchor, page) : readResult(anchor, page),
});

function readResult(anchor: Element, page: Page): PlacedListing | undefined {
  const title = find(anchor, 'a.docsum-title');
  const pmid = title && parseIdentifier(`pmid:${attribute(title, 'data-article-id') ?? ''}`);
  if (!title || !pmid) return undefined;
  // Each part stands twice, in full for wide windows and short for narrow ones.
  const citation = rawText(find(anchor, '.full-journal-citation')).replace(/\s+/g, ' ');
  const listing = listingFrom({
    identifiers: [{ identifier: pmid }, ...identifiersInText(citation)],
    title: shownText([title]),
    authors: namesIn(rawText(find(anchor, '.full-authors')).trim().replace(/\.$/, '')),
    date: isoDate(citation),
    url: linkTarget(title, page),
  });
  return listing && { listing, elements: [anchor], badge: { element: title, where: 'after' } };
}

/** Each part stands twice here too; the first is for wide windows. */
function readWithAbstract(anchor: Element, page: Page): PlacedListing | undefined {
  const title = find(anchor, '.heading-title a[href]');
  const authors = find(anchor, '.authors-list');
  const listing = listingFrom({
    identifiers: [paperLinked(title, page), ...papersLinked(anchor, '.identifiers a[href]', page)],
    title: title && shownText([title]),
    authors: authors && namesOf(findAll(authors, '.full-name')),
    abstract: abstractOf(find(anchor, '.abstract-content')),
    date: isoDate(rawText(find(anchor, '.cit')).replace(/\s+/g, ' ')),
    url: linkTarget(title, page),
  });
  return listing && title && { listing, elements: [anchor], badge: { element: title, where: 'after' } };
}
