import { attribute, childNodes, find, isElement, isText, parent, rawText, tagName } from '../dom.ts';
import type { Page } from '../site.ts';
import { lookForMarks, type Mark } from './marks.ts';
import { headingOf, isNoise, standsUnderReferences } from './noise.ts';
import { isInline, shownText } from './shown-text.ts';
import { bareTitle, doubtAsTitle } from './title-like.ts';
import { titleIn } from './title.ts';

/*
 * Where one paper ends and the next begins. Marks of one paper share an identifier, or carry identifiers of different
 * schemes; two of one scheme are two papers. So the tree of elements that hold marks is walked from the top, and whatever
 * holds one paper only is its place. Where a list has no element for each paper (`dt` and `dd`, heading and paragraphs,
 * lines of one paragraph) a place is a run of neighbours, and the rhythm of the list tells to which of two places
 * what lies between them belongs.
 */

/** One paper's place on the page. */
export interface Place {
  readonly marks: readonly Mark[];
  /** Neighbours in one parent, the elements among them and the text between. */
  readonly nodes: readonly Node[];
  /** Whether the place is one of a series of its like. */
  readonly inSeries: boolean;
}

/** An element with marks in it. */
interface Holder {
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

export interface Places {
  readonly marks: readonly Mark[];
  /** By each of their marks' elements. */
  readonly places: ReadonlyMap<Element, Place>;
}

/** The places of all papers on a page. In steps: on a page of 2,000 papers it takes some 0.2 s. */
export function* lookForPlaces(page: Page): Generator<void, Places, void> {
  const marks: Mark[] = [];
  for (const mark of lookForMarks(page)) {
    if (mark) marks.push(mark);
    yield;
  }
  const root = yield* holdersOf(yield* withoutContainers(marks));
  const places = new Map<Element, Place>();
  const waiting: Holder[] = root ? [root] : [];
  for (let holder = waiting.pop(); holder; holder = waiting.pop()) {
    if (!holder.divided) {
      const place = placeOfOne(holder);
      if (place) for (const mark of place.marks) places.set(mark.element, place);
      continue;
    }
    const groups = withoutMinority(holder.element, groupsIn(holder, waiting));
    if (groups.length === 0 || standsUnderReferences(holder.element)) continue;
    for (const spread of spreadOut(holder.element, groups)) {
      yield;
      if (!spread) continue;
      const [group, nodes] = spread;
      const [only, ...others] = group;
      const item = only && others.length === 0 ? itemWithin(only) : undefined;
      const place = {
        marks: marksIn(group),
        nodes: item ? [item.element] : nodes,
        inSeries: groups.length > 1 || item !== undefined,
      };
      for (const mark of place.marks) places.set(mark.element, place);
    }
  }
  return { marks, places };
}

/** An identifier that comes back again and again beside others is what the papers appeared in. */
const containerRuns = 3;

function* withoutContainers(marks: readonly Mark[]): Generator<void, readonly Mark[], void> {
  const runs = new Map<string, number>();
  const around: (Element | undefined)[] = [];
  for (const { element } of marks) {
    around.push(itemAround(element));
    yield;
  }
  for (const [i, { ids }] of marks.entries()) {
    const before = marks[i - 1]?.ids ?? [];
    // A paper that a list has in several of its sections has an item to itself in each.
    const isAlone =
      around[i] !== undefined &&
      [i - 1, i + 1].every((near) => around[near] !== around[i] || marks[near]?.ids.some((id) => ids.includes(id)));
    if (!isAlone) for (const id of ids) if (!before.includes(id)) runs.set(id, (runs.get(id) ?? 0) + 1);
  }
  return marks.filter(({ ids }) => ids.every((id) => (runs.get(id) ?? 0) < containerRuns));
}

/** Levels looked at above a mark; of more, it stands in a card. */
const itemLevels = 8;

function itemAround(element: Element): Element | undefined {
  let here = parent(element);
  for (let level = 0; level < itemLevels && here; level += 1, here = parent(here)) {
    if (items.has(tagName(here)) || isReference(here, element)) return here;
  }
  return undefined;
}

/** Text that a paragraph has beside its link where it is about the paper. */
const besideLink = 30;

function isReference(element: Element, link: Element): boolean {
  return tagName(element) === 'p' && shownText([element], 400).length - shownText([link], 400).length > besideLink;
}

/** The tree of holders; `undefined` where no mark lies outside of noise. */
function* holdersOf(marks: readonly Mark[]): Generator<void, Holder | undefined, void> {
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

/** Whether an element stands for one thing, and says what with more than the label of a link. */
function isItem({ element }: Holder): boolean {
  if (!items.has(tagName(element)) && !find(element, 'h1, h2, h3, h4, h5, h6')) return false;
  // "Paper: https://…" is a label with what it labels.
  const text = bareTitle(shownText([element], 300).replace(/https?:\S+/g, ''));
  return text.length >= 20 && doubtAsTitle(text) !== Infinity;
}

function isAlike(one: Holder, other: Holder): boolean {
  return shapeOf(one.element) === shapeOf(other.element);
}

/** What elements of one series have in common. */
function shapeOf(element: Element): string {
  return `${tagName(element)}.${(attribute(element, 'class') ?? '').trim().split(/\s+/)[0] ?? ''}`;
}

function shareIdentifier(one: Holder, other: Holder): boolean {
  return [...one.byScheme].some(([scheme, id]) => other.byScheme.get(scheme) === id);
}

function contradict(one: Holder, other: Holder): boolean {
  return [...one.byScheme].some(([scheme, id]) => (other.byScheme.get(scheme) ?? id) !== id);
}

/** Joins the holders within a divided one to groups, one paper each; what is divided itself is left to walk into. */
function groupsIn(outer: Holder, waiting: Holder[]): Holder[][] {
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
  if (items.has(tagName(next.element)) && isAlike(last, next)) return false;
  if (group.some((each) => shareIdentifier(each, next))) return true;
  const titled = group.some((each) => each.title !== '');
  // Side by side "[arXiv] [DOI]" are one paper's; rows of links are not.
  return isInline(next.element) || !isAlike(last, next) ? !(titled && next.title !== '') : false;
}

function marksIn(holders: readonly Holder[]): Mark[] {
  const marks: Mark[] = [];
  const waiting = holders.toReversed();
  for (let holder = waiting.pop(); holder; holder = waiting.pop()) {
    if (holder.mark) marks.push(holder.mark);
    waiting.push(...holder.inner.toReversed());
  }
  return marks;
}

/** The item within a holder that has all its marks: the only one of a list under its heading. */
function itemWithin(holder: Holder): Holder | undefined {
  let item: Holder | undefined;
  for (let here: Holder | undefined = holder; here; here = here.inner.length === 1 ? here.inner[0] : undefined) {
    if (items.has(tagName(here.element)) && isItem(here)) item = here;
  }
  return item;
}

/** The place of a paper that no other stands beside: the item it is, or what its title and its links have in common. */
function placeOfOne(holder: Holder): Place | undefined {
  let block = holder;
  for (let here: Holder | undefined = holder; here; here = here.inner.length === 1 ? here.inner[0] : undefined) {
    if (!isInline(here.element) && !isHeading(here.element)) block = here;
  }
  const own = itemWithin(holder) ?? block;
  const list = parent(own.element);
  if (!list || standsUnderReferences(list) || withoutMinority(list, [[own]]).length === 0) return undefined;
  return { marks: marksIn([own]), nodes: [own.element], inSeries: false };
}

/** Groups of a list that tell how its papers are set. */
const sampleSize = 12;
/** Emphasis or quotes, and all that says more. */
const clearTitle = 4.5;

function hasTitle(nodes: readonly Node[], marks: readonly Mark[]): boolean {
  return (titleIn({ nodes, marks, inSeries: true })?.worth ?? 0) >= clearTitle;
}

function isPlace(element: Element): boolean {
  return tagName(element) === 'p' ? hasTitle([element], []) : find(element, 'a[href]') !== undefined;
}

/** Each group with the neighbours that belong to it; nothing after a step of finding that out. */
function* spreadOut(
  outer: Element,
  groups: readonly Holder[][],
): Generator<[Holder[], Node[]] | undefined, void, void> {
  const nodes = childNodes(outer);
  const positions = new Map(nodes.map((node, i) => [node, i]));
  const positionOf = (holder: Holder | undefined) => (holder && positions.get(holder.element)) ?? 0;
  const spans = groups.map((group) => ({ group, start: positionOf(group[0]), end: positionOf(group.at(-1)) + 1 }));
  const gaps = spans.slice(1).map((span, i) => nodes.slice(spans[i]?.end ?? 0, span.start));
  const [lead, rest] = [nodes.slice(0, spans[0]?.start), nodes.slice(spans.at(-1)?.end)];
  const heads = new Set(
    groups.flatMap(([head]) =>
      head && !isInline(head.element) && tagName(head.element) !== 'p' ? [shapeOf(head.element)] : [],
    ),
  );
  // A paragraph may be a part of a place; where those with papers have their titles in them, one that has a title is not.
  const paragraphs = groups.filter(([head]) => head && tagName(head.element) === 'p').slice(0, sampleSize);
  let titled = 0;
  for (const group of paragraphs) {
    const elements = group.map(({ element }) => element);
    if (hasTitle(elements, marksIn(group))) titled += 1;
    yield undefined;
  }
  const [paragraph] = paragraphs.flat();
  if (paragraph && titled * 2 > paragraphs.length) heads.add(shapeOf(paragraph.element));
  const level = groups.every((group) => group.every(({ title }) => title === '')) ? levelOf : levelOfHeading;
  /** What looks like a place itself, and is one, of something without an identifier. */
  const others = new Set<Node>();
  const levels = new Map<Node, number>();
  for (const node of [lead, ...gaps, rest].flat()) {
    levels.set(node, level(node));
    if (isElement(node) && heads.has(shapeOf(node)) && isPlace(node)) others.add(node);
    yield undefined;
  }
  const isOther = (node: Node) => others.has(node);
  const rhythm = rhythmOf(
    lead,
    gaps.filter((gap) => !gap.some(isOther)),
    rest,
    outer,
    (node) => levels.get(node) ?? Infinity,
  );
  for (const [i, { group, start, end }] of spans.entries()) {
    const before = i === 0 ? rhythm.first(lead) : rhythm.split(gaps[i - 1] ?? [])[1];
    const after = i === spans.length - 1 ? rhythm.last(rest) : rhythm.split(gaps[i] ?? [])[0];
    yield [
      group,
      [
        ...before.slice(before.findLastIndex(isOther) + 1),
        ...nodes.slice(start, end),
        ...cut(after, after.findIndex(isOther))[0],
      ],
    ];
  }
}

/** To which of two neighbours the nodes between them belong, and what of the nodes before the first and behind the last does. */
interface Rhythm {
  split(gap: readonly Node[]): readonly [readonly Node[], readonly Node[]];
  first(lead: readonly Node[]): readonly Node[];
  last(rest: readonly Node[]): readonly Node[];
}

function rhythmOf(
  lead: readonly Node[],
  gaps: readonly Node[][],
  rest: readonly Node[],
  outer: Element,
  level: (node: Node) => number,
): Rhythm {
  const filled = gaps.filter((gap) => gap.some(hasContent));
  const usual = filled.map((gap) => gap.length).toSorted((a, b) => a - b)[filled.length >> 1] ?? 0;
  // A list of descriptions has its order by definition, however short.
  if (tagName(outer) === 'dl') return following(nodesUntilNext(rest).length);
  if (filled.length === 0) return following(0);
  // Where papers have a heading each, all have it; any other heads a section.
  const isUsual = (rank: number) =>
    filled.filter((gap) => gap.some((node) => level(node) === rank)).length * 2 > gaps.length;
  const own = [7, 1, 2, 3, 4, 5, 6].find(isUsual);
  if (own !== undefined) {
    const fromOwn = (nodes: readonly Node[]) =>
      nodes.slice(
        Math.max(
          0,
          nodes.findLastIndex((node) => level(node) === own),
        ),
      );
    const upToOwn = (nodes: readonly Node[]) =>
      cut(
        nodes,
        nodes.findIndex((node) => level(node) <= own),
      )[0];
    return {
      split: (gap) => [upToOwn(gap), gap.some((node) => level(node) === own) ? fromOwn(gap) : []],
      first: fromOwn,
      last: (nodes) => upToOwn(nodesUntilNext(nodes)).slice(0, usual),
    };
  }
  const broken = filled.filter((gap) => gap.some(isBreak)).length * 2 > filled.length;
  if (broken && lead.some(hasContent)) {
    // As many lines stand before the link in every place as in the first.
    const linesBefore = lead.filter(isBreak).length;
    const start = (gap: readonly Node[]) =>
      gap.findLastIndex((node, i) => isBreak(node) && gap.slice(i + 1).filter(isBreak).length === linesBefore);
    return {
      split: (gap) => cut(gap, Math.max(0, start(gap))),
      first: (nodes) => nodes,
      last: (nodes) => cut(nodes, nodes.findIndex(isBreak))[0],
    };
  }
  const shapes = new Set(filled.map((gap) => nodeShape(gap.find(hasContent))));
  const trails = shapes.has(nodeShape(rest.find(hasContent)));
  if (
    !trails &&
    filled.length * 2 > gaps.length &&
    lead.some(hasContent) &&
    filled.some((gap) => nodeShape(gap.findLast(hasContent)) === nodeShape(lead.findLast(hasContent)))
  ) {
    return { split: (gap) => [[], gap], first: (nodes) => nodes.slice(-usual), last: () => [] };
  }
  return following(usual);
}

/** What stands between two belongs to the first, up to the next section's heading. */
function following(usual: number): Rhythm {
  return {
    split: (gap) => [cut(gap, gap.findIndex(isHeading))[0], []],
    first: () => [],
    last: (nodes) => nodesUntilNext(nodes).slice(0, usual),
  };
}

function cut(nodes: readonly Node[], at: number): readonly [readonly Node[], readonly Node[]] {
  return at < 0 ? [nodes, []] : [nodes.slice(0, at), nodes.slice(at)];
}

function nodesUntilNext(nodes: readonly Node[]): readonly Node[] {
  return cut(
    nodes,
    nodes.findIndex((node) => isHeading(node) || (isElement(node) && /^(?:dt|hr|form|nav)$/.test(tagName(node)))),
  )[0];
}

function isHeading(node: Node): boolean {
  return isElement(node) && (tagName(node) === 'dt' || headingOf(node) !== undefined);
}

/** 1 to 6 for headings; infinity for all else. */
function levelOfHeading(node: Node): number {
  const heading = isElement(node) ? headingOf(node) : undefined;
  return heading ? Number(tagName(heading).slice(1)) : Infinity;
}

/** As `levelOfHeading`, and 7 for a paragraph that is set in bold: what heads papers in lists that are written by hand. */
function levelOf(node: Node): number {
  return isElement(node) && isBold(node) ? 7 : levelOfHeading(node);
}

function isBold(element: Element): boolean {
  const [only, ...others] = childNodes(element).filter(hasContent);
  if (!/^(?:p|div)$/.test(tagName(element)) || others.length > 0 || !only || !isElement(only)) return false;
  // "Abstract" and the like are set so too.
  return /^(?:b|strong)$/.test(tagName(only)) && doubtAsTitle(bareTitle(shownText([only], 600))) < 1;
}

function isBreak(node: Node): boolean {
  return isElement(node) && /^(?:br|hr)$/.test(tagName(node));
}

function hasContent(node: Node): boolean {
  return isElement(node) ? !isBreak(node) : isText(node) && /[\p{L}\p{N}]/u.test(rawText(node).slice(0, 1_000));
}

function nodeShape(node: Node | undefined): string | undefined {
  return node && (isElement(node) ? shapeOf(node) : '#text');
}

/** Below this many of a kind, one paper among them is chance enough to look at the rest. */
const smallSeries = 4;
/** Of a list of papers at least this share carries identifiers; of news, forum threads or menus, hardly any. */
const leastShare = 0.25;

/**
 * The groups but for those of a kind that mostly leads to something other than papers: stories on a front page, or the
 * descriptions of a list, one of which happens to link to a paper.
 */
function withoutMinority(outer: Element, groups: readonly Holder[][]): readonly Holder[][] {
  const papers = countShapes(groups.flatMap(([head]) => (head ? [head.element] : [])));
  const all = countShapes(
    childNodes(outer)
      .filter((node) => isElement(node))
      .filter((element) => papers.has(shapeOf(element)) && !isInline(element) && find(element, 'a[href]')),
  );
  return groups.filter(([head]) => {
    const shape = head ? shapeOf(head.element) : '';
    const total = all.get(shape) ?? 0;
    return total < smallSeries || (papers.get(shape) ?? 0) >= total * leastShare;
  });
}

function countShapes(elements: readonly Element[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const element of elements) counts.set(shapeOf(element), (counts.get(shapeOf(element)) ?? 0) + 1);
  return counts;
}
