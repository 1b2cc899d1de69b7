import type { Listing } from '../identity/listing.ts';
import { plainAddress } from './address.ts';
import { attribute, contains, findAll, isElement, matches } from './dom.ts';
import { detailsIn } from './generic/details.ts';
import { markOf, markSelector } from './generic/marks.ts';
import { paperOfPage } from './generic/meta.ts';
import { lookForPlaces, type Place } from './generic/places.ts';
import { titleIn } from './generic/title.ts';
import { listingFrom } from './listing.ts';
import type { BadgePlace, PlacedListing } from './placed-listing.ts';
import { readAnchor } from './recognizer.ts';
import { defineSite, type Page } from './site.ts';

/*
 * For every page without a site of its own that the user turns on. What is known of a paper's page is taken from what
 * publishers print for machines; what a list is, from the links in it that carry identifiers and the structure that
 * repeats around them.
 */

/**
 * The recognizer for pages of unknown sites, in the shape of a site. It belongs to no address and stands in no list: who
 * uses it has decided that the page is to be read. Whether a page is one paper's own shows on the page only: `paper`
 * tells, and `kind` is `feed` for all.
 */
export const generic = defineSite({
  id: 'generic',
  name: 'Other pages',
  matches: [],
  kind: (url) => (/^https?:$/.test(url.protocol) ? 'feed' : undefined),
  feed: (url) => url.host + plainAddress(url),
  anchors: markSelector,
  survey,
  read(anchor, page) {
    const place = page.once(surveyed).places.get(anchor);
    return place?.marks[0]?.element === anchor ? readPlace(place) : undefined;
  },
  paper: (page: Page) => paperOfPage(page),
});

/** All listings of a page that no site knows, in the order they stand. Linear in the page; reads only. */
export function recognizeGenerically(page: Page): readonly PlacedListing[] {
  return findAll(page.document, generic.anchors).flatMap((anchor) => readAnchor(generic, page, anchor) ?? []);
}

/** What is known of the page so far. */
interface Surveyed {
  places: ReadonlyMap<Element, Place>;
  /** Where each mark led, or what it said, at the time. */
  contents: ReadonlyMap<Element, string>;
}

function surveyed(): Surveyed {
  return { places: new Map(), contents: new Map() };
}

/** The page is surveyed again when it has a mark that was not there, or was another paper's. */
function* survey(anchor: Element, page: Page): Generator<void, void, void> {
  const known = page.once(surveyed);
  if (known.contents.get(anchor) === contentOf(anchor)) return;
  // On a paper's own page other papers are its references, or what the publisher recommends.
  if (paperOfPage(page) || !markOf(anchor, page) || !contains(page.document, anchor)) return;
  const { marks, places } = yield* lookForPlaces(page);
  known.places = places;
  known.contents = new Map(marks.map(({ element }) => [element, contentOf(element)]));
}

function contentOf(mark: Element): string {
  return attribute(mark, 'href') ?? attribute(mark, 'title') ?? '';
}

/** What papers appeared in stands in lists as they do, and with an identifier (ACL Anthology, DOIs of conferences). */
const volume =
  /^\s*(?:(?:[\p{L}\d&/ -]{2,20}[ '’]\d{2,4}\s*[:,-]\s*)?proceedings of|front ?matter|table of contents|author index)\b/iu;

function readPlace(place: Place): PlacedListing | undefined {
  const data = place.marks.find(({ draft }) => draft)?.draft;
  const title = titleIn(place);
  const [first, ...others] = place.nodes.filter((node) => isElement(node));
  const text = data?.title ?? title?.text;
  if (text === undefined || !first || volume.test(text)) return undefined;
  const details = detailsIn(place, text);
  const listing: Listing | undefined = listingFrom({
    identifiers: place.marks.flatMap(({ readings }) => readings),
    title: text,
    authors: data?.authors && data.authors.length > 0 ? data.authors : details.authors,
    abstract: data?.abstract ?? details.abstract,
    date: data?.date ?? details.date,
    url: place.marks.find(({ target }) => target)?.target,
  });
  return listing && { listing, elements: [first, ...others], badge: badgeBeside(title?.element ?? first) };
}

/** Behind a title that is a link, so that the badge is none; at the end of any other title. */
function badgeBeside(title: Element): BadgePlace {
  return { element: title, where: matches(title, 'a, strong, b, em, i, cite, q') ? 'after' : 'append' };
}
