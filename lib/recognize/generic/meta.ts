import { parseIdentifier, identifierFromUrl, type IdentifierReading } from '../../identity/identifier.ts';
import type { Listing } from '../../identity/listing.ts';
import { isoDate } from '../date.ts';
import { attribute, findAll } from '../dom.ts';
import { listingFrom } from '../listing.ts';
import type { Page } from '../site.ts';
import { describedArticles } from './json-ld.ts';

/** Meta elements read on one page; a paper with 3,000 authors and its references has more, of which enough is read. */
const metaLimit = 5_000;

/**
 * The paper that a page is about, as it says itself: Highwire's `citation_*` (what Google Scholar asks publishers for),
 * Dublin Core and PRISM, or JSON-LD. `undefined` on pages that are not about one paper.
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
export function paperOfPage(page: Page): Listing | undefined {
  return page.once(readPaper);
}

function readPaper(page: Page): Listing | undefined {
  const meta = metaOf(page);
  const first = (...names: readonly string[]) => names.flatMap((name) => meta.get(name) ?? [])[0];
  const identifiers = [
    ...(meta.get('citation_arxiv_id') ?? []).map((id) => named('arxiv', id)),
    ...['citation_doi', 'prism.doi', 'bepress_citation_doi', 'dc.identifier', 'dc.identifier.doi', 'dcterms.identifier']
      .flatMap((name) => meta.get(name) ?? [])
      .map((id) => named('doi', id)),
    ...(meta.get('citation_pmid') ?? []).map((id) => named('pmid', id)),
    identifierFromUrl(page.url),
  ];
  const title = first('citation_title', 'bepress_citation_title');
  // Every second content management system prints Dublin Core; only with an identifier does it mean a paper.
  const published =
    title ?? (identifiers.some(Boolean) ? first('dc.title', 'dcterms.title', 'prism.title') : undefined);
  if (published !== undefined) {
    return listingFrom({
      identifiers,
      title: published,
      authors: authorsOf(meta),
      abstract: first('citation_abstract', 'dcterms.abstract', 'dc.description'),
      date: isoDate(
        first(
          'citation_publication_date',
          'citation_date',
          'citation_online_date',
          'prism.publicationdate',
          'dc.date',
          'dcterms.issued',
        ),
      ),
      url: page.url,
    });
  }
  const articles = describedArticles(page);
  const [article] = articles;
  // A list describes many.
  if (!article || articles.length > 1) return undefined;
  return listingFrom({
    ...article.draft,
    identifiers: [...(article.draft.identifiers ?? []), identifiers.at(-1)],
    url: page.url,
  });
}

/** Contents by lower-case name, in order. */
function metaOf(page: Page): ReadonlyMap<string, readonly string[]> {
  const contents = new Map<string, string[]>();
  for (const meta of findAll(page.document, 'meta[content]').slice(0, metaLimit)) {
    const name = (attribute(meta, 'name') ?? attribute(meta, 'property'))?.toLowerCase().replace(/^dc_/, 'dc.');
    const content = attribute(meta, 'content')?.trim();
    if (!name || !content) continue;
    const known = contents.get(name);
    if (known) known.push(content);
    else contents.set(name, [content]);
  }
  return contents;
}

/** Highwire's own tag once a name; some publishers print one tag with all names between semicolons. */
function authorsOf(meta: ReadonlyMap<string, readonly string[]>): readonly string[] {
  for (const name of ['citation_author', 'bepress_citation_author', 'dc.creator', 'dc.contributor']) {
    const authors = meta.get(name);
    if (authors) return authors;
  }
  return (meta.get('citation_authors')?.[0] ?? '').split(';').filter((name) => name.trim() !== '');
}

function named(scheme: 'arxiv' | 'doi' | 'pmid', value: string): IdentifierReading | undefined {
  const identifier = parseIdentifier(`${scheme}:${value.replace(/^(?:doi|pmid|arxiv)\s?:\s?/i, '')}`);
  return identifier && { identifier };
}
