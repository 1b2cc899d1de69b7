import { until, type Driver, type Tab } from './driver.ts';
import { card, type Paper } from './feed-page.ts';
import { countRows, sightingsOnce } from './library.ts';

/*
 * What a feed page shows of the extension, read from inside the closed roots of its badges and its bar, as a reader
 * would: by text and by what can be pressed.
 */

const BADGE = 'deja-lu';
const BAR = 'deja-lu-bar';

export interface ShownBadge {
  /** arXiv identifier of the card the badge stands in. */
  readonly paper: string;
  readonly state: string;
  /** What it is called: its words, and the title. */
  readonly label: string;
  /** Whether it has its buttons, which badges far down a long page get when the reader comes near. */
  readonly drawn: boolean;
  /** What it says of its state; of all, if it is not drawn. */
  readonly word: string;
  /** What it says of a duplicate, if it is drawn; empty if there is none. */
  readonly duplicate: string;
  readonly focused: boolean;
}

export function badges(tab: Tab): Promise<readonly ShownBadge[]> {
  return tab.evaluateInRoots(BADGE, (roots) =>
    roots.map((root) => {
      const text = (selector: string): string => {
        const shown = [...root.querySelectorAll<HTMLElement>(selector)].find((element) => !element.hidden);
        return shown?.textContent ?? '';
      };
      const link = root.host.closest('article')?.querySelector('h2 a, h3 a, h4 a');
      return {
        paper: link?.getAttribute('href')?.split('/').at(-1) ?? '',
        label: root.querySelector('.badge')?.ariaLabel ?? '',
        state: root.querySelector<HTMLElement>('[data-state]')?.dataset['state'] ?? '',
        drawn: root.querySelector('.state') !== null,
        word: text('.state') || text('.badge'),
        duplicate: text('.duplicate'),
        focused: root.activeElement !== null,
      };
    }),
  );
}

/** The badges, once there are that many and each says something. */
export function badgesOnce(tab: Tab, count: number): Promise<readonly ShownBadge[]> {
  return until(`${count} badges`, async () => {
    const shown = await badges(tab);
    return shown.length === count && shown.every(({ word }) => word !== '') && shown;
  });
}

/**
 * Presses a button of the badge of a paper: `save`, `away` (dismiss or take back), `duplicate` (the
 * jump, or the question), `same` or `different` (the answers).
 * @param paper its arXiv identifier, on a feed of cards, or on any feed its title
 */
export async function pressBadge(
  tab: Tab,
  paper: string,
  button: 'save' | 'away' | 'duplicate' | 'same' | 'different',
): Promise<void> {
  const { x, y } = await until(`a ${button} button on the badge of ${paper}`, () =>
    tab.evaluateInRoots(
      BADGE,
      (roots, wantedPaper, wantedButton) => {
        // The last: of a paper that stands twice on a page it is the repeat, and the repeat has the jump.
        const root = roots.findLast(
          ({ host, firstElementChild }) =>
            host.closest('article')?.querySelector(`a[href$="/${CSS.escape(wantedPaper)}"]`) ??
            firstElementChild?.ariaLabel?.endsWith(`: ${wantedPaper}`),
        );
        const element = [...(root?.querySelectorAll<HTMLElement>(`button.${wantedButton}`) ?? [])].find((candidate) =>
          candidate.checkVisibility(),
        );
        root?.host.scrollIntoView({ block: 'center', behavior: 'instant' }); // far away it has no buttons yet
        if (!element) return undefined;
        const { x: left, y: top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      },
      paper,
      button,
    ),
  );
  await tab.clickAt(x, y);
}

/** The bar's words, once it stands: “12 new of 38”. */
export async function barText(tab: Tab): Promise<string> {
  return until('the bar', () =>
    tab.evaluateInRoots(BAR, ([root]) => root?.querySelector('.count')?.textContent ?? undefined),
  );
}

export async function pressBar(tab: Tab, button: 'next' | 'mark' | 'undo'): Promise<void> {
  const { x, y } = await until(`the ${button} button of the bar`, () =>
    tab.evaluateInRoots(
      BAR,
      ([root], wanted) => {
        const element = root?.querySelector<HTMLButtonElement>(`button.${wanted}`);
        if (!element || element.disabled || !element.checkVisibility()) return undefined;
        const { x: left, y: top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      },
      button,
    ),
  );
  await tab.clickAt(x, y);
}

/** Makes the screen tall enough for the whole page: everything on it dwells at once. */
export async function showWhole(tab: Tab): Promise<void> {
  const [width, height] = await tab.evaluate(() => [innerWidth, document.documentElement.scrollHeight] as const);
  await tab.resize(width, height);
}

/** Opens a feed, lets the whole of it dwell on screen, and closes it. */
export async function readFeed(browser: Driver, url: string, listings: number): Promise<void> {
  const tab = await browser.open(url);
  await badgesOnce(tab, listings);
  const before = await countRows(browser, 'sightings');
  await showWhole(tab);
  await sightingsOnce(browser, before + listings);
  await tab.close();
}

/** What the page's own script does when more papers come. */
export function addCard(tab: Tab, paper: Paper): Promise<void> {
  return tab.evaluate((html) => {
    const drawn = document.createRange().createContextualFragment(html);
    document.querySelector('.grid')?.append(drawn);
  }, card(paper));
}
