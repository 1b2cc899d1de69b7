import type { Clock } from './clock.ts';
import { onNextFrame } from './frame.ts';

/** How far above and below the screen is near: two of it, so that a page turned by the key is ready before it comes. */
const margin = '200% 0px';

/**
 * So many come near in one frame. On an arXiv list of 2,000 a frame in which anything at all changes takes 60 to 70 ms on a
 * busy machine, one that mounts and draws a dozen badges some 90 (Chromium 156).
 */
const most = 12;

/**
 * So long, in ms, one or two that come within the margin wait for company, as long as they are more than a screen away: while
 * the reader scrolls, so many come in every frame. (10,000 px of that list, 40 a frame: the page was laid out 97 times without
 * waiting, 29 times with 100 ms, in half the time.)
 */
const patience = 200;
const company = 3;

export interface Nearness<T> {
  /** Watches where `item` stands, once. */
  observe(item: T, element: Element): void;
  /** Forgets an item: it left the page. */
  release(item: T, element: Element): void;
}

/** Tells, once for each item, when it is on screen or near it; the nearest first. */
export function watchNearness<T>(clock: Clock, signal: AbortSignal, come: (items: readonly T[]) => void): Nearness<T> {
  const far = new Map<Element, T>();
  const coming = new Set<T>();
  let callOff: (() => void) | undefined; // of those that wait
  let isUnderWay = false;

  let observer: IntersectionObserver | undefined; // made with the first badges on the page, which do not wait for it

  function meet(entries: readonly IntersectionObserverEntry[]): void {
    const met = entries.filter(({ isIntersecting }) => isIntersecting).toSorted((a, b) => distance(a) - distance(b));
    for (const { target } of met) {
      const item = far.get(target);
      if (item === undefined) continue;
      forget(target);
      coming.add(item);
    }
    const [nearest] = met;
    if (!nearest || isUnderWay) return;
    if (met.length >= company || distance(nearest) < 2 * innerHeight) next();
    else callOff ??= clock.after(patience, next);
  }

  signal.addEventListener('abort', () => {
    callOff?.();
    observer?.disconnect();
  });

  function next(): void {
    callOff?.();
    callOff = undefined;
    const items = [...coming].slice(0, most);
    for (const item of items) coming.delete(item);
    come(items);
    isUnderWay = coming.size > 0;
    if (isUnderWay) onNextFrame(next, signal);
  }

  function forget(element: Element): void {
    observer?.unobserve(element);
    far.delete(element);
  }

  return {
    observe(item, element) {
      if (far.has(element)) return;
      far.set(element, item);
      observer ??= new IntersectionObserver(meet, { rootMargin: margin });
      observer.observe(element);
    },
    release(item, element) {
      coming.delete(item);
      if (far.get(element) === item) forget(element);
    },
  };
}

/** From the top of the screen, where reading begins. */
function distance({ boundingClientRect }: IntersectionObserverEntry): number {
  return Math.abs(boundingClientRect.top);
}
