import {
  identifierFromUrl,
  type IdentifierReading,
  identifiersInText,
  parseIdentifier,
} from '../../identity/identifier.ts';
import type { Listing } from '../../identity/listing.ts';
import { abstractOf } from '../abstract.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { attribute, childNodesExcept, find, findAll, nextSibling, rawText, tagName } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { latexmlAuthors } from '../latexml.ts';
import { papersLinked } from '../linked.ts';
import { abstractLimit, listingFrom } from '../listing.ts';
import { namesOf } from '../names.ts';
import type { PlacedListing } from '../placed-listing.ts';
import { defineSite, type Page, type PageKind } from '../site.ts';

/*
 * Lists (new, recent, pastweek, a month, catchup, an author's) are `dt` and `dd` in turn, in one `dl` a section
 * (arXiv/arxiv-browse, source of 2026-06-29; the same since 2010 but for wrappers). Search results are `li.arxiv-result`
 * (arXiv/arxiv-search, source of 2026-07-01; captures of 2023-11 and 2025-12).
 */

export const arxiv = defineSite({
  id: 'arxiv',
  name: 'arXiv',
  matches: ['https://*.arxiv.org/*'],
  kind: (url) => (isOn(url, '*.arxiv.org') ? pageKind(url) : undefined),
  feed: feedName,
  anchors: 'dl > dt, li.arxiv-result',
  read: (anchor, page) => (tagName(anchor) === 'dt' ? readEntry(anchor, page) : readResult(anchor, page)),
  paper: (page) => (plainPath(page.url).startsWith('/html/') ? readFullText(page) : readAbstractPage(page)),
});

const period = /^(?:new|recent|pastweek|current|\d{2}|\d{4}|\d{4}-\d{2})$/;

function pageKind(url: URL): PageKind {
  const [section, archive, when, ...rest] = plainPath(url).slice(1).split('/');
  if (section === 'abs' || section === 'html' || section === 'pdf') return paperAt(url) && 'paper';
  const isFeed =
    (section === 'list' && archive && period.test(when ?? '') && rest.length === 0) ||
    ((section === 'catchup' || section === 'a') && archive) || // without an archive, catchup is a form
    // The search is one too, without a query; the advanced search numbers its terms, and may have none.
    (section === 'search' && ['query', 'terms-0-term'].some((name) => url.searchParams.get(name))) ||
    (section === 'search' && archive === 'advanced' && url.searchParams.has('advanced'));
  return isFeed ? 'feed' : undefined;
}

/** What a query asks for; paging, order and layout show more or less of the same list. */
const queryOnly = /^(?:query|searchtype|terms-.*|classification-.*|date-.*)$/;

function feedName(url: URL): string {
  const path = plainPath(url).replace(/\/pastweek$/, '/recent'); // two names of one list
  const query = [...url.searchParams].filter(([name, value]) => queryOnly.test(name) && value !== '');
  return path + (query.length > 0 ? `?${new URLSearchParams(query).toString()}` : '');
}

/** The paper at an address of arXiv or of a mirror, which differ in their hosts only. */
function paperAt(target: URL | undefined): IdentifierReading | undefined {
  if (!target) return undefined;
  const isArxiv = isOn(target, 'arxiv.org'); // on a list of 2,000 another URL each is 20 ms
  return identifierFromUrl(isArxiv ? target : new URL(target.pathname, 'https://arxiv.org'));
}

function readEntry(entry: Element, page: Page): PlacedListing | undefined {
  const details = nextSibling(entry);
  const target = linkTarget(find(entry, 'a[title="Abstract"], a[href*="/abs/"]'), page);
  const identifier = paperAt(target);
  if (!identifier || !details || tagName(details) !== 'dd') return undefined;
  const title = find(details, '.list-title');
  const listing = listingFrom({
    // Only the link to the HTML names the version that is listed.
    identifiers: [identifier, paperAt(linkTarget(find(entry, 'a[title="View HTML"]'), page))],
    title: title && shownText(childNodesExcept(title, '.descriptor')),
    authors: authorsIn(find(details, '.list-authors')),
    abstract: abstractOf(find(details, 'p.mathjax')),
    url: target,
  });
  // On the line of the links, which has room: behind the title it would wrap, and move all below it.
  return listing && title && { listing, elements: [entry, details], badge: { element: entry, where: 'append' } };
}

function readResult(result: Element, page: Page): PlacedListing | undefined {
  const target = linkTarget(find(result, '.list-title a[href*="/abs/"]'), page);
  const identifier = paperAt(target);
  const title = find(result, 'p.title');
  if (!identifier || !title) return undefined;
  const abstract = find(result, '.abstract-full');
  const [, version] = /v(\d+)-abstract-full$/.exec((abstract && attribute(abstract, 'id')) ?? '') ?? [];
  const listing = listingFrom({
    identifiers: [identifier, ...papersLinked(result, '.tags a[href]', page)], // the DOI, where the authors have given it
    title: shownText([title]),
    authors: authorsIn(find(result, 'p.authors')),
    // Hidden until "More" is clicked; it ends with the link "Less".
    abstract: abstract && shownText(childNodesExcept(abstract, 'a[onclick]')),
    date: submissionDate(result),
    version: version === undefined ? undefined : Number(version),
    url: target,
  });
  return listing && { listing, elements: [result], badge: { element: title, where: 'append' } };
}

/** `Submitted 12 March, 2026; v1 submitted 3 May, 2025; originally announced May 2025.`: of the first version. */
function submissionDate(result: Element): string | undefined {
  const text = findAll(result, 'p.is-size-7')
    .map((line) => rawText(line).replace(/\s+/g, ' '))
    .find((line) => line.trim().startsWith('Submitted'));
  return isoDate(/v1 submitted [^;]+/.exec(text ?? '')?.[0] ?? text);
}

/**
 * The names of a line of author links; the last may say "and …", or how many more there are. Found in two steps, for in
 * Chromium `.list-authors a` takes twenty times as long on a page of 2,000 entries (measured in 156).
 */
function authorsIn(line: Element | undefined): readonly string[] {
  return namesOf(line ? findAll(line, 'a') : [])
    .map((name) => name.replace(/^and /, ''))
    .filter((name) => !name.startsWith('et al'));
}

function readAbstractPage(page: Page): Listing | undefined {
  const identifier = paperAt(page.url);
  const title = find(page.document, '#abs h1.title, h1.title.mathjax');
  if (!identifier || !title) return undefined;
  const abstract = find(page.document, 'blockquote.abstract');
  const dateline = rawText(find(page.document, '.dateline')).replace(/\s+/g, ' ');
  const [, version] = /this version, v(\d+)/.exec(dateline) ?? [];
  return listingFrom({
    identifiers: [identifier, publishedAs(page)],
    title: shownText(childNodesExcept(title, '.descriptor')),
    authors: authorsIn(find(page.document, '.authors')),
    abstract: abstract && shownText(childNodesExcept(abstract, '.descriptor')),
    date: isoDate(dateline),
    version: version === undefined ? undefined : Number(version),
    url: page.url,
  });
}

/** The DOI of the version of record, where the authors have given it. */
function publishedAs(page: Page): IdentifierReading | undefined {
  const meta = find(page.document, 'meta[name="citation_doi"]');
  const identifier = parseIdentifier(`doi:${(meta && attribute(meta, 'content')) ?? ''}`);
  return identifier && { identifier };
}

/** LaTeXML's rendering of the paper itself. A mark on its margin says `arXiv:2611.14809v1 [cs.LG] 12 Nov 2026`, put there by script. */
function readFullText(page: Page): Listing | undefined {
  const identifier = paperAt(page.url);
  const title = find(page.document, '.ltx_title_document');
  if (!identifier || !title) return undefined;
  const abstract = find(page.document, '.ltx_abstract');
  const mark = rawText(find(page.document, '#watermark-tr'));
  const named = identifiersInText(mark)[0];
  const version = identifier.version ?? named?.version;
  return listingFrom({
    identifiers: [identifier],
    title: shownText([title]),
    authors: latexmlAuthors(page.document),
    abstract: abstract && shownText(childNodesExcept(abstract, '.ltx_title'), abstractLimit),
    date: version === 1 ? isoDate(/\].*/.exec(mark)?.[0]) : undefined, // of a later version it is not the paper's
    version,
    url: page.url,
  });
}
