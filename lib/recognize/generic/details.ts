import { isoDate } from '../date.ts';
import { attribute, find, findAll, isElement, matches } from '../dom.ts';
import { lineEvidence } from '../line-evidence.ts';
import type { Draft } from '../listing.ts';
import type { Place } from './places.ts';
import { shownText, type Effort } from './shown-text.ts';

/** Elements of one kind that are looked at in one card. */
const elementLimit = 200;
/** Nodes that are looked at in one card, again and again where elements are nested: 6 to 20 ms, thrice the fullest card seen. */
const nodeLimit = 3_000;

/** Authors, abstract and date of a place, each where the markup shows it; what it leaves open is left out. */
export function detailsIn({ nodes }: Place, title: string): Pick<Draft, 'authors' | 'abstract' | 'date'> {
  const roots = nodes.filter((node) => isElement(node));
  const all = (selector: string) =>
    roots
      .flatMap((root) => (matches(root, selector) ? [root].concat(findAll(root, selector)) : findAll(root, selector)))
      .slice(0, elementLimit);
  const effort: Effort = { nodes: nodeLimit };
  const textOf: TextOf = (element, limit) => shownText([element], limit, effort);
  return { authors: authorsIn(all, textOf), abstract: abstractIn(all, textOf, title), date: dateIn(all, textOf) };
}

type All = (selector: string) => Element[];
type TextOf = (element: Element, limit: number) => string;

/** Links to authors, elements named after them, or a line that is nothing but names. */
function authorsIn(all: All, textOf: TextOf): readonly string[] {
  const single = all(
    '[itemprop~="author"] [itemprop~="name"], [rel~="author"], [class*="author" i] a[href], a[href*="searchtype=author"], a[href*="/author/"], a[href*="/authors/"], a[href*="/people/"]',
  ).map((link) => textOf(link, 200).trim());
  const names = single.filter(
    (name) => /^\p{L}[^\d@]{2,60}$/u.test(name) && !/^(?:view|show|all|see|more)\b/i.test(name),
  );
  if (names.length > 0) return [...new Set(names)];
  for (const element of all('[class*="author" i], [itemprop~="author"]')) {
    const text = textOf(element, 5_000)
      .replace(/^\s*(?:authors?|by)\s*:?\s+/i, '')
      .trim();
    const split = text.split(/\s*[;,·|]\s*(?:and\s+)?|\s+and\s+/).filter((name) => name !== '');
    if (split.length > 0 && split.every((name) => name.length < 60 && !/\d{2}/.test(name))) return split;
  }
  for (const element of all('p, div, span, li, td, small')) {
    const { names: people } = lineEvidence(textOf(element, 1_000).replace(/\s+/g, ' ').trim(), 1);
    if (people.length > 0) return people;
  }
  return [];
}

/** Shorter texts are teasers, keywords or author lines. */
const shortestAbstract = 150;

/** What is named an abstract, else the first long paragraph. */
function abstractIn(all: All, textOf: TextOf, title: string): string | undefined {
  const named = all(
    '[class*="abstract" i], [id*="abstract" i], [class*="summary" i], [class*="snippet" i], [itemprop~="abstract"], [itemprop~="description"]',
  );
  for (const element of [...named.toReversed(), ...all('p, dd, blockquote, div')]) {
    if (matches(element, 'a') || find(element, 'div, p, ul, dl, table, form, br')) continue;
    const text = textOf(element, 20_000)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^abstract\s?[:.—–-]?\s*/i, '');
    if (text.length >= shortestAbstract && !text.includes(title)) return text;
  }
  return undefined;
}

function dateIn(all: All, textOf: TextOf): string | undefined {
  for (const element of all('time, [itemprop~="datePublished"], [class*="date" i], [class*="published" i]')) {
    const text = attribute(element, 'datetime') ?? attribute(element, 'content') ?? textOf(element, 100);
    const date = text.length < 60 ? isoDate(text) : undefined;
    if (date !== undefined) return date;
  }
  // Without a name to it, only a line that is a whole date and nothing else is one.
  for (const element of all('span, small, p, div')) {
    const text = textOf(element, 60).trim();
    if (text.length < 40 && lineEvidence(text, 1).isDate && /\d{4}/.test(text)) {
      const date = isoDate(text);
      if (date !== undefined) return date;
    }
  }
  return undefined;
}
