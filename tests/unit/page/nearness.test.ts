// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';

import { watchNearness } from '../../../lib/page/nearness.ts';
import { endLife, FakeIntersections, lifeSignal, useLivePage } from './feed.ts';

useLivePage();

const come = vi.fn<(items: readonly number[]) => void>();
let elements: readonly Element[];
beforeEach(() => {
  come.mockClear();
  elements = Array.from({ length: 40 }, () => document.createElement('dt'));
});

function watch() {
  const nearness = watchNearness(lifeSignal(), come);
  for (const [index, element] of elements.entries()) nearness.observe(index, element);
  return nearness;
}

const frames = () => vi.advanceTimersByTimeAsync(200);

/** The first is farthest up: 20 rows of 100 above the top of the screen. */
const jumpToTheMiddle = () => new Map(elements.map((element, index) => [element, (index - 20) * 100]));

test('what comes near is told once', () => {
  watch();
  for (const _ of [1, 2]) FakeIntersections.scroll(elements[7]!, 1);
  expect(come.mock.calls).toEqual([[[7]]]);
});

test('what is far is not told', () => {
  watch();
  FakeIntersections.scroll(elements[7]!, 0);
  expect(come).not.toHaveBeenCalled();
});

test('of many at once, two dozen a frame, the nearest first', async () => {
  watch();
  FakeIntersections.approach(jumpToTheMiddle());
  expect(come.mock.calls.map(([items]) => items.toSorted((a, b) => a - b))).toEqual([
    Array.from({ length: 24 }, (_, index) => index + 8), // 8 to 31: the top of the screen is above 20
  ]);
  await frames();
  expect(come.mock.calls.map(([items]) => items.length)).toEqual([24, 16]);
  expect(new Set(come.mock.calls.flat(2)).size).toBe(40);
});

test('what is more than two screens away waits, and comes along with what comes nearer', () => {
  watch();
  for (const index of [0, 1, 2]) FakeIntersections.approach(new Map([[elements[index]!, 4 * innerHeight]]));
  expect(come).not.toHaveBeenCalled();
  FakeIntersections.approach(new Map([[elements[0]!, 3 * innerHeight - 1]]));
  expect(come.mock.calls).toEqual([[[0, 1, 2]]]);
});

test('the last of a list, after which nothing comes closer, comes when it is near itself', () => {
  watch();
  FakeIntersections.approach(new Map([[elements[39]!, 4 * innerHeight]]));
  FakeIntersections.approach(new Map([[elements[39]!, 100]]));
  expect(come.mock.calls).toEqual([[[39]]]);
});

test('what was let go is not told, though it had come near', async () => {
  const nearness = watch();
  FakeIntersections.approach(jumpToTheMiddle());
  nearness.release(0, elements[0]!);
  nearness.release(39, elements[39]!);
  await frames();
  expect(come.mock.calls.flat(2)).toHaveLength(38);
});

test('nothing that waits is told once the visit is over', async () => {
  watch();
  FakeIntersections.approach(new Map([[elements[0]!, 4 * innerHeight]]));
  endLife();
  FakeIntersections.approach(new Map([[elements[0]!, 100]]));
  await frames();
  expect(come).not.toHaveBeenCalled();
});

test('nothing is told once the visit is over', async () => {
  watch();
  FakeIntersections.approach(jumpToTheMiddle());
  endLife();
  await frames();
  FakeIntersections.scroll(elements[0]!, 1);
  expect(come).toHaveBeenCalledOnce();
});
