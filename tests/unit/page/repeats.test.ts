import { expect, test } from 'vitest';

import { parseIdentifier } from '../../../lib/identity/identifier.ts';
import { findRepeats, repeatProfile } from '../../../lib/page/repeats.ts';
import { paper } from './feed.ts';

function published(title: string, doi: string) {
  return { ...paper(title), identifiers: [parseIdentifier(`doi:${doi}`)!] };
}

test.each([
  ['an identifier that stands twice', [paper('One', '2611.00001'), paper('Uno', '2611.00001')], [undefined, 0]],
  ['equal titles without identifiers', [paper('Slow Tides at Night'), paper('Slow tides, at night')], [undefined, 0]],
  [
    'equal titles of a preprint and its DOI',
    [paper('Slow Tides at Night', '2611.00001'), published('Slow Tides at Night', '10.5555/a')],
    [undefined, 0],
  ],
  [
    'equal titles of two preprints',
    [paper('Slow Tides at Night', '2611.00001'), paper('Slow Tides at Night', '2611.00002')],
    [undefined, undefined],
  ],
  ['a title that many papers have', [paper('Introduction'), paper('Introduction')], [undefined, undefined]],
  [
    'three of one: all point to the first',
    [paper('A b c d', '2611.00001'), paper('x'), paper('E f g h', '2611.00001'), paper('I j k l', '2611.00001')],
    [undefined, undefined, 0, 0],
  ],
  [
    'a chain: by title to the second, which is the first',
    [paper('Slow Tides at Night', '2611.00001'), paper('Other words here', '2611.00001'), paper('Other words here')],
    [undefined, 0, 0],
  ],
])('%s', (_, listings, repeats) => {
  expect(findRepeats(listings.map(repeatProfile), [])).toEqual(repeats);
});

test('what the store calls one work is one, whatever it is called here', () => {
  const listings = [paper('Slow Tides at Night', '2611.00001'), published('Tides, Slowly', '10.5555/a')];
  expect(findRepeats(listings.map(repeatProfile), ['work-7', 'work-7'])).toEqual([undefined, 0]);
});

test('a generic title that names a work makes no repeats', () => {
  const listings = [paper('Introduction'), paper('Introduction')];
  expect(findRepeats(listings.map(repeatProfile), ['title:introduction', 'title:introduction'])).toEqual([
    undefined,
    undefined,
  ]);
});
