import type { Clock } from './clock.ts';

/** How long in a row half of a listing must have been on screen, in ms. */
export const dwellTime = 1000;

export interface Dwell<T> {
  /** Watches the elements that make up `item`, once. */
  observe(item: T, elements: readonly Element[]): void;
  /** Forgets an item: it left the page. */
  release(item: T): void;
}

interface Presence {
  readonly elements: readonly Element[];
  /** As the browser reported it last, in CSS pixels. */
  readonly areas: Map<Element, { readonly visible: number; readonly whole: number; readonly viewportful: number }>;
  callOff?: (() => void) | undefined;
}

// Every twentieth: half of a listing of several elements, or half a viewport of a tall one, is seldom half of an element.
const threshold = Array.from({ length: 21 }, (_, step) => step / 20);

/**
 * Tells, once for each item, when at least half of it, or as much as half the viewport, has been on screen in a visible tab
 * for a second in a row. A pause begins the second anew.
 */
export function watchDwell<T>(clock: Clock, signal: AbortSignal, dwelt: (item: T) => void): Dwell<T> {
  const items = new Map<T, Presence>();
  const owners = new Map<Element, T>();

  const observer = new IntersectionObserver(
    (entries) => {
      const changed = new Set<T>();
      for (const { target, boundingClientRect, intersectionRect, rootBounds } of entries) {
        const item = owners.get(target);
        const presence = item !== undefined && items.get(item);
        if (!presence) continue;
        changed.add(item);
        presence.areas.set(target, {
          visible: area(intersectionRect),
          whole: area(boundingClientRect),
          viewportful: boundingClientRect.width * (rootBounds?.height ?? Infinity),
        });
      }
      for (const item of changed) time(item);
    },
    { threshold },
  );

  function time(item: T): void {
    const presence = items.get(item);
    if (!presence) return;
    if (document.visibilityState !== 'visible' || !isOnScreen(presence)) {
      presence.callOff?.();
      presence.callOff = undefined;
    } else {
      presence.callOff ??= clock.after(dwellTime, () => {
        release(item);
        dwelt(item);
      });
    }
  }

  function release(item: T): void {
    const presence = items.get(item);
    if (!presence) return;
    presence.callOff?.();
    items.delete(item);
    for (const element of presence.elements) {
      observer.unobserve(element);
      owners.delete(element);
    }
  }

  document.addEventListener('visibilitychange', () => items.forEach((_, item) => time(item)), { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    for (const presence of items.values()) presence.callOff?.();
    items.clear();
    owners.clear();
  });

  return {
    observe(item, elements) {
      if (items.has(item)) return;
      items.set(item, { elements, areas: new Map() });
      for (const element of elements) {
        owners.set(element, item);
        observer.observe(element);
      }
    },
    release,
  };
}

function isOnScreen({ areas }: Presence): boolean {
  let visible = 0;
  let whole = 0;
  let viewportful = 0;
  for (const element of areas.values()) {
    visible += element.visible;
    whole += element.whole;
    viewportful = Math.max(viewportful, element.viewportful);
  }
  return visible > 0 && visible >= Math.min(whole, viewportful) / 2;
}

function area({ width, height }: DOMRectReadOnly): number {
  return width * height;
}
