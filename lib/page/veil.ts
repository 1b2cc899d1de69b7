import { styleOf } from './live-dom.ts';

/** What lies over a listing. */
export type Veil = 'none' | 'dim' | 'hide';

const veils = {
  dim: ['opacity', '0.45', ''],
  hide: ['display', 'none', 'important'],
} as const;

export interface Veils {
  /** Veils the elements of a listing, in place of what veiled them before. */
  lay(elements: readonly Element[], veil: Veil): void;
}

interface Before {
  readonly property: string;
  readonly value: string;
  readonly priority: string;
  readonly hadStyle: boolean;
}

/**
 * Dims and hides listings by an inline style of their own elements, and gives back exactly what stood there. The page can
 * see this, and so which listings its reader knows: it happens only where the reader has chosen it.
 */
export function createVeils(signal: AbortSignal): Veils {
  const before = new Map<Element, Before>();

  function lift(element: Element): void {
    const style = styleOf(element);
    const was = before.get(element);
    if (!style || !was) return;
    before.delete(element);
    style.setProperty(was.property, was.value, was.priority);
    if (!was.hadStyle && style.length === 0) Element.prototype.removeAttribute.call(element, 'style');
  }

  signal.addEventListener('abort', () => {
    for (const element of before.keys()) lift(element);
  });

  return {
    lay(elements, veil) {
      for (const element of elements) {
        if (veil === 'none' && !before.has(element)) continue;
        const style = styleOf(element);
        if (!style) continue;
        const [property, value, priority] = veil === 'none' ? [] : veils[veil];
        if (before.get(element)?.property !== property) lift(element);
        if (property === undefined) continue;
        if (!before.has(element)) {
          before.set(element, {
            property,
            value: style.getPropertyValue(property),
            priority: style.getPropertyPriority(property),
            hadStyle: Element.prototype.hasAttribute.call(element, 'style'),
          });
        }
        if (style.getPropertyValue(property) !== value) style.setProperty(property, value, priority);
      }
    },
  };
}
