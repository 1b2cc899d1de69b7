// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';

import { systemClock } from '../../../lib/page/clock.ts';
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
  const nearness = watchNearness(systemClock, lifeSignal(), come);
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

test('of many at once, a dozen a frame, the nearest first', async () => {
  watch();
  FakeIntersections.approach(jumpToTheMiddle());
  expect(come.mock.calls.map(([items]) => items.toSorted((a, b) => a - b))).toEqual([
    Array.from({ length: 12 }, (_, index) => index + 14), // 14 to 25: the top of the screen is above 20
  ]);
  await frames();
  expect(come.mock.calls.map(([items]) => items.length)).toEqual([12, 12, 12, 4]);
  expect(new Set(come.mock.calls.flat(2)).size).toBe(40);
});

test('what is more than a screen away waits for company', async () => {
  watch();
  for (const index of [0, 1, 2]) FakeIntersections.approach(new Map([[elements[index]!, 2 * innerHeight + 100]]));
  expect(come).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(come.mock.calls).toEqual([[[0, 1, 2]]]);
});

test.each([
  ['three come together', [1, 2, 3], 2 * innerHeight + 100],
  ['one comes nearer than that', [1], 100],
])('it waits no longer once %s', (_, others, top) => {
  watch();
  FakeIntersections.approach(new Map([[elements[0]!, 2 * innerHeight + 100]]));
  FakeIntersections.approach(new Map(others.map((index) => [elements[index]!, top])));
  expect(come.mock.calls).toEqual([[[0, ...others]]]);
  vi.advanceTimersByTime(200);
  expect(come).toHaveBeenCalledOnce();
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
  FakeIntersections.approach(new Map([[elements[0]!, 2 * innerHeight + 100]]));
  endLife();
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
