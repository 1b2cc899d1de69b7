import { browser, type Browser } from 'wxt/browser';

/** `restore`, `import` and `capture` need a tab of their own: a file picker closes a toolbar popup. */
const views = ['saved', 'restore', 'import', 'capture'] as const;
export type View = (typeof views)[number];

/** What the popup's own address asks for: `popup.html?tab=ID&view=restore`. */
export interface Place {
  /** The tab whose page it is about; without one, the active tab of the window. */
  readonly tab: number | undefined;
  readonly view: View | undefined;
  /** Shown in a tab, not under the toolbar button. */
  readonly inTab: boolean;
}

export function placeAt({ searchParams }: URL): Place {
  const tab = searchParams.get('tab');
  const view = searchParams.get('view');
  return {
    tab: tab !== null && /^\d{1,15}$/.test(tab) ? Number(tab) : undefined,
    view: views.find((one) => one === view),
    inTab: tab !== null || view !== null,
  };
}

/** The tab that *This page* is about; `undefined` once it is closed. */
export async function tabAt(place: Place): Promise<Browser.tabs.Tab | undefined> {
  if (place.tab !== undefined) return browser.tabs.get(place.tab).catch(() => undefined);
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active;
}

/** Goes on with a job in a tab of its own. */
export async function openView(view: View, tab: number | undefined): Promise<void> {
  const address = new URL(browser.runtime.getURL('/popup.html'));
  if (tab !== undefined) address.searchParams.set('tab', String(tab));
  address.searchParams.set('view', view);
  await browser.tabs.create({ url: address.href });
  close();
}
