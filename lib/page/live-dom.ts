import type { BadgePlace } from '../recognize/placed-listing.ts';

/*
 * Changes to a page that the page cannot bend: every member is taken from the prototype, for the reason given in
 * lib/recognize/dom.ts.
 */

export function isConnected(node: Node): boolean {
  return Reflect.get<Node, 'isConnected'>(Node.prototype, 'isConnected', node);
}

export function put(node: Element, { element, where }: BadgePlace): void {
  Element.prototype[where].call(element, node);
}

export function remove(node: Element): void {
  Element.prototype.remove.call(node);
}

/** Whether the node stands where `put` would put it, or beside what the page has put there since. */
export function isAt(node: Element, { element, where }: BadgePlace): boolean {
  return parentNode(node) === (where === 'after' ? parentNode(element) : element);
}

export function contains(element: Element, node: Node | null): boolean {
  return Node.prototype.contains.call(element, node);
}

export function styleOf(element: Element): CSSStyleDeclaration | undefined {
  const owner = element instanceof HTMLElement ? HTMLElement.prototype : SVGElement.prototype;
  return Reflect.get(owner, 'style', element);
}

/** Smoothly, unless the reader wants less motion. */
export function scrollTo(element: Element): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  Element.prototype.scrollIntoView.call(element, { block: 'center', behavior: calm ? 'instant' : 'smooth' });
}

function parentNode(node: Node): Node | null {
  return Reflect.get<Node, 'parentNode'>(Node.prototype, 'parentNode', node);
}
