import type { Listing } from '../identity/listing.ts';
import { plainAddress } from './address.ts';
import { findAll } from './dom.ts';
import { paperOfPage } from './generic/meta.ts';
import type { PlacedListing } from './placed-listing.ts';
import type { Page, PageKind, Site } from './site.ts';

/** The site, of those given, whose feed or paper is at an address; `undefined` for any other address. */
export function siteAt(url: URL, sites: readonly Site[]): Site | undefined {
  return sites.find((site) => site.kind(url) !== undefined);
}

/** Names the feed at an address of a site: the same for all addresses that show the same list. */
export function feedAt(site: Site, url: URL): string {
  return site.feed?.(url) ?? plainAddress(url);
}

/** A page to read: a live document, or a saved one with the address it came from. */
export function openPage(document: Document, url: URL): Page {
  const known = new Map<unknown, unknown>();
  const page: Page = {
    document,
    url,
    once<T>(read: (page: Page) => T): T {
      if (!known.has(read)) known.set(read, read(page));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each reader is kept with its own result
      return known.get(read) as T;
    },
  };
  return page;
}

/** The listing at one anchor. Where a site stumbles over a card, that card is lost and nothing else. */
export function readAnchor(site: Site, page: Page, anchor: Element): PlacedListing | undefined {
  return inOneGo(readInSteps(site, page, anchor));
}

/** All steps at once: where nobody waits. */
export function inOneGo<T>(steps: Generator<void, T, void>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** As `readAnchor`, in steps that are short also where the site surveys the whole page first. */
export function* readInSteps(
  site: Site,
  page: Page,
  anchor: Element,
): Generator<void, PlacedListing | undefined, void> {
  try {
    yield* site.survey?.(anchor, page) ?? [];
    return site.read(anchor, page);
  } catch (error) {
    return complain(error);
  }
}

/** The listings at the given anchors, one at a time, so that the caller can stop when its slice is over. */
export function* readAnchors(site: Site, page: Page, anchors: Iterable<Element>): Generator<PlacedListing, void, void> {
  for (const anchor of anchors) {
    const placed = readAnchor(site, page, anchor);
    if (placed) yield placed;
  }
}

/** The paper that the page is about, where the page is one paper's own and the site reads such pages itself. */
export function readPaper(site: Site, page: Page): Listing | undefined {
  if (site.kind(page.url) !== 'paper') return undefined;
  try {
    return site.paper?.(page);
  } catch (error) {
    return complain(error);
  }
}

export interface Recognition {
  readonly site: Site | undefined;
  readonly kind: PageKind;
  /** The paper the page is about, on a page of kind `paper`. */
  readonly paper?: Listing | undefined;
  readonly listings: readonly PlacedListing[];
}

/** Everything on a whole page, by the site of its address. */
export function recognize(page: Page, sites: readonly Site[]): Recognition {
  const site = siteAt(page.url, sites);
  if (!site) return { site: undefined, kind: undefined, listings: [] };
  return {
    site,
    kind: site.kind(page.url),
    paper: readPaper({ paper: paperOfPage, ...site }, page),
    listings: [...readAnchors(site, page, findAll(page.document, site.anchors))],
  };
}

function complain(error: unknown): undefined {
  console.debug('Déjà Lu', error);
}
