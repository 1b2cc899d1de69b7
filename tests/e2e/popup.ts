import { until, type Driver, type Tab } from './driver.ts';
import { press, type Target } from './pointer.ts';

export interface ShownListing {
  readonly work: string;
  readonly title: string;
  readonly state: string;
  readonly duplicate: string | undefined;
}

export interface ShownEntry {
  readonly work: string;
  readonly status: string;
  readonly text: string;
}

/** The popup of a tab, as a page of its own. */
export function openPopup(browser: Driver, tab: Tab): Promise<Tab> {
  return browser.openExtensionPage(`popup.html?tab=${tab.id}`);
}

/** The rows of *This page*. */
export function listings(popup: Tab): Promise<readonly ShownListing[]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('li[data-work][data-state]')].map((row) => ({
      work: row.dataset['work'] ?? '',
      title: row.querySelector('h3')?.textContent ?? '',
      state: row.dataset['state'] ?? '',
      duplicate: row.dataset['duplicate'],
    })),
  );
}

/** The rows of *This page*, once there are that many. */
export function listingsOnce(popup: Tab, count: number): Promise<readonly ShownListing[]> {
  return until(`${count} listings in the popup`, async () => {
    const rows = await listings(popup);
    return rows.length === count && rows;
  });
}

/** What the popup says of a page with that many listings. */
export async function listingsOf(browser: Driver, tab: Tab, count: number): Promise<readonly ShownListing[]> {
  const popup = await openPopup(browser, tab);
  const rows = await listingsOnce(popup, count);
  await popup.close();
  return rows;
}

/** The rows of *Saved*, once they are as wanted. */
export function entriesOnce(
  popup: Tab,
  what: string,
  wanted: (entries: readonly ShownEntry[]) => boolean,
): Promise<readonly ShownEntry[]> {
  return until(`saved papers: ${what}`, async () => {
    const rows = await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('li[data-work][data-status]')].map((row) => ({
        work: row.dataset['work'] ?? '',
        status: row.dataset['status'] ?? '',
        text: row.innerText,
      })),
    );
    return wanted(rows) && rows;
  });
}

/** The library: *Saved* in the popup of no page in particular. */
export async function openSaved(browser: Driver): Promise<Tab> {
  const popup = await browser.openExtensionPage('popup.html?tab=0');
  await press(popup, { selector: '[role=tab]', label: 'Saved' });
  return popup;
}

/** Starts a download with what is pressed and gives the file's text, once it is there. */
export async function download(browser: Driver, popup: Tab, target: Target): Promise<string> {
  const before = await browser.downloads();
  await press(popup, target);
  return until(`a download after ${JSON.stringify(target)}`, async () => {
    const after = await browser.downloads();
    return [...after].find(([key]) => !before.has(key))?.[1];
  });
}

/** The rows of *This page* that are in a state, by their work. */
export function worksIn(rows: readonly ShownListing[], state: string): readonly string[] {
  return rows.filter((row) => row.state === state).map(({ work }) => work);
}
