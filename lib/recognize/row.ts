import type { IdentifierReading } from '../identity/identifier.ts';
import { linkTarget } from './address.ts';
import { isoDate } from './date.ts';
import { attribute, closest, find, findAll, rawText, tagName } from './dom.ts';
import { shownText } from './generic/shown-text.ts';
import { papersLinked } from './linked.ts';
import { listingFrom } from './listing.ts';
import { namesIn, namesOf } from './names.ts';
import type { PlacedListing } from './placed-listing.ts';
import type { Page } from './site.ts';

/** Where the parts of a listing stand within one row of results. */
export interface RowSelectors {
  /** The title, as a rule the link to the paper. */
  readonly title: string;
  /** One element for each author, … */
  readonly authors?: string;
  /** … or, where there are none, one line for all. */
  readonly authorLine?: string;
  readonly abstract?: string;
  /** The first that reads as one: kinds and pages stand among the dates. */
  readonly date?: string;
  /** Links that carry identifiers; the title's where there is none to name. */
  readonly links?: string;
}

/**
 * The listing in one row of results; `undefined` where the row has no title.
 * @param known identifiers that the row shows in some other way than by links
 */
export function readRow(
  row: Element,
  page: Page,
  selectors: RowSelectors,
  known: readonly (IdentifierReading | undefined)[] = [],
): PlacedListing | undefined {
  const title = find(row, selectors.title);
  if (!title) return undefined;
  const link = tagName(title) === 'a' ? title : (find(title, 'a[href]') ?? closest(title, 'a[href]'));
  const authors = selectors.authors ? namesOf(findAll(row, selectors.authors)) : [];
  const listing = listingFrom({
    identifiers: [...known, ...papersLinked(row, selectors.links ?? selectors.title, page)],
    title: shownText([title]),
    authors: authors.length > 0 ? authors : authorsIn(textAt(row, selectors.authorLine)),
    abstract: textAt(row, selectors.abstract).replace(/^\s*(?:Abstract|ABSTRACT)\s+(?=\p{Lu})/u, ''),
    date: dateAt(row, selectors.date),
    url: linkTarget(link, page),
  });
  return (
    listing && {
      listing,
      elements: [row],
      badge: { element: title, where: tagName(title) === 'a' ? 'after' : 'append' },
    }
  );
}

/** Where a semicolon stands, a comma is part of a name: `Quill, Ada; Rask, Bo`. */
function authorsIn(line: string): readonly string[] {
  const names = line.replace(/^\s*(?:by|authors?:)\s+|\s+and \d+ more\s*$/gi, '');
  return names.includes(';') ? names.split(';') : namesIn(names);
}

function textAt(row: Element, selector: string | undefined): string {
  const element = selector && find(row, selector);
  return element ? shownText([element], 20_000) : '';
}

function dateAt(row: Element, selector: string | undefined): string | undefined {
  for (const element of selector ? findAll(row, selector) : []) {
    const date = isoDate(attribute(element, 'datetime') ?? rawText(element));
    if (date !== undefined) return date;
  }
  return undefined;
}
