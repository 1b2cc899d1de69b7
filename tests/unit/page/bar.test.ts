// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';

import { createBar, type Bar, type BarView } from '../../../lib/page/bar.ts';
import { systemClock } from '../../../lib/page/clock.ts';
import { inside, lifeSignal, shown, useLivePage, words } from './feed.ts';

useLivePage();

const view: BarView = { ...shown, fresh: 12, total: 38, dismissed: 0, showsDismissed: false };
const nothing = () => {};
let bar: Bar;

beforeEach(() => {
  bar = createBar(words, systemClock, lifeSignal(), {
    nextNew: nothing,
    chooseSeen: nothing,
    markSeen: nothing,
    showDismissed: nothing,
    fold: nothing,
    key: nothing,
  });
  document.body.append(bar.host);
});

const part = (name: string) => inside(bar.host).querySelector<HTMLElement>(`.${name}`)!;
const hidden = (...names: string[]) => names.map((name) => part(name).hidden);

test('says how much is new', () => {
  bar.show(view);
  expect(part('count').textContent).toBe('12 new of 38');
  expect(hidden('controls', 'dot', 'notice')).toEqual([false, true, true]);
});

test('folds to a dot', () => {
  bar.show({ ...view, bar: 'folded' });
  expect(hidden('sheet', 'dot')).toEqual([true, false]);
  expect([part('dot').textContent, part('dot').ariaLabel]).toEqual(['12', 'Unfold 12']);
});

test('with nothing new there is nothing to go to or mark', () => {
  bar.show({ ...view, fresh: 0 });
  expect([part('next'), part('mark')].map((button) => button.matches(':disabled'))).toEqual([true, true]);
});

test('what was done is said aloud once, in one place', () => {
  bar.show(view);
  bar.notify('12 marked', nothing);
  expect(part('message').textContent).toBe('12 marked');
  const live = inside(bar.host).querySelectorAll('[role=status], [aria-live]');
  expect([...live].map((region) => region.textContent)).toEqual(['12 marked']);
});

test('an undo is offered for at least ten seconds, folded or not, and then no more', async () => {
  bar.show({ ...view, bar: 'folded' });
  const undo = vi.fn<() => void>();
  bar.notify('12 marked', undo);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(hidden('sheet', 'notice', 'undo')).toEqual([false, false, false]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(hidden('sheet', 'notice')).toEqual([true, true]);
  bar.undo();
  expect(undo).not.toHaveBeenCalled();
});

test('an undo stays while the focus is in the bar', async () => {
  bar.show(view);
  const undo = vi.fn<() => void>();
  bar.notify('12 marked', undo);
  part('undo').focus();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hidden('notice')).toEqual([false]);
  bar.undo();
  expect(undo).toHaveBeenCalledOnce();
});

test('what was undone cannot be undone twice', () => {
  bar.show(view);
  const undo = vi.fn<() => void>();
  bar.notify('12 marked', undo);
  bar.undo();
  bar.undo();
  expect(undo).toHaveBeenCalledOnce();
});

test('a message without an undo offers none', () => {
  bar.show(view);
  bar.notify('12 marked', nothing);
  bar.notify('Undone');
  expect(hidden('notice', 'undo')).toEqual([false, true]);
});
