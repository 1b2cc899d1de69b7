// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';

import { systemClock } from '../../../lib/page/clock.ts';
import { createSightingBatch } from '../../../lib/page/sighting-batch.ts';
import { endLife, fakeStore, lifeSignal, paper, setVisibility, useLivePage, visit } from './feed.ts';

useLivePage();

const [one, two] = [paper('One'), paper('Two')];

function batch() {
  const store = fakeStore();
  return { store, record: createSightingBatch(store, visit, systemClock, lifeSignal()) };
}

test('what is seen within a few seconds is one call', async () => {
  const { store, record } = batch();
  record(one);
  await vi.advanceTimersByTimeAsync(2000);
  record(two);
  expect(store.recordSightings).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.recordSightings.mock.calls).toEqual([[visit, [one, two]]]);
});

test.each<[string, () => void]>([
  ['the tab is hidden', () => setVisibility('hidden')],
  ['the page is left', () => dispatchEvent(new Event('pagehide'))],
  ['the visit ends', () => endLife()],
])('nothing waits when %s', (_, leave) => {
  const { store, record } = batch();
  record(one);
  leave();
  expect(store.recordSightings.mock.calls).toEqual([[visit, [one]]]);
});

test('leaving a page on which nothing was seen records nothing', () => {
  const { store } = batch();
  dispatchEvent(new Event('pagehide'));
  expect(store.recordSightings).not.toHaveBeenCalled();
});

test.each([
  ['did not arrive', 'unavailable'],
  ['the disk had no room for', 'quota-exceeded'],
  ['met a database that did not answer', 'store-unavailable'],
] as const)('what %s goes with the next batch', async (_, error) => {
  const { store, record } = batch();
  store.recordSightings.mockResolvedValueOnce({ ok: false, error });
  record(one);
  await vi.advanceTimersByTimeAsync(3000);
  record(two);
  await vi.advanceTimersByTimeAsync(3000);
  expect(store.recordSightings.mock.lastCall).toEqual([visit, [one, two]]);
});
