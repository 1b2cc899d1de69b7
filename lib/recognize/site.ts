import type { Listing } from '../identity/listing.ts';
import type { PlacedListing } from './placed-listing.ts';

/** The document a site reads, with the address it was loaded from (a saved page has no base address of its own). */
export interface Page {
  readonly document: Document;
  readonly url: URL;
  /** What `read` makes of this page, computed once: for data embedded in the page and shared by its listings. */
  once<T>(read: (page: Page) => T): T;
}

/** What an address is on a site: a list of papers, one paper's own page, or neither. */
export type PageKind = 'feed' | 'paper' | undefined;

/** One site: where its feeds are and how to read a listing there. Reading is pure and never changes the page. */
export interface Site {
  /** Kebab case, the name of its file: `hugging-face`. */
  readonly id: string;
  /** As people call it: `Hugging Face`. */
  readonly name: string;
  /** Match patterns of all its pages, for the manifest. */
  readonly matches: readonly string[];
  kind(url: URL): PageKind;
  /** Names the feed at this address, whatever tracking the address carries; two addresses of one feed give one name. */
  feed?(url: URL): string;
  /** CSS selector of the anchors, one per listing. Cheap: it is run again on everything the page adds. */
  readonly anchors: string;
  /**
   * Where the text of its pages stands, for a site whose every page is written in a way of its own: the generic recognizer
   * reads them, within that. Its code is large, and comes only with what reads pages (`readGenerically`).
   */
  readonly frame?: string;
  /** The listing at an anchor, or `undefined` where there is none after all. */
  read(anchor: Element, page: Page): PlacedListing | undefined;
  /** What `read` has to know first of the page as a whole, where that takes long: steps, each far shorter than a frame. */
  survey?(anchor: Element, page: Page): Iterable<void>;
  /** The paper that a page of kind `paper` is about; without this, what the page says of itself for machines. */
  paper?(page: Page): Listing | undefined;
}

export function defineSite<const S extends Site>(site: S): S {
  return site;
}
