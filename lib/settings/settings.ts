import { storage } from 'wxt/utils/storage';

/** What the user can choose, with what holds until they do. */
export interface Settings {
  /** For so many minutes after it was scanned, a listing is still new when its feed is opened again; 0 to 240. */
  readonly stillNewMinutes: number;
  /** What becomes of listings that are not new. */
  readonly seen: 'show' | 'dim' | 'hide';
  /** Whether the toolbar icon carries the number of new listings. */
  readonly toolbarBadge: boolean;
  /** Sightings older than so many months are deleted; 1 to 120. What is known of a paper stays. */
  readonly historyMonths: number;
  /** A backup file is written to the downloads every so many days; 0, never, to 90. */
  readonly fileEveryDays: number;
}

export const defaultSettings: Settings = {
  stillNewMinutes: 30,
  seen: 'show',
  toolbarBadge: true,
  historyMonths: 24,
  fileEveryDays: 0,
};

/** One item, so that answering a page costs one read of settings. */
const kept = storage.defineItem<unknown>('local:settings', { fallback: {} });

export async function readSettings(): Promise<Settings> {
  return parseSettings(await kept.getValue());
}

/** Changes what is named; a value out of its range is left as it was. */
export function changeSettings(change: Partial<Settings>): Promise<Settings> {
  // One change at a time, in whichever context: what is not named is read, and written later.
  return navigator.locks.request('deja-lu-settings', async () => {
    const settings = parseSettings(change, await readSettings());
    await kept.setValue(settings);
    return settings;
  });
}

/** Calls back on every change, wherever it is made; gives what ends it. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  return kept.watch((value) => changed(parseSettings(value)));
}

/** Settings from whatever is stored: by an earlier or a later version of us, or by hand. */
export function parseSettings(stored: unknown, otherwise: Settings = defaultSettings): Settings {
  const found: Partial<Record<keyof Settings, unknown>> = typeof stored === 'object' && stored !== null ? stored : {};
  const { stillNewMinutes, seen, toolbarBadge, historyMonths, fileEveryDays } = found;
  return {
    stillNewMinutes: isWhole(stillNewMinutes, 0, 240) ? stillNewMinutes : otherwise.stillNewMinutes,
    seen: seen === 'show' || seen === 'dim' || seen === 'hide' ? seen : otherwise.seen,
    toolbarBadge: typeof toolbarBadge === 'boolean' ? toolbarBadge : otherwise.toolbarBadge,
    historyMonths: isWhole(historyMonths, 1, 120) ? historyMonths : otherwise.historyMonths,
    fileEveryDays: isWhole(fileEveryDays, 0, 90) ? fileEveryDays : otherwise.fileEveryDays,
  };
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** Whether the bar of a page is folded to a dot; forgotten when the browser is closed. */
export const foldedBar = storage.defineItem<boolean>('session:foldedBar', { fallback: false });
