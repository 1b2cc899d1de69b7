import { childNodes, isElement, isText, rawText, tagName } from '../dom.ts';
import { shapeOf } from './holders.ts';
import { headingOf } from './noise.ts';
import { shownText } from './shown-text.ts';
import { bareTitle, doubtAsTitle } from './title-like.ts';

/*
 * Where a list has no element for each paper (`dt` and `dd`, heading and paragraphs, lines of one paragraph) its rhythm tells
 * to which of two papers what lies between them belongs.
 */

/** To which of two neighbours the nodes between them belong, and what of the nodes before the first and behind the last does. */
interface Rhythm {
  split(gap: readonly Node[]): readonly [readonly Node[], readonly Node[]];
  first(lead: readonly Node[]): readonly Node[];
  last(rest: readonly Node[]): readonly Node[];
}

/**
 * Reads the rhythm of a list off what lies between its papers.
 *
 * @param lead what comes before the first
 * @param rest what comes after the last
 * @param level 1 to 6 for headings, 7 for what heads like one, infinity for all else
 */
export function rhythmOf(
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

/** The nodes before a position and from it on; all of them before, where there is none. */
export function cut(nodes: readonly Node[], at: number): readonly [readonly Node[], readonly Node[]] {
  return at < 0 ? [nodes, []] : [nodes.slice(0, at), nodes.slice(at)];
}

function nodesUntilNext(nodes: readonly Node[]): readonly Node[] {
  return cut(
    nodes,
    nodes.findIndex((node) => isHeading(node) || (isElement(node) && /^(?:dt|hr|form|nav)$/.test(tagName(node)))),
  )[0];
}

/** Whether a node heads something: a heading, or the term of a description. */
export function isHeading(node: Node): boolean {
  return isElement(node) && (tagName(node) === 'dt' || headingOf(node) !== undefined);
}

/** 1 to 6 for headings; infinity for all else. */
export function levelOfHeading(node: Node): number {
  const heading = isElement(node) ? headingOf(node) : undefined;
  return heading ? Number(tagName(heading).slice(1)) : Infinity;
}

/** As `levelOfHeading`, and 7 for a paragraph that is set in bold: what heads papers in lists that are written by hand. */
export function levelOf(node: Node): number {
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
