import { identifierFromUrl, type IdentifierReading } from '../identity/identifier.ts';
import { linkTarget } from './address.ts';
import { findAll } from './dom.ts';
import type { Page } from './site.ts';

/** The identifier that a link carries. */
export function paperLinked(link: Element | undefined, page: Page): IdentifierReading | undefined {
  const target = linkTarget(link, page);
  return target && identifierFromUrl(target);
}

/** A card that links to more is a bibliography. */
const linkLimit = 50;

/** The identifiers that the links at a selector carry: the names a card knows its paper by. */
export function papersLinked(card: Element, selector: string, page: Page): readonly (IdentifierReading | undefined)[] {
  return findAll(card, selector)
    .slice(0, linkLimit)
    .map((link) => paperLinked(link, page));
}
