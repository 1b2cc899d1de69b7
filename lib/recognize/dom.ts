/*
 * Reads of a page that the page cannot bend. In Chromium's isolated world `<form><input name="querySelector">` makes
 * `form.querySelector` an input; the prototype of the form is ours, so every member is taken from there. (Taken from the
 * node's own prototype rather than a global `Element`, so that the same code reads jsdom documents in Node.)
 */

function member<N extends Node, K extends keyof N>(node: N, name: K): N[K] {
  const prototype: N = Object.getPrototypeOf(node);
  return Reflect.get(prototype, name, node);
}

/** The first element under `root` that the selector matches. */
export function find(root: ParentNode & Node, selector: string): Element | undefined {
  return member(root, 'querySelector').call(root, selector) ?? undefined;
}

/** All elements under `root` that the selector matches, in document order. */
export function findAll(root: ParentNode & Node, selector: string): Element[] {
  return Array.from(member(root, 'querySelectorAll').call(root, selector));
}

/** The nearest of the element and its ancestors that the selector matches. */
export function closest(element: Element, selector: string): Element | undefined {
  return member(element, 'closest').call(element, selector) ?? undefined;
}

export function matches(element: Element, selector: string): boolean {
  return member(element, 'matches').call(element, selector);
}

export function attribute(element: Element, name: string): string | undefined {
  return member(element, 'getAttribute').call(element, name) ?? undefined;
}

/** All text below the node, as it stands, hidden text included; `''` where there is no node. */
export function rawText(node: Node | undefined): string {
  return node ? (member(node, 'textContent') ?? '') : '';
}

export function parent(node: Node): Element | undefined {
  return member(node, 'parentElement') ?? undefined;
}

export function nextSibling(element: Element): Element | undefined {
  return member(element, 'nextElementSibling') ?? undefined;
}

export function previousSibling(element: Element): Element | undefined {
  return member(element, 'previousElementSibling') ?? undefined;
}

export function childNodes(node: Node): Node[] {
  return Array.from(member(node, 'childNodes'));
}

/** Lower case also in XHTML documents. */
export function tagName(element: Element): string {
  return member(element, 'localName').toLowerCase();
}

export function isElement(node: Node): node is Element {
  return member(node, 'nodeType') === 1;
}

export function isText(node: Node): boolean {
  return member(node, 'nodeType') === 3;
}

/** Whether `inner` is `outer` or lies within it. */
export function contains(outer: Node, inner: Node): boolean {
  return member(outer, 'contains').call(outer, inner);
}

/** The children, text included, but for elements that the selector matches: a title without its label. */
export function childNodesExcept(element: Element, selector: string): Node[] {
  return childNodes(element).filter((child) => !(isElement(child) && matches(child, selector)));
}
