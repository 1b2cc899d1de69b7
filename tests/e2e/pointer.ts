import { until, type Tab } from './driver.ts';

/** What to press: the first visible element of the selector whose label begins so. */
export interface Target {
  readonly selector: string;
  readonly label?: string;
}

/** A trusted click on an element of the page, once it is there, visible and enabled. */
export async function press(tab: Tab, target: Target): Promise<void> {
  const { x, y } = await until(`something to press: ${JSON.stringify(target)}`, () => tab.evaluate(centre, target));
  await tab.clickAt(x, y);
}

/** Runs in the page: brings the target into view and gives its centre in the viewport. */
function centre({ selector, label = '' }: Target): { x: number; y: number } | undefined {
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
