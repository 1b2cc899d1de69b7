import { attribute, childNodes, findAll, isElement, isText, matches, rawText, tagName } from '../dom.ts';
import type { Mark } from './marks.ts';
import type { Place } from './places.ts';
import { isInline, shownText } from './shown-text.ts';
import { bareTitle, doubtAsTitle } from './title-like.ts';

/** A place's title, and the element it stands in. */
export interface FoundTitle {
  readonly text: string;
  readonly element: Element;
}

/** Elements of one card that are looked at. */
const elementLimit = 400;
/** Enough of a text to see that it is too long for a title. */
const textLimit = 600;

const headings = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

/** The title of a place: what the markup names so, or a link, or emphasis, or the line that looks most like one. */
export function titleIn({ marks, nodes, inSeries }: Place): FoundTitle | undefined {
  const byElement = new Map(marks.map((mark) => [mark.element, mark]));
  let best: FoundTitle | undefined;
  let most = inSeries ? 0 : aloneLimit;
  const consider = (element: Element, text: string, weight: number) => {
    const title = bareTitle(text);
    const words = title.split(' ').length;
    const labelled = /^\s*title\s*[:：]/i.test(text) ? labelWeight : 0;
    const worth = Math.max(weight, labelled) - doubtAsTitle(title) + Math.min(words, 12) / 12; // among equals the longer is the title
    if (worth <= most) return;
    most = worth;
    best = { text: title, element };
  };
  const roots = nodes.filter((node) => isElement(node));
  const elements = roots.flatMap((root) => [root, ...findAll(root, '*').slice(0, elementLimit)]).slice(0, elementLimit);
  // Not `closest`: on a page nested a hundred thousand deep each call would climb to its root.
  const headed = new Set(
    elements
      .filter((element) => matches(element, headings) || named(element) > 0)
      .flatMap((heading) => findAll(heading, '*')),
  );
  for (const element of elements) {
    const weight = weightOf(element, byElement.get(element), headed.has(element));
    if (weight > 0) consider(element, fullText(element), weight);
  }
  // Citations as plain text name the title between the year and the journal, or in quotes.
  const [first] = roots;
  if (first && most < 7) {
    const cited = titleInCitation(shownText(nodes, 2_000));
    if (cited !== undefined) consider(first, cited, 5.5);
    // Text beside the links, where each has its line: "Title <a>pdf</a><br>".
    for (const node of nodes) {
      for (const text of isText(node) ? [node] : childNodes(node).filter(isText))
        consider(first, rawText(text).slice(0, textLimit), 2.5);
    }
  }
  return best;
}

/** What stands alone, with nothing beside it that shows what a title looks like, must be a heading or be named so. */
const aloneLimit = 8;

/** A text that says "Title: …" leaves no more to ask than a linked heading. */
const labelWeight = 11;

/** How much an element's place in the markup speaks for its being the title. */
function weightOf(element: Element, mark: Mark | undefined, inHeading: boolean): number {
  const name = tagName(element);
  if (name === 'a' && isCard(element)) return 0;
  if (mark) return mark.title === '' ? 0 : inHeading ? 12 : named(element) + 7;
  if (matches(element, headings)) return 9;
  const own = named(element);
  if (name === 'a' && inHeading) return own + 10;
  if (own > 0) return !isInline(element) || !inHeading ? own + 6 : 0;
  if (name === 'a') return 3;
  if (matches(element, '[itemprop~="headline"], [itemprop~="name"]:not([itemprop~="author"] *)')) return 6;
  if (name === 'strong' || name === 'b') return 5;
  if (name === 'em' || name === 'i' || name === 'cite' || name === 'q') return 3;
  return isLine(element) ? 2.5 : 0;
}

/** Whether a link holds several lines: a whole card, of which the title is one. */
function isCard(link: Element): boolean {
  return (
    findAll(link, '*').filter((element) => !isInline(element) && isLine(element) && hasLetters(element)).length > 1
  );
}

function hasLetters(element: Element): boolean {
  return /[\p{L}\p{N}]/u.test(shownText([element], textLimit));
}

/** 3 for an element whose class, id or test hook is a title's, 2 for one that speaks of titles. */
function named(element: Element): number {
  const names = ['class', 'id', 'data-test', 'data-testid', 'data-test-id', 'slot']
    .map((name) => attribute(element, name) ?? '')
    .join(' ');
  if (!/title|headline/i.test(names)) return 0;
  const words = names.split(/\s+/).filter((word) => /title|headline/i.test(word));
  const telling = words.filter(
    (word) =>
      !/(?:sub-?|journal|venue|section|book|source|conference|proceedings|volume|series|author|container|group)[-_]*(?:title|headline)|title[-_]*(?:abbr|wrap|bar|row|group|authors)/i.test(
        word,
      ),
  );
  if (telling.length === 0) return 0;
  return telling.some((word) => /(?:title|headline)$/i.test(word)) ? 3 : 2;
}

/** Whether an element holds one line: text, and at most inline elements. */
function isLine(element: Element): boolean {
  return childNodes(element).every((node) => !isElement(node) || (isInline(node) && tagName(node) !== 'a'));
}

function fullText(element: Element): string {
  const text = shownText([element], textLimit);
  const whole = attribute(element, 'title');
  const cut = /^\s*(.{10,}?)\s*(?:…|\.\.\.)\s*$/s.exec(text)?.[1];
  return cut !== undefined && whole?.startsWith(cut) === true ? whole : text;
}

/** The title in a reference set as plain text; `undefined` where it follows no known style. */
function titleInCitation(text: string): string | undefined {
  const folded = text.replace(/\s+/g, ' ').trim();
  for (const style of styles) {
    const title = style.exec(folded)?.[1];
    if (title !== undefined) return title;
  }
  return undefined;
}

const styles = [
  /[“"]([^“”"]{15,300}?)[,.]?[”"]/, // in quotes: IEEE, MLA, Chicago
  /\((?:19|20)\d\d[a-z]?(?:, \p{L}{3,9}(?: \d{1,2})?)?\)[.,:]?\s+(\p{Lu}[^.?!]{14,300}\??)/u, // after the year: APA
  /^(\p{Lu}[^()]{14,300}?) \([^()]{0,80}\b(?:19|20)\d\d\b[^()]{0,40}\)/u, // before authors and year, as reading lists have it
];
