/*
 * What a test may do to a browser with the extension in it. Two implementations, one per browser, so that there is one
 * list of cases. Times are milliseconds; every wait polls a condition and gives up with a sentence.
 */

export type BrowserName = 'chromium' | 'firefox';

export interface LaunchOptions {
  /** The browser's program. */
  readonly executable: string;
  /** Folder of the built extension. */
  readonly extension: string;
  /** The fixture server: the browser finds every host there. */
  readonly port: number;
  readonly headless: boolean;
  /** Chromium: a profile to go on with, which stays when the browser is closed; else a new one each time. */
  readonly profile?: string | undefined;
}

/**
 * A function that runs in a page. It is sent as text: it may use its arguments and the page's globals, nothing else.
 * Arguments and result are JSON; a result of `null` comes back as `undefined`.
 */
export type InPage<A extends readonly unknown[], R> = (...parameters: A) => R | Promise<R>;

/** As `InPage`, with the shadow roots of the elements asked for, closed ones too, in document order. */
export type InRoots<A extends readonly unknown[], R> = (roots: readonly ShadowRoot[], ...parameters: A) => R;

/**
 * Origins that cases ask the browser's permission for. Chromium's prompt is no page's and cannot be pressed from here: there
 * these are permitted from the start, so that asking for them succeeds at once. Firefox shows no prompt but in `answer`.
 */
export const PERMITTED: readonly string[] = ['https://github.com/*'];

/** One tab. */
export interface Tab {
  /** As `browser.tabs` numbers it. */
  readonly id: number;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  evaluate<A extends readonly unknown[], R>(read: InPage<A, R>, ...parameters: A): Promise<R>;
  /** `host` is the name of the elements whose shadow roots are wanted. */
  evaluateInRoots<A extends readonly unknown[], R>(host: string, read: InRoots<A, R>, ...parameters: A): Promise<R>;
  /** A trusted click at a point of the viewport, in CSS pixels. */
  clickAt(x: number, y: number): Promise<void>;
  /** A trusted key, by its name in `KeyboardEvent.key`. */
  press(key: string): Promise<void>;
  /** Trusted keys, one after the other. */
  type(text: string): Promise<void>;
  /** Puts files into the page's first `input[type=file]` that fits the selector. */
  chooseFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** Of the viewport, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** PNG of the viewport. */
  screenshot(): Promise<Uint8Array>;
  /** Brings the tab to the front: a tab behind another one is hidden and nothing in it is seen. */
  focus(): Promise<void>;
  close(): Promise<void>;
}

export interface Driver {
  readonly name: BrowserName;
  readonly version: string;
  /** Opens an address in a new tab, in front, once its document is loaded. */
  open(url: string): Promise<Tab>;
  openPrivate(url: string): Promise<Tab>;
  /** As `open`, in a window of its own: there it is visible, whatever is in front in the others. */
  openWindow(url: string): Promise<Tab>;
  /** A page of the extension in a tab of its own: `popup.html?tab=3`. */
  openExtensionPage(path: string): Promise<Tab>;
  /** Runs in a bare page of the extension, with its `chrome.*` and its IndexedDB, without a page's own script. */
  inExtension<A extends readonly unknown[], R>(read: InPage<A, R>, ...parameters: A): Promise<R>;
  /** Ends the background as the browser does when it idles; the next message wakes it. */
  stopBackground(): Promise<void>;
  /** Takes the extension out of the running browser; open tabs stay. */
  removeExtension(): Promise<void>;
  /** Quits and starts again; tabs are gone. What was stored is kept with the profile, or is another computer's. */
  restart(profile: 'same' | 'new'): Promise<void>;
  /**
   * Kills the browser (SIGKILL) and starts it again with the same profile; tabs are gone.
   *
   * @param meanwhile is given the folder of the extension's databases while no browser has it open.
   */
  crash(meanwhile?: (databases: string) => Promise<void>): Promise<void>;
  /**
   * Leaves the extension's database so many bytes more than it has; `undefined` makes room again. Open tabs may be gone. In
   * Chromium the extension is without `unlimitedStorage` from there to the next start of the browser, for with it there is
   * no quota to exceed.
   */
  limitStorage(bytes: number | undefined): Promise<void>;
  /**
   * Does something that makes the browser ask its user for a permission, and presses a button of the prompt.
   *
   * @throws {Error} in Chromium: see `PERMITTED`
   */
  answer(prompt: 'allow' | 'deny', asking: () => Promise<void>): Promise<void>;
  /** The texts of the files downloaded in this profile, once they are complete, each under a key of its own. */
  downloads(): Promise<ReadonlyMap<string, string>>;
  /** Ends the browser, by SIGKILL if it does not answer, and takes away what it left. */
  close(): Promise<void>;
}

/** So long a browser is given to end by itself. */
const patience = 10_000;

/** Ends a browser: as it should, or else by its process. */
export async function endBrowser(quit: () => Promise<void>, process: number | undefined): Promise<void> {
  const ended = quit().then(
    () => true,
    () => false,
  );
  const waited = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), patience).unref();
  });
  if ((await Promise.race([ended, waited])) || process === undefined) return;
  try {
    globalThis.process.kill(process, 'SIGKILL');
  } catch {
    return; // it had ended
  }
  await Promise.race([ended, waited]);
}

/** JavaScript that calls a function with JSON values. */
export function callOf(read: (...parameters: never[]) => unknown, parameters: readonly unknown[]): string {
  return `(${read.toString()})(${parameters.map((value) => JSON.stringify(value) ?? 'undefined').join(', ')})`;
}

/** What was waited for did not come. */
export class NotInTime extends Error {
  override readonly name = 'NotInTime';
}

/**
 * Asks until the answer is neither `undefined` nor `false`.
 *
 * @throws {NotInTime} with `what`, after `timeout`
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeout = 30_000,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new NotInTime(`Waited ${timeout / 1000} s for: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
