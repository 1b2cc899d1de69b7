import type { Listing } from '../identity/listing.ts';

/** Where the badge of a listing goes. `append`: last child of the element; `after`: its next sibling. */
export interface BadgePlace {
  readonly element: Element;
  readonly where: 'append' | 'prepend' | 'after';
}

/** A listing where it stands on a page. */
export interface PlacedListing {
  readonly listing: Listing;
  /** The elements the listing is made of, the anchor first: arXiv's `dt` and `dd`, elsewhere one card. */
  readonly elements: readonly [Element, ...Element[]];
  readonly badge: BadgePlace;
}

/** Whether the badge stands right in a card that is all there is of its listing, and not on a line with other text. */
export function isRightInCard({ elements, badge }: PlacedListing): boolean {
  return elements.length === 1 && badge.element === elements[0];
}
