import { identifierFromUrl } from '../identity/identifier.ts';
import type { Listing } from '../identity/listing.ts';
import { attribute, closest } from '../recognize/dom.ts';

/**
 * Tells when the reader follows a link of a listing to the paper: a link that carries one of its identifiers, to its page
 * or its PDF, by any button that opens links. Only the reader's own clicks count.
 * @param listingAround the listing that an element is part of
 */
export function watchOpenings(
  document: Document,
  signal: AbortSignal,
  listingAround: (element: Element) => Listing | undefined,
  opened: (listing: Listing) => void,
): void {
  const onClick = (event: MouseEvent) => {
    if (!event.isTrusted || event.button > 1 || !(event.target instanceof Element)) return;
    const link = closest(event.target, 'a[href]');
    const listing = link && listingAround(link);
    if (listing && leadsTo(listing, link, document.baseURI)) opened(listing);
  };
  // Captured, for the page may keep a click from getting further.
  document.addEventListener('click', onClick, { capture: true, passive: true, signal });
  document.addEventListener('auxclick', onClick, { capture: true, passive: true, signal });
}

function leadsTo(listing: Listing, link: Element, base: string): boolean {
  const url = URL.parse(attribute(link, 'href') ?? '', base);
  if (!url) return false;
  const identifier = identifierFromUrl(url)?.identifier;
  return identifier === undefined ? url.href === listing.url : listing.identifiers.includes(identifier);
}
