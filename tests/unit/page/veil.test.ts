// @vitest-environment jsdom
import { expect, test } from 'vitest';

import { createVeils, type Veil } from '../../../lib/page/veil.ts';

function element(style: string | undefined): HTMLElement {
  const made = document.createElement('article');
  if (style !== undefined) made.setAttribute('style', style);
  return made;
}

/** In no order: what is set again comes last. */
const declarations = ({ style }: HTMLElement) => style.cssText.split('; ').toSorted();

const before = [undefined, '', 'color: red;', 'opacity: 0.9;', 'display: flex !important; color: red;'];
const veils: readonly Veil[] = ['dim', 'hide'];

test.each(before.flatMap((style) => veils.map((veil) => [style, veil] as const)))(
  'an element with the style %j is given back as it was after %s',
  (style, veil) => {
    const card = element(style);
    const untouched = card.cloneNode();
    const laid = createVeils(new AbortController().signal);
    for (const next of ['dim', veil, veil, 'hide', veil] as const) laid.lay([card], next);
    expect(card.isEqualNode(untouched)).toBe(false);
    laid.lay([card], 'none');
    expect(declarations(card)).toEqual(declarations(element(style)));
    expect(card.hasAttribute('style')).toBe(style !== undefined);
  },
);

test('everything is lifted when the visit ends', () => {
  const life = new AbortController();
  const cards = [element(undefined), element(undefined)];
  createVeils(life.signal).lay(cards, 'hide');
  expect(cards.map((card) => card.style.display)).toEqual(['none', 'none']);
  life.abort();
  expect(cards.map((card) => card.hasAttribute('style'))).toEqual([false, false]);
});

test('a veil that the page has torn is laid again', () => {
  const card = element(undefined);
  const laid = createVeils(new AbortController().signal);
  laid.lay([card], 'hide');
  card.style.display = 'block';
  laid.lay([card], 'hide');
  expect(card.style.display).toBe('none');
});
