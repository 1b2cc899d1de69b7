// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';

import { systemClock } from '../../../lib/page/clock.ts';
import { dwellTime, watchDwell } from '../../../lib/page/dwell.ts';
import { endLife, FakeIntersections, lifeSignal, setVisibility, useLivePage } from './feed.ts';

useLivePage();

const dwelt = vi.fn<(item: string) => void>();
let heading: Element;
let text: Element;
beforeEach(() => {
  dwelt.mockClear();
  [heading, text] = [document.createElement('dt'), document.createElement('dd')];
});

const watch = () => watchDwell<string>(systemClock, lifeSignal(), dwelt);
const pass = (time: number) => vi.advanceTimersByTime(time);

test.each([
  ['all of it', 100, 100, true],
  ['half of it', 50, 100, true],
  ['a little less than half', 49, 100, false],
  ['none of it', 0, 100, false],
  ['half a viewport of a tall one', 500, 5000, true],
  ['less than half a viewport of a tall one', 490, 5000, false],
  ['one that takes no room (hidden)', 0, 0, false],
])('a second of %s', (_, visible, height, counts) => {
  watch().observe('paper', [text]);
  FakeIntersections.scroll(text, visible, height);
  pass(dwellTime - 1);
  expect(dwelt).not.toHaveBeenCalled();
  pass(1);
  expect(dwelt.mock.calls).toEqual(counts ? [['paper']] : []);
});

test('the parts of a listing count together', () => {
  watch().observe('paper', [heading, text]);
  FakeIntersections.scroll(heading, 20, 20);
  FakeIntersections.scroll(text, 0, 200);
  pass(dwellTime);
  expect(dwelt).not.toHaveBeenCalled();
  FakeIntersections.scroll(text, 90, 200);
  pass(dwellTime);
  expect(dwelt).toHaveBeenCalledOnce();
});

test.each<[string, () => void, () => void]>([
  ['scrolling away', () => FakeIntersections.scroll(text, 10), () => FakeIntersections.scroll(text, 100)],
  ['leaving the tab', () => setVisibility('hidden'), () => setVisibility('visible')],
])('%s begins the second anew', (_, leave, comeBack) => {
  watch().observe('paper', [text]);
  FakeIntersections.scroll(text, 100);
  pass(dwellTime - 100);
  leave();
  pass(dwellTime);
  comeBack();
  pass(dwellTime - 1);
  expect(dwelt).not.toHaveBeenCalled();
  pass(1);
  expect(dwelt).toHaveBeenCalledOnce();
});

test('a listing on screen in a tab behind others is not seen', () => {
  setVisibility('hidden');
  watch().observe('paper', [text]);
  FakeIntersections.scroll(text, 100);
  pass(10 * dwellTime);
  expect(dwelt).not.toHaveBeenCalled();
});

test('is told once', () => {
  const dwell = watch();
  dwell.observe('paper', [text]);
  for (const visible of [100, 0, 100]) {
    FakeIntersections.scroll(text, visible);
    pass(dwellTime);
  }
  expect(dwelt).toHaveBeenCalledOnce();
});

test.each<[string, (dwell: ReturnType<typeof watch>) => void]>([
  ['it has left the page', (dwell) => dwell.release('paper')],
  ['the visit has ended', () => endLife()],
])('nothing is told once %s', (_, end) => {
  const dwell = watch();
  dwell.observe('paper', [text]);
  FakeIntersections.scroll(text, 100);
  end(dwell);
  pass(dwellTime);
  expect(dwelt).not.toHaveBeenCalled();
  expect(FakeIntersections.all.some(({ watched }) => watched.size > 0)).toBe(false);
});
