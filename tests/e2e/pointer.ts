import { until, type Tab } from './driver.ts';

/** What to press: the first visible element of the selector whose label begins so. */
export interface Target {
  readonly selector: string;
  readonly label?: string;
}

/** A trusted click on an element of the page, once it is there, visible, enabled and no longer moving. */
export async function press(tab: Tab, target: Target): Promise<void> {
  let last: Point | undefined;
  const { x, y } = await until(`something to press: ${JSON.stringify(target)}`, async () => {
    const before = last;
    last = await tab.evaluate(centre, target);
    return last && before && last.x === before.x && last.y === before.y && last;
  });
  await tab.clickAt(x, y);
}

/** In the viewport, in CSS pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs in the page: brings the target into view and gives its centre in the viewport. */
function centre({ selector, label = '' }: Target): Point | undefined {
  const element = [...document.querySelectorAll<HTMLButtonElement>(selector)].find(
    (candidate) =>
      candidate.checkVisibility() &&
      !candidate.disabled &&
      (candidate.ariaLabel ?? candidate.textContent).trim().startsWith(label),
  );
  if (!element) return undefined;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
