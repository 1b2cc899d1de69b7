import { find, findAll, matches, parent } from './dom.ts';

/** How far above its title a card begins at most: four levels on any page seen. */
const levelLimit = 10;

/**
 * The card of a title where a page has no element of its own for one: the largest element around it that holds no other
 * title and is not yet the page with its `h1`.
 * @param titles selector of all titles on the page.
 */
export function cardAround(title: Element, titles: string): Element {
  let card = title;
  for (let level = 0; level < levelLimit; level += 1) {
    const outer = parent(card);
    if (!outer || matches(outer, 'main, body') || find(outer, 'h1')) break;
    if (findAll(outer, titles).some((other) => other !== title)) break;
    card = outer;
  }
  return card;
}
