import { attribute, find, parent, tagName } from '../dom.ts';
import type { Mark } from './marks.ts';
import { isNoise } from './noise.ts';
import { isInline, shownText } from './shown-text.ts';
import { bareTitle, doubtAsTitle } from './title-like.ts';

/*
 * The elements that hold marks, as a tree. Marks of one paper share an identifier, or carry identifiers of different schemes;
 * two of one scheme are two papers. An element with several papers in it is *divided*.
 */

/** An element with marks in it. */
export interface Holder {
  readonly element: Element;
  readonly mark?: Mark | undefined;
  readonly inner: Holder[];
  /** What the marks within name: by scheme, until two of one scheme show that there are several papers. */
  byScheme: Map<string, string>;
  several: boolean;
  /** Whether there are several papers within, by their identifiers or by their titles. */
  divided: boolean;
  /** The first title that a mark within gives. */
  title: string;
}

/** The tree of holders; `undefined` where no mark lies outside of noise. */
export function* holdersOf(marks: readonly Mark[]): Generator<void, Holder | undefined, void> {
  const holders = new Map<Element, Holder | undefined>();
  const inOrder: Holder[] = [];
  for (const mark of marks) {
    const path: Element[] = [];
    let here: Element | undefined = mark.element;
    while (here && !holders.has(here)) {
      path.push(here);
      here = parent(here);
    }
    let outer = here && holders.get(here);
    let lost = here !== undefined && outer === undefined;
    for (const element of path.toReversed()) {
      lost ||= isNoise(element);
      if (lost) {
        holders.set(element, undefined);
        continue;
      }
      const holder: Holder = {
        element,
        mark: element === mark.element ? mark : undefined,
        inner: [],
        byScheme: new Map(),
        several: false,
        divided: false,
        title: '',
      };
      holders.set(element, holder);
      outer?.inner.push(holder);
      inOrder.push(holder);
      outer = holder;
    }
    yield;
  }
  for (const holder of inOrder.toReversed()) {
    sumUp(holder);
    yield;
  }
  return inOrder[0];
}

function sumUp(holder: Holder): void {
  const { mark, inner } = holder;
  holder.title = mark?.title ?? '';
  for (const id of mark?.ids ?? []) add(holder, id);
  for (const each of inner) {
    holder.title ||= each.title;
    holder.several ||= each.several;
    if (holder.several) break;
    for (const id of each.byScheme.values()) add(holder, id);
  }
  const [only, ...others] = inner;
  holder.divided =
    holder.several ||
    isDescriptionList(holder) ||
    hasTwoTitles(inner) ||
    (others.length === 0 && only?.divided === true);
}

function add(holder: Holder, id: string): void {
  const scheme = schemeOf(id);
  const known = holder.byScheme.get(scheme);
  if (known === undefined) holder.byScheme.set(scheme, id);
  else if (known !== id) holder.several = true;
}

function schemeOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/**
 * A list whose terms hold the marks: even of one paper, the description follows its term. Where the first term holds none,
 * the list is one paper's, and its terms are what there is of it.
 */
function isDescriptionList({ element, inner }: Holder): boolean {
  return tagName(element) === 'dl' && inner.some((holder) => holder.element === find(element, ':scope > dt'));
}

/** Whether two neighbours of one kind have each an identifier and a title of their own, or are items with a text each. */
function hasTwoTitles(holders: readonly Holder[]): boolean {
  return holders.some((one, i) => {
    const other = holders[i + 1];
    return (
      other !== undefined &&
      isAlike(one, other) &&
      !shareIdentifier(one, other) &&
      (one.title !== '' && other.title !== '' ? one.title !== other.title : isItem(one) && isItem(other))
    );
  });
}

/** Elements that stand for one thing each. */
const items = new Set(['article', 'dt', 'li', 'tr']);

/** Whether an element stands for one thing by its tag. */
export function standsForOne(element: Element): boolean {
  return items.has(tagName(element));
}

/** Whether an element stands for one thing, and says what with more than the label of a link. */
function isItem({ element }: Holder): boolean {
  if (!standsForOne(element) && !find(element, 'h1, h2, h3, h4, h5, h6')) return false;
  // "Paper: https://…" is a label with what it labels.
  const text = bareTitle(shownText([element], 300).replace(/https?:\S+/g, ''));
  return text.length >= 20 && doubtAsTitle(text) !== Infinity;
}

function isAlike(one: Holder, other: Holder): boolean {
  return shapeOf(one.element) === shapeOf(other.element);
}

/** What elements of one series have in common. */
export function shapeOf(element: Element): string {
  return `${tagName(element)}.${(attribute(element, 'class') ?? '').trim().split(/\s+/)[0] ?? ''}`;
}

function shareIdentifier(one: Holder, other: Holder): boolean {
  return [...one.byScheme].some(([scheme, id]) => other.byScheme.get(scheme) === id);
}

function contradict(one: Holder, other: Holder): boolean {
  return [...one.byScheme].some(([scheme, id]) => (other.byScheme.get(scheme) ?? id) !== id);
}

/** Joins the holders within a divided one to groups, one paper each; what is divided itself is left to walk into. */
export function groupsIn(outer: Holder, waiting: Holder[]): Holder[][] {
  const groups: Holder[][] = [];
  let group: Holder[] = [];
  for (const holder of outer.inner) {
    if (holder.divided) {
      waiting.push(holder);
      group = [];
    } else if (group.length > 0 && belongsTo(group, holder)) {
      group.push(holder);
    } else {
      group = [holder];
      groups.push(group);
    }
  }
  return groups;
}

function belongsTo(group: readonly Holder[], next: Holder): boolean {
  const last = group.at(-1);
  if (!last || group.some((each) => contradict(each, next))) return false;
  if (standsForOne(next.element) && isAlike(last, next)) return false;
  if (group.some((each) => shareIdentifier(each, next))) return true;
  const titled = group.some((each) => each.title !== '');
  // Side by side "[arXiv] [DOI]" are one paper's; rows of links are not.
  return isInline(next.element) || !isAlike(last, next) ? !(titled && next.title !== '') : false;
}

/** All marks within, in the order of the page. */
export function marksIn(holders: readonly Holder[]): Mark[] {
  const marks: Mark[] = [];
  const waiting = holders.toReversed();
  for (let holder = waiting.pop(); holder; holder = waiting.pop()) {
    if (holder.mark) marks.push(holder.mark);
    waiting.push(...holder.inner.toReversed());
  }
  return marks;
}

/** The item within a holder that has all its marks: the only one of a list under its heading. */
export function itemWithin(holder: Holder): Holder | undefined {
  let item: Holder | undefined;
  for (let here: Holder | undefined = holder; here; here = here.inner.length === 1 ? here.inner[0] : undefined) {
    if (standsForOne(here.element) && isItem(here)) item = here;
  }
  return item;
}
