import { attribute, childNodes, find, findAll, isElement, isText, matches, parent, rawText, tagName } from '../dom.ts';
import { lineEvidence } from '../line-evidence.ts';
import { isProse, textAfter, textBefore, type Mark } from './marks.ts';
import type { Place } from './places.ts';
import { isHidden, isInline, shownText } from './shown-text.ts';
import { bareTitle, doubtAsTitle, titleInReference } from './title-like.ts';

/** A place's title, and the element it stands in. */
export interface FoundTitle {
  readonly text: string;
  readonly element: Element;
  /** How much speaks for it, in the unit of `doubtAsTitle`: 12 for a linked heading, 2 for a line of plain text. */
  readonly worth: number;
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
    const title = bareTitle(titleInReference(text) ?? text);
    const words = title.split(' ').length;
    const labelled = /^\s*title\s*[:：]/i.test(text) ? labelWeight : 0;
    const worth =
      Math.max(weight, labelled) -
      doubtAsTitle(weight < clearWeight ? title : withoutStop(title)) +
      Math.min(words, 12) / 12; // among equals the longer is the title
    if (worth <= most) return;
    most = worth;
    best = { text: weight < wholeWeight ? withoutStop(title) : title, element, worth };
  };
  const roots = nodes.filter((node) => isElement(node));
  const elements = roots.flatMap((root) => [root, ...findAll(root, '*').slice(0, elementLimit)]).slice(0, elementLimit);
  // Not `closest`: on a page nested a hundred thousand deep each call would climb to its root.
  const headed = new Set(
    elements
      .filter((element) => matches(element, headings) || named(element) > 0)
      .flatMap((heading) => findAll(heading, '*')),
  );
  const cell = titleCell(roots);
  for (const element of elements) {
    const weight = element === cell ? cellWeight : weightOf(element, byElement.get(element), headed.has(element));
    if (weight > 0) consider(element, fullText(element), weight);
  }
  // A reference says more than what a page's author has set above it.
  for (const block of elements.filter((element) => /^(?:p|li|dd)$/.test(tagName(element)))) {
    const [title] = firstSentence.exec(behindInitials(folded(firstLine(block))) ?? '') ?? [];
    if (title !== undefined) consider(block, title, referenceWeight);
  }
  // Citations as plain text name the title between the year and the journal, or in quotes.
  const [first] = roots;
  if (first && most < 7) {
    const cited = titleInCitation(shownText(nodes, 2_000), venueIn(roots));
    if (cited !== undefined) consider(first, cited, 5.5);
    // Text beside the links, where each has its line: "Title <a>pdf</a><br>".
    for (const node of nodes) {
      for (const text of isText(node) ? [node] : childNodes(node).filter(isText))
        consider(first, rawText(text).slice(0, textLimit), 2.5);
    }
    for (const block of elements) {
      if (block !== first && !isInline(block) && !isLine(block)) consider(block, firstLine(block), 2.5);
    }
  }
  return best;
}

/** What the markup sets apart is no sentence for its full stop. */
const clearWeight = 5;
/** From here on a title is all that a link, a heading or an element named after titles holds; below, a part of a reference. */
const wholeWeight = 7;

function withoutStop(title: string): string {
  return title.replace(/(?<=[\p{L}\p{N})?!])\.$/u, '');
}

/** What stands alone, with nothing beside it that shows what a title looks like, must be a heading or be named so. */
const aloneLimit = 8;

/** A text that says "Title: …" leaves no more to ask than a linked heading. */
const labelWeight = 11;

/** As much as a text that says "Title: …". */
const referenceWeight = 11;

/** A column of a table says what stands in it. */
const cellWeight = 8;

/** The cell of a row that stands in a column of titles. */
function titleCell(roots: readonly Element[]): Element | undefined {
  const [row] = roots;
  if (!row || tagName(row) !== 'tr') return undefined;
  const rows = parent(row);
  const table = rows && tagName(rows) !== 'table' ? parent(rows) : rows;
  const head = table && find(table, 'tr');
  if (!head || head === row) return undefined;
  const names = cellsOf(head).map((cell) => rawText(cell).slice(0, 100));
  const cells = cellsOf(row);
  return cells.length === names.length
    ? cells[names.findIndex((name) => /\btitle\b|标题|题目/i.test(name))]
    : undefined;
}

function cellsOf(row: Element): readonly Element[] {
  return childNodes(row).filter((node) => isElement(node));
}

/** Nodes looked at for the line that a block begins with. */
const lineNodes = 100;

/** The text that a block begins with, up to its first link or break. */
function firstLine(block: Element): string {
  const waiting = childNodes(block).slice(0, lineNodes).toReversed();
  let text = '';
  for (let looked = 0; looked < lineNodes && text.length < textLimit; looked += 1) {
    const node = waiting.pop();
    if (!node) break;
    if (isText(node)) text += rawText(node).slice(0, textLimit);
    if (!isElement(node)) continue;
    if (tagName(node) === 'a' || !isInline(node)) break;
    if (!isHidden(node)) waiting.push(...childNodes(node).slice(0, lineNodes).toReversed());
  }
  return text.slice(0, textLimit).replace(/[\s[(]+$/, '');
}

/** How much an element's place in the markup speaks for its being the title. */
function weightOf(element: Element, mark: Mark | undefined, inHeading: boolean): number {
  const name = tagName(element);
  if (name === 'a' && isCard(element)) return 0;
  if (mark) return mark.title === '' ? 0 : inHeading ? 12 : named(element) + 7;
  if (matches(element, headings)) return 10.4 - 0.4 * (Number(/^h(\d)$/.exec(name)?.[1]) || 3);
  const own = named(element);
  if (name === 'a' && inHeading) return own + 10;
  if (own > 0) return !isInline(element) || !inHeading ? own + 6 : 0;
  if (name === 'a') return 3;
  if (matches(element, '[itemprop~="headline"], [itemprop~="name"]:not([itemprop~="author"] *)')) return 6;
  if (name === 'strong' || name === 'b') return isProse(textBefore(element)) ? 0 : 5;
  if (name === 'em' || name === 'i' || name === 'cite' || name === 'q') return isVenue(element) ? 0 : 3;
  return isLine(element) ? 2.5 : 0;
}

/** Whether emphasis sets off a journal: "<i>Journal of Harbours, 3</i>(2)", "in <i>Proceedings of …</i>". */
function isVenue(element: Element): boolean {
  return (
    /, \d+\s*$/.test(shownText([element], textLimit)) ||
    /^\s?,? ?\(?\d{1,3}\b/.test(textAfter(element)) ||
    isProse(textBefore(element))
  );
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
  if (!naming.test(names)) return 0;
  const words = names.split(/\s+/).filter((word) => naming.test(word));
  const telling = words.filter(
    (word) =>
      !/(?:sub-?|journal|venue|section|book|source|conference|proceedings|volume|series|author|container|group)[-_]*(?:title|headline)|title[-_]*(?:abbr|wrap|bar|row|group|authors)/i.test(
        word,
      ),
  );
  if (telling.length === 0) return 0;
  return telling.some((word) => /(?:title|headline|name)$/i.test(word)) ? 3 : 2;
}

const naming = /title|headline|(?:paper|pub|publication|article)[-_]?name/i;

/** Whether an element holds one line: text, and at most inline elements, in each other to the given depth. */
function isLine(element: Element, depth = 4): boolean {
  return childNodes(element).every(
    (node) => !isElement(node) || (depth > 0 && isInline(node) && tagName(node) !== 'a' && isLine(node, depth - 1)),
  );
}

function fullText(element: Element): string {
  const text = shownText([element], textLimit);
  const whole = attribute(element, 'title');
  const cut = /^\s*(.{10,}?)\s*(?:…|\.\.\.)\s*$/s.exec(text)?.[1];
  return cut !== undefined && whole?.startsWith(cut) === true ? whole : text;
}

/** The first emphasis that is not bold: where a reference has its journal. */
function venueIn(roots: readonly Element[]): string {
  const [venue] = roots.flatMap((root) => find(root, 'em, i, cite') ?? []);
  return venue ? folded(shownText([venue], textLimit)) : '';
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * The title in a reference set as plain text; `undefined` where it follows no known style.
 * @param venue ends the title, should that end in no full stop
 */
function titleInCitation(text: string, venue: string): string | undefined {
  const numbered = apart.exec(text)?.[1];
  if (numbered !== undefined) return numbered;
  const line = folded(text);
  const quoted = /“([^“”]{15,300}?)[,.]?”/.exec(line)?.[1] ?? /"([^"]{15,300}?)[,.]?"/.exec(line)?.[1]; // IEEE, MLA, Chicago
  if (quoted !== undefined) return quoted;
  const before = beforeYear.exec(line)?.[1];
  if (before !== undefined && !isNames(before)) return before;
  const behind = behindYear(line) ?? behindNames(line);
  if (behind === undefined) return undefined;
  const end = venue === '' ? -1 : behind.indexOf(venue);
  const [title] = (end < 0 ? firstSentence : firstPart).exec(end < 0 ? behind : behind.slice(0, end)) ?? [];
  return title?.replace(/[.,]\s*$/, '');
}

const firstSentence = /^\p{Lu}[^.?!]{14,300}\??/u;
const firstPart = /^\p{Lu}.{14,300}?(?:\.(?=\s)|$)/u;

/** Numbered, and set apart from the text behind it by spaces or a dash. */
const apart = /^\s*\d{1,3}[.)] +(\S[^\n]{2,200}?\S)(?:(?: {2,}|\u00A0 )\p{Lu}| [-–—] \p{Ll})/u;

/** Before authors and year, as reading lists have it. */
const beforeYear = /^(\p{Lu}[^()]{5,300}?),? \([^()]{0,80}\b(?:19|20)\d\d\b[^()]{0,40}\)(?!\.)/u;

/** What follows the year: APA. */
function behindYear(line: string): string | undefined {
  return /\((?:19|20)\d\d[a-z+]?(?:, \p{L}{3,9}(?: \d{1,2})?)?\)[.,:]?\s+(\p{Lu}.*)/u.exec(line)?.[1];
}

/** Whether what stands before a year is people: `Quill, A., & Rask, B.`, `Quill et al.`, `Ada Quill and Bo Rask`. */
function isNames(text: string): boolean {
  return /(?:^|[\s.-])\p{Lu}\.?$|\bet al\b/u.test(text) || lineEvidence(text, 1).names.length > 0;
}

/** `Quill, A. B., `, `and Rask B.*, ` */
const nameWithInitials = /^(?:& |and )?\p{Lu}[\p{L}'’ -]{0,40},? (?:\p{Lu}\.[ -]?){1,4}\*?(?:, ?)?/u;

/** What follows authors who are named with their initials behind, two at least. */
function behindInitials(line: string): string | undefined {
  let rest = line;
  let names = 0;
  for (; names < 60; names += 1) {
    const next = rest.replace(nameWithInitials, '');
    if (next === rest) break;
    rest = next.trimStart();
  }
  return names > 1 ? rest : undefined;
}

/** What follows the authors: `Quill, A., & Rask, B. B. …`, `Ada Quill, Bo Rask. …`. */
function behindNames(line: string): string | undefined {
  const behind = behindInitials(line);
  if (behind !== undefined) return behind;
  for (const { index } of line.slice(0, textLimit).matchAll(/(?<=\p{Ll}{2})\. /gu)) {
    if (lineEvidence(line.slice(0, index), 1).names.length > 0) return line.slice(index + 2);
  }
  return undefined;
}
