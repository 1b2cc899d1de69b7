import {
  identifierFromUrl,
  parseIdentifier,
  type Identifier,
  type IdentifierReading,
} from '../../identity/identifier.ts';
import { linkTarget } from '../address.ts';
import { attribute, findAll, isElement, isText, parent, rawText, tagName } from '../dom.ts';
import { listingFrom, type Draft } from '../listing.ts';
import type { Page } from '../site.ts';
import { coinsDraft, coinsSelector } from './coins.ts';
import { describedArticles, type DescribedArticle } from './json-ld.ts';
import { isInline, shownText } from './shown-text.ts';
import { bareTitle, doubtAsTitle, titleInReference } from './title-like.ts';

/** An element that says which paper it stands beside: a link that carries an identifier, or a COinS span. */
export interface Mark {
  readonly element: Element;
  /** Never empty; a COinS span or a described article without an identifier goes by its title. */
  readonly ids: readonly string[];
  readonly readings: readonly IdentifierReading[];
  /** Its own text where that may be the paper's title; `''` for "PDF" and the like. */
  readonly title: string;
  readonly target?: URL | undefined;
  /** What the page's data says of the paper. */
  readonly draft?: Draft | undefined;
}

export const markSelector = `a[href], ${coinsSelector}`;

/** A page with more is no list that anybody reads. */
const markLimit = 50_000;

/** All marks of a page, in document order. */
export function marksOf(page: Page): Mark[] {
  return [...lookForMarks(page)].filter((mark) => mark !== undefined);
}

/** As `marksOf`, a step for every element that may be one. */
export function* lookForMarks(page: Page): Generator<Mark | undefined, void, void> {
  for (const element of findAll(page.document, markSelector).slice(0, markLimit)) yield markOf(element, page);
}

/** The mark that an element is; `undefined` for all other links, and for those that lead back to this page. */
export function markOf(element: Element, page: Page): Mark | undefined {
  if (tagName(element) === 'span') return spanMark(element);
  const href = attribute(element, 'href') ?? '';
  // Most links of a page end here: every identifier has a digit, but for some of OpenReview's and alphaXiv's.
  if (!/[\d?]|\/abs\//.test(href) && page.once(articlesByAddress).size === 0) return undefined;
  const target = linkTarget(element, page);
  if (!target) return undefined;
  const article = page.once(articlesByAddress).get(addressKey(target));
  const reading = identifierFromUrl(target) ?? mirrored(target, page);
  const readings = [reading, ...(article?.draft.identifiers ?? [])].filter((each) => each !== undefined);
  const ids = idsOf(readings, article?.draft.title);
  if (ids.length === 0 || ids.includes(page.once(ownIdentifier) ?? '')) return undefined;
  const text = shownText([element], 600);
  if (isSupplement(text)) return undefined;
  const title = titleOfLink(element, text);
  if (title !== '' && isWithinSentence(element, title)) return undefined;
  return { element, ids, readings, title, target, draft: article?.draft };
}

function spanMark(span: Element): Mark | undefined {
  const draft = coinsDraft(span);
  const listing = draft && listingFrom(draft);
  if (!draft || !listing) return undefined;
  const readings = (draft.identifiers ?? []).filter((each) => each !== undefined);
  return { element: span, ids: idsOf(readings, listing.title), readings, title: '', draft };
}

function idsOf(readings: readonly IdentifierReading[], title: string | undefined): readonly string[] {
  if (readings.length > 0) return [...new Set(readings.map(({ identifier }) => identifier))];
  return title === undefined ? [] : [`title:${title}`];
}

function ownIdentifier(page: Page): Identifier | undefined {
  return identifierFromUrl(page.url)?.identifier;
}

/**
 * Mirrors of arXiv, and sites that copy its or Hugging Face's addresses, under their own host: `/papers/2606.01234`.
 * Only within the site itself: a foreign host that uses such an address may mean anything.
 */
function mirrored(target: URL, page: Page): IdentifierReading | undefined {
  if (target.host !== page.url.host) return undefined;
  const id = /\/(?:abs|arxiv|html|papers?|pdf)\/(\d{4}\.\d{5}(?:v\d{1,2})?)(?:\.pdf)?\/?$/.exec(target.pathname)?.[1];
  const identifier = id === undefined ? undefined : parseIdentifier(`arxiv:${id}`);
  const version = /v(\d+)$/.exec(id ?? '')?.[1];
  return identifier && { identifier, ...(version !== undefined && { version: Number(version) }) };
}

function articlesByAddress(page: Page): ReadonlyMap<string, DescribedArticle> {
  const articles = describedArticles(page);
  return new Map(articles.flatMap((article) => article.addresses.map((address) => [addressKey(address), article])));
}

function addressKey(url: URL): string {
  return url.host + url.pathname + url.search;
}

/** CVF names supplements after a shorter title, so that they look like papers of their own (2020). */
function isSupplement(text: string): boolean {
  return (
    (/^\W*(?:supp|appendix)/i.test(text) && text.length < 40) ||
    /\bsupplement(?:ary|al)(?: materials?| information)?\W*$/i.test(text)
  );
}

/** A link's text where it may be a title. Where it is cut with an ellipsis, the whole stands in its `title`. */
function titleOfLink(link: Element, text: string): string {
  const full = attribute(link, 'title');
  const shown = bareTitle(titleInReference(text) ?? text);
  const cut = /^(.{10,})(?:…|\.\.\.)$/.exec(shown)?.[1];
  const title = cut !== undefined && full?.startsWith(cut.trim()) === true ? bareTitle(full) : shown;
  return doubtAsTitle(title) === Infinity ? '' : title;
}

/** Words in small letters that stand between authors' names, or lead from a date to a title. */
const linking = new Set('and et al van von de der den del della da di du dos la le el bin ibn ter ten zu y'.split(' '));

/**
 * Whether a link is a part of a sentence: "as <a>Vaswani et al.</a> have shown". What stands before a title in its line
 * is a number, a date, a venue, names; words in small letters are prose.
 */
function isWithinSentence(link: Element, title: string): boolean {
  if (isProse(textBefore(link))) return true;
  // "<a>LoRA</a> adapts the weights …": a name that a sentence starts with.
  return title.split(' ').length < 4 && /^\s*\p{Ll}{2,} \p{L}/u.test(textAfter(link).replace(/^\s*(?:by|from)\b/, ''));
}

/** Letters of scripts without capitals that may stand before a title: of a label, or of names. */
const uncasedLimit = 16;

/** Whether the text before something in its line is of a sentence: has words in small letters, or many in Korean or Chinese. */
export function isProse(before: string): boolean {
  const words = before.match(/(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu) ?? [];
  return words.some((word) => !linking.has(word)) || (before.match(/\p{Lo}/gu)?.length ?? 0) > uncasedLimit;
}

const reach = 80;

/** The text of the line up to an element, at most its last 80 characters. */
export function textBefore(element: Element): string {
  return textBeside(
    element,
    (node) => node.previousSibling,
    (text, more) => more + text,
  ).slice(-reach);
}

export function textAfter(element: Element): string {
  return textBeside(
    element,
    (node) => node.nextSibling,
    (text, more) => text + more,
  ).slice(0, reach);
}

function textBeside(
  element: Element,
  step: (node: Node) => Node | null,
  join: (text: string, more: string) => string,
): string {
  let text = '';
  let steps = 0;
  for (let here: Element | undefined = element; here && isInline(here); here = parent(here)) {
    for (let near = step(here); near; near = step(near)) {
      steps += 1;
      if (text.length >= reach || steps > reach) return text;
      if (isElement(near)) {
        if (!isInline(near)) return text;
        text = join(text, shownText([near], reach));
      } else if (isText(near)) text = join(text, rawText(near).slice(0, 4 * reach));
    }
  }
  return text;
}
