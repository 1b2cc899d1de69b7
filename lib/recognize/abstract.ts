import { childNodes } from './dom.ts';
import { shownText } from './generic/shown-text.ts';
import { abstractLimit } from './listing.ts';

/** The text of an abstract with its formulas as they were written, also where it is folded away; `''` without one. */
export function abstractOf(element: Element | undefined): string {
  return element ? shownText(childNodes(element), abstractLimit) : '';
}
