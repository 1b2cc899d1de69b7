import type { Listing } from '../../lib/identity/listing.ts';
import { addressOf } from '../../lib/recognize/address.ts';
import { openPage, readAnchors, recognize, siteAt } from '../../lib/recognize/recognizer.ts';
import { sites } from '../../lib/recognize/sites.ts';
import { recognizeText } from '../../lib/recognize/text.ts';

/** The listings of a feed page that was saved as HTML or as text; none for any other file. */
export function listingsOfSavedFeed(content: string): readonly Listing[] {
  if (!isHtml(content)) return recognizeText(content);
  // Runs no scripts and loads nothing.
  const document = new DOMParser().parseFromString(content, 'text/html');
  const url = addressWithin(document, content);
  if (url && siteAt(url)) return recognize(openPage(document, url)).listings.map(({ listing }) => listing);
  return listingsByMarkup(document);
}

/** Told by content, for saved pages come under any name. */
function isHtml(content: string): boolean {
  return /<(?:!doctype html|html|head|body)[\s>]/i.test(content.slice(0, 20_000));
}

/** The address a saved page says it came from: Chromium's comment, our own fixtures', or the page itself. */
function addressWithin(document: Document, content: string): URL | undefined {
  const head = content.slice(0, 4_000);
  const candidates = [
    /<!-- saved from url=(?:\(\d+\))?(\S+)/.exec(head)?.[1],
    /<!-- \{"url": "([^"]+)"\} -->/.exec(head)?.[1],
    document.querySelector('link[rel=canonical]')?.getAttribute('href'),
    document.querySelector('meta[property="og:url"]')?.getAttribute('content'),
  ];
  return candidates.flatMap((candidate) => addressOf(candidate ?? undefined) ?? []).find((url) => siteAt(url));
}

/** Firefox saves no address: the first site that finds listings, were the page its own. */
function listingsByMarkup(document: Document): readonly Listing[] {
  for (const site of sites) {
    const home = new URL((site.matches[0] ?? '').replace('*://', 'https://').replaceAll(/\*\.?/g, ''));
    const anchors = document.querySelectorAll(site.anchors);
    const listings = [...readAnchors(site, openPage(document, home), anchors)].map(({ listing }) => listing);
    if (listings.length > 0) return listings;
  }
  return [];
}
