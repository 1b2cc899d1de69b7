import { childNodes, find, isElement, parent, tagName } from '../dom.ts';
import type { Page } from '../site.ts';
import { withoutContainers } from './containers.ts';
import { groupsIn, holdersOf, itemWithin, marksIn, shapeOf, type Holder } from './holders.ts';
import { lookForMarks, type Mark } from './marks.ts';
import { standsUnderReferences } from './noise.ts';
import { cut, isHeading, levelOf, levelOfHeading, rhythmOf } from './rhythm.ts';
import { isInline } from './shown-text.ts';
import { titleIn } from './title.ts';

/*
 * Where one paper ends and the next begins. The tree of elements that hold marks is walked from the top, and whatever holds
 * one paper only is its place. Where a list has no element for each paper a place is a run of neighbours.
 */

/** One paper's place on the page. */
export interface Place {
  readonly marks: readonly Mark[];
  /** Neighbours in one parent, the elements among them and the text between. */
  readonly nodes: readonly Node[];
  /** Whether the place is one of a series of its like. */
  readonly inSeries: boolean;
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
