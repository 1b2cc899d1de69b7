import { onNextFrame } from './frame.ts';

/** In screens, how far above and below is near: so far that a page turned by the key is ready before it comes. */
const near = 2;

/**
 * In screens. What is within this waits until something comes near, and comes along with it. On an arXiv list of 2,000 a
 * frame in which anything at all changes is laid out and painted for as long as one with twenty more badges (Chromium 156);
 * so while the reader scrolls there is one every two screens.
 */
const company = 4;

/** So many come in one frame. */
const most = 24;

export interface Nearness<T> {
  /** Watches where `item` stands, once. */
  observe(item: T, element: Element): void;
  /** Forgets an item: it left the page. */
  release(item: T, element: Element): void;
}

/** Tells, once for each item, when it is on screen or near it; the nearest first. */
export function watchNearness<T>(signal: AbortSignal, come: (items: readonly T[]) => void): Nearness<T> {
  const items = new Map<Element, T>();
  /** Of what approaches, from the top of the screen, where reading begins, in CSS pixels. */
  const distances = new Map<Element, number>();
  let isUnderWay = false;
  // Made with the first badges on the page, which do not wait for them.
  let wide: IntersectionObserver | undefined;
  let narrow: IntersectionObserver | undefined;

  function approach(met: readonly IntersectionObserverEntry[]): void {
    for (const { target, boundingClientRect } of met) {
      if (!items.has(target)) continue;
      distances.set(target, Math.abs(boundingClientRect.top));
      wide?.unobserve(target);
      narrow?.observe(target);
    }
    // What a leap brings on the screen does not wait for the other observer to say so.
    if (Math.min(...distances.values()) < near * innerHeight) arrive();
  }

  function arrive(): void {
    if (!isUnderWay) next();
  }

  function next(): void {
    const nearest = [...distances].toSorted(([, one], [, other]) => one - other).slice(0, most);
    const coming = nearest.flatMap(([element]) => items.get(element) ?? []);
    for (const [element] of nearest) forget(element);
    come(coming);
    isUnderWay = distances.size > 0;
    if (isUnderWay) onNextFrame(next, signal);
  }

  function forget(element: Element): void {
    items.delete(element);
    distances.delete(element);
    wide?.unobserve(element);
    narrow?.unobserve(element);
  }

  signal.addEventListener('abort', () => {
    wide?.disconnect();
    narrow?.disconnect();
  });

  return {
    observe(item, element) {
      if (items.has(element)) return;
      items.set(element, item);
      narrow ??= observerOf(near, arrive);
      wide ??= observerOf(company, approach);
      wide.observe(element);
    },
    release(item, element) {
      if (items.get(element) === item) forget(element);
    },
  };
}

/** Calls back with what comes within so many screens above and below. */
function observerOf(screens: number, meet: (met: readonly IntersectionObserverEntry[]) => void): IntersectionObserver {
  const report = (entries: readonly IntersectionObserverEntry[]) => {
    const met = entries.filter(({ isIntersecting }) => isIntersecting);
    if (met.length > 0) meet(met);
  };
  return new IntersectionObserver(report, { rootMargin: `${screens * 100}% 0px` });
}
