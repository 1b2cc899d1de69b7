import { parent, tagName } from '../dom.ts';
import { standsForOne } from './holders.ts';
import type { Mark } from './marks.ts';
import { shownText } from './shown-text.ts';

/* Proceedings, journals and books have identifiers too, and pages of their papers link to them. */

/** An identifier that comes back again and again beside others is what the papers appeared in. */
const containerRuns = 3;

/** The marks but for those of what the papers appeared in. In steps: one a mark. */
export function* withoutContainers(marks: readonly Mark[]): Generator<void, readonly Mark[], void> {
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
    if (standsForOne(here) || isReference(here, element)) return here;
  }
  return undefined;
}

/** Text that a paragraph has beside its link where it is about the paper. */
const besideLink = 30;

function isReference(element: Element, link: Element): boolean {
  return tagName(element) === 'p' && shownText([element], 400).length - shownText([link], 400).length > besideLink;
}
