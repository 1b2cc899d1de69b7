import { attribute, find, parent, previousSibling, rawText, tagName } from '../dom.ts';
import { isHidden, shownText } from './shown-text.ts';

/** Levels looked at above an element: what matters is near, and pages may be nested without end. */
const levels = 6;

const roles = new Set([
  'navigation',
  'contentinfo',
  'search',
  'menu',
  'menubar',
  'doc-bibliography',
  'doc-endnotes',
  'doc-footnote',
]);

/**
 * Class names and ids, as words, of what surrounds a page's list, and of an article's references. Quarto's `page-navbar` is a
 * page that has one.
 */
const surroundings =
  /(?:^|[\s_-])(?<!(?:^|[\s_-])(?:has|no|page|with|without)[_-])(?:share|sharing|social|addthis|breadcrumbs?|pagination|pager|navbar|cookies?|references?|ref-list|reflist|footnotes?|endnotes?|ltx_bibliography)(?:$|[\s_-])/i;

/** Whether what lies in an element is no listing whatever it links to: navigation, sharing, footers, references. */
export function isNoise(element: Element): boolean {
  const name = tagName(element);
  if (roles.has(attribute(element, 'role') ?? '')) return true;
  if ((name === 'nav' || name === 'footer') && !isWithinCard(element)) return true;
  const named = [attribute(element, 'class') ?? '', attribute(element, 'id') ?? ''].some((names) =>
    surroundings.test(names),
  );
  if (named && !/^(?:html|body|main)$/.test(name) && !find(element, 'main')) return true;
  return name !== 'dialog' && isHidden(element);
}

/** A card may have a foot and links of its own: dblp's have. */
function isWithinCard(part: Element): boolean {
  let here = parent(part);
  for (let level = 0; level < levels && here; level += 1, here = parent(here)) {
    if (/^(?:article|li)$/.test(tagName(here))) return true;
  }
  return false;
}

const references =
  /^\W*(?:\d{1,2}|[ivx]{1,4})?[\s.:]*(?:references?|bibliography|works cited|literature(?: cited)?|foot ?notes|end ?notes|notes|citations|sources|further reading|see also|external links)\b[^\p{L}]*(?:and notes|edit)?\W*$/iu;

/** Siblings looked at on each; a heading further up belongs to something else. */
const siblings = 12;

/** Whether the nearest heading above a list says that what follows are an article's references. */
export function standsUnderReferences(list: Element): boolean {
  let here: Element | undefined = list;
  for (let level = 0; level < levels && here; level += 1) {
    let before = previousSibling(here);
    for (let i = 0; i < siblings && before; i += 1, before = previousSibling(before)) {
      const heading = headingOf(before);
      if (heading) return references.test(rawText(heading).slice(0, 200));
    }
    here = parent(here);
  }
  return false;
}

/** Characters that a wrapper may have beside its heading: a link to itself, "[edit]". */
const besideHeading = 25;

/** The heading that an element is, or that is all a wrapper holds: `<div class="mw-heading"><h2>…</h2></div>`. */
export function headingOf(element: Element): Element | undefined {
  const name = tagName(element);
  if (/^h[1-6]$/.test(name)) return element;
  if (!/^(?:div|header|hgroup|section)$/.test(name)) return undefined;
  const first = find(element, ':scope > :first-child');
  if (!first || !/^h[1-6]$/.test(tagName(first))) return undefined;
  const rest = shownText([element], 400).trim().length - shownText([first], 400).trim().length;
  return rest < besideHeading ? first : undefined;
}
