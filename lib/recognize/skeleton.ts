import { attribute, childNodes, findAll, isElement, isText, rawText, tagName } from './dom.ts';

/** Elements in a report; what a page has beyond is more of the same. */
const elementLimit = 3_000;
const depthLimit = 40;

const left = new Set([
  'script',
  'style',
  'link',
  'meta',
  'noscript',
  'template',
  'svg',
  'iframe',
  'deja-lu',
  'deja-lu-bar',
]);

/**
 * The structure of a page for a report: its elements with their `class` and `role`, and in place of every text its length.
 * Nothing of what the page says, no identifier, no address. One line an element, indented by depth.
 */
export function skeletonOf(document: Document): string {
  const lines: string[] = [];
  for (const body of findAll(document, 'body').slice(0, 1)) draw(body, 0);
  return lines.join('\n');

  function draw(element: Element, depth: number): void {
    if (lines.length >= elementLimit || left.has(tagName(element))) return;
    const at = lines.push('') - 1;
    let length = 0;
    for (const child of childNodes(element)) {
      if (isText(child)) length += rawText(child).trim().length;
      else if (isElement(child) && depth < depthLimit) draw(child, depth + 1);
    }
    lines[at] = ' '.repeat(depth) + tagName(element) + marksOf(element) + (length > 0 ? ` ${length}` : '');
  }
}

function marksOf(element: Element): string {
  const role = attribute(element, 'role');
  const classes = (attribute(element, 'class') ?? '').split(/\s+/).filter(Boolean).slice(0, 12);
  return classes.map((name) => `.${withoutValue(name)}`).join('') + (role ? `[role=${withoutValue(role)}]` : '');
}

/** Sites name classes after users and papers too: digits go, and what is too long to be a name. */
function withoutValue(name: string): string {
  return name.slice(0, 40).replace(/\d+/g, '#');
}
