// @vitest-environment jsdom
import { expect, test } from 'vitest';

import { shownText, type Effort } from '../../../lib/recognize/generic/shown-text.ts';

const deep = '<div>'.repeat(300) + 'the bottom' + '</div>'.repeat(300);

test.each([
  [1_000, 'the bottom'],
  [100, ''],
])('with %i nodes left, 300 nested elements read as %j', (nodes, expected) => {
  const page = new DOMParser().parseFromString(deep, 'text/html');
  expect(shownText([page.body], 1_000, { nodes }).trim()).toBe(expected);
});

test('readings that share their effort stop together', () => {
  const page = new DOMParser().parseFromString(deep, 'text/html');
  const effort: Effort = { nodes: 1_000 };
  const read = [...page.querySelectorAll('div')].map((element) => shownText([element], 1_000, effort).trim());
  expect(read.filter((text) => text !== '')).toHaveLength(3); // 301, 300 and 299 nodes; the fourth is cut short
});
