// @vitest-environment jsdom
import { expect, test } from 'vitest';

import { createFeedRows } from '../../../lib/page/feed-rows.ts';
import { createKnowledge } from '../../../lib/page/knowledge.ts';
import type { PlacedListing } from '../../../lib/recognize/placed-listing.ts';
import { fakeStore, idOf, lifeSignal, paper, useLivePage, visit } from './feed.ts';

useLivePage();

const anchor = document.createElement('dt');
const part = document.createElement('dd');
const other = document.createElement('dd');

const placed = (title: string, ...elements: [Element, ...Element[]]): PlacedListing => ({
  listing: paper(title, idOf(1)),
  elements,
  badge: { element: elements[0], where: 'append' },
});

test.each([
  ['the same listing in the same elements', placed('One', anchor, part), true],
  ['the same listing with a part drawn anew', placed('One', anchor, other), false],
  ['the same listing with a part less', placed('One', anchor), false],
  ['another listing', placed('Two', anchor, part), false],
])('at an anchor that is read again, %s', (_, again, stays) => {
  const rows = createFeedRows(createKnowledge(fakeStore(), visit, lifeSignal()));
  rows.take({ placed: new Map([[anchor, placed('One', anchor, part)]]), gone: [] });
  const [before] = rows.all();
  const { gone } = rows.take({ placed: new Map([[anchor, again]]), gone: [] });
  const [now] = rows.all();
  expect(gone).toEqual(stays ? [] : [before]);
  expect(now === before).toBe(stays);
  expect(now?.placed).toBe(again);
});

test('an element anywhere in a listing leads to its row', () => {
  const rows = createFeedRows(createKnowledge(fakeStore(), visit, lifeSignal()));
  rows.take({ placed: new Map([[anchor, placed('One', anchor, part)]]), gone: [] });
  const link = part.appendChild(document.createElement('a'));
  expect(rows.around(link)?.anchor).toBe(anchor);
  expect(rows.around(other)).toBeUndefined();
});
