import { find, findAll, matches, parent } from './dom.ts';

/**
 * The card of a title where a page has no element of its own for one: the largest element around it that holds no other
 * title and is not yet the page with its `h1`.
 * @param titles selector of all titles on the page.
 */
export function cardAround(title: Element, titles: string): Element {
  let card = title;
  for (let outer = parent(title); outer && !matches(outer, 'main, body'); outer = parent(outer)) {
    if (find(outer, 'h1') || findAll(outer, titles).some((other) => other !== title)) return card;
    card = outer;
  }
  return card;
}
