import { parseIdentifier, type Identifier } from '../../identity/identifier.ts';
import type { Listing } from '../../identity/listing.ts';
import { addressOf, isOn, linkTarget, plainPath } from '../address.ts';
import { cardAround } from '../card.ts';
import { isoDate } from '../date.ts';
import { attribute, closest, find, findAll, rawText, tagName } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { at, itemsAt, parseJson, stringAt } from '../json.ts';
import { listingFrom } from '../listing.ts';
import type { PlacedListing } from '../placed-listing.ts';
import { defineSite, type Page, type PageKind } from '../site.ts';

/*
 * Daily, weekly, monthly and trending pages are one Svelte component: an `article` a paper, its title a link in a heading
 * (captures of 2024-08 and 2026-09). Search results have been seen as text only (2026-10): there the link in its heading
 * is all that is relied on. Class names changed with every Tailwind, and are not.
 */

/** Every link to a paper; saved pages have absolute ones. */
const paperLink = 'a[href*="/papers/"]';
const heading = 'h2, h3, h4';
const titleLink = `h2 ${paperLink}, h3 ${paperLink}, h4 ${paperLink}`;

export const huggingFace = defineSite({
  id: 'hugging-face',
  name: 'Hugging Face Papers',
  matches: ['https://huggingface.co/papers*'],
  kind: (url) => (isOn(url, 'huggingface.co') ? papersPageKind(url) : undefined),
  feed: papersFeed,
  anchors: `article, ${titleLink}`,
  read(anchor, page) {
    const isCard = tagName(anchor) === 'article';
    if (isCard ? find(anchor, 'article') : closest(anchor, 'article')) return undefined;
    const titles = isCard ? findAll(anchor, titleLink) : [anchor];
    for (const link of titles) {
      const identifier = paperAt(linkTarget(link, page), page);
      if (!identifier) continue;
      const card = isCard ? anchor : cardAround(link, titleLink);
      const listing = readCard(card, link, identifier, page);
      return listing && { listing, elements: [card], badge: badgePlace(card, link) };
    }
    return undefined;
  },
  paper(page) {
    const identifier = paperNamed(page.url);
    const data = at(page.once(paperData), 'paper');
    if (!identifier) return undefined;
    const known = paperIdentifier(stringAt(data, 'id')) === identifier ? data : undefined;
    const title = find(page.document, 'main h1');
    return listingFrom({
      ...enrichment(known),
      identifiers: [{ identifier }],
      title: (title && shownText([title]).trim()) || stringAt(known, 'title'),
      url: page.url,
    });
  },
});

/** What an address below `/papers` is, on Hugging Face and on sites that copy its addresses. */
export function papersPageKind(url: URL): PageKind {
  const [papers, period, when, ...rest] = plainPath(url).slice(1).split('/');
  if (papers !== 'papers' || rest.length > 0) return undefined;
  if (period === undefined) return 'feed';
  if (when !== undefined) return Object.hasOwn(periods, period) && periods[period]?.test(when) ? 'feed' : undefined;
  return period === 'trending' ? 'feed' : paperIdentifier(period) && 'paper';
}

const periods: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  week: /^\d{4}-W\d{2}$/,
  month: /^\d{4}-\d{2}$/,
};

/** `/papers?date=2026-09-28` (until 2025) and `/papers/date/2026-09-28` show the same list. */
export function papersFeed(url: URL): string {
  const { searchParams } = url;
  const date = searchParams.get('date');
  const path = date && plainPath(url) === '/papers' ? `/papers/date/${date}` : plainPath(url);
  const query = searchParams.get('q')?.trim();
  return path + (query ? `?${new URLSearchParams({ q: query }).toString()}` : '');
}

/** The paper that an address `/papers/2407.21783` names. */
export function paperNamed(url: URL): Identifier | undefined {
  return paperIdentifier(plainPath(url).split('/')[2]);
}

/** Papers go by their arXiv identifiers on Hugging Face. */
function paperIdentifier(id: string | undefined): Identifier | undefined {
  return id === undefined ? undefined : parseIdentifier(`arxiv:${id}`);
}

/** The paper whose own page is at an address of this site; its comments (`#community`) are not. */
function paperAt(target: URL | undefined, page: Page): Identifier | undefined {
  if (!target || target.hash || target.host !== page.url.host || papersPageKind(target) !== 'paper') return undefined;
  return paperNamed(target);
}

/*
 * After the title's link in its heading: the link is clamped to three lines and would clip a badge inside it, and the
 * card's last line is its lower edge. Svelte compares what it hydrates with what was served: a badge that comes too early
 * makes it draw the list anew, which only costs the badge a second mount. Trending has a heading for wide windows and one
 * for narrow ones, one of the two hidden: there the end of the card is the place that is always visible.
 */
function badgePlace(card: Element, link: Element): PlacedListing['badge'] {
  const headings = new Set(findAll(card, titleLink).map((title) => closest(title, heading)));
  return { element: headings.size > 1 ? card : (closest(link, heading) ?? card), where: 'append' };
}

function readCard(card: Element, link: Element, identifier: Identifier, page: Page): Listing | undefined {
  const known = enrichment(page.once(papersById).get(identifier));
  return listingFrom({
    identifiers: [{ identifier }],
    title: shownText([link]),
    url: linkTarget(link, page),
    authors: known.authors,
    abstract: known.abstract ?? abstractIn(card, link, page),
    date: known.date ?? dateIn(card),
    code: known.code ?? linkTarget(find(card, 'a[href^="https://github.com/"]'), page),
  });
}

/** Search results print the abstract as a second link to the paper; other cards at most a summary by a model. */
function abstractIn(card: Element, title: Element, page: Page): string | undefined {
  const own = linkTarget(title, page)?.href;
  return findAll(card, paperLink)
    .filter((link) => link !== title && linkTarget(link, page)?.href === own && !closest(link, heading))
    .map((link) => rawText(link))
    .find((text) => text.trim().length > 200); // longer than any line of names
}

function dateIn(card: Element): string | undefined {
  for (const span of findAll(card, 'time, span')) {
    const text = rawText(span);
    if (text.length < 40 && /^\s*(?:Published on )?\p{L}+ \d/u.test(text)) return isoDate(text);
  }
  return undefined;
}

/** The papers in the data that the page was drawn from, which may be older than what it shows by now. */
function papersById(page: Page): ReadonlyMap<Identifier, unknown> {
  const data = embedded(page, 'DailyPapers');
  const papers = new Map<Identifier, unknown>();
  for (const item of [...itemsAt(data, 'dailyPapers'), ...itemsAt(data, 'searchResults')]) {
    const paper = at(item, 'paper') ?? item;
    const identifier = paperIdentifier(stringAt(paper, 'id'));
    if (identifier) papers.set(identifier, paper);
  }
  return papers;
}

function paperData(page: Page): unknown {
  return embedded(page, 'PaperContent');
}

function embedded(page: Page, target: string): unknown {
  const hydrated = find(page.document, `[data-target="${target}"][data-props]`);
  return hydrated && parseJson(attribute(hydrated, 'data-props'));
}

function enrichment(paper: unknown) {
  return {
    authors: itemsAt(paper, 'authors').flatMap((author) =>
      at(author, 'hidden') === true ? [] : (stringAt(author, 'name') ?? []),
    ),
    abstract: stringAt(paper, 'summary'),
    date: isoDate(stringAt(paper, 'publishedAt')),
    code: addressOf(stringAt(paper, 'githubRepo')),
  };
}
