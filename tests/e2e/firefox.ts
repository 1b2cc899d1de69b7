import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch, type Browser } from 'puppeteer-core';
import type { browser as extensionApi } from 'wxt/browser';

import {
  callOf,
  endBrowser,
  until,
  type Driver,
  type InPage,
  type InRoots,
  type LaunchOptions,
  type Tab,
} from './driver.ts';

declare const chrome: typeof extensionApi;

/** A page of the extension that has its rights and runs nothing (with Firefox's JSON viewer off). */
const BARE_PAGE = 'manifest.json';

/**
 * Stock Firefox. Puppeteer starts and ends it; the rest speaks WebDriver BiDi to it directly, because puppeteer waits
 * for ever on `moz-extension:` pages and has no way into closed shadow roots (both seen with ESR 153, 2026-11).
 */
export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const folder = await mkdtemp(join(tmpdir(), 'deja-lu-firefox-'));
  const manifest: Manifest = JSON.parse(await readFile(join(options.extension, 'manifest.json'), 'utf8'));
  const addon = manifest.browser_specific_settings.gecko.id;
  let session = await start(options, addon, folder, randomUUID());

  /** Tab ids are known to the extension only: the one that was not there before is the new one. */
  async function openTab(url: string): Promise<Tab> {
    const before = new Set(await tabIds(session.bare));
    const context = await session.bidi.create(url, session.bareContext);
    const id = (await tabIds(session.bare)).find((candidate) => !before.has(candidate));
    if (id === undefined) throw new Error(`The browser made no tab for ${url}`);
    return createTab(session.bidi, context, id);
  }

  async function openWindow(url: string, incognito: boolean): Promise<Tab> {
    const known = new Set((await session.bidi.contexts()).map(({ context }) => context));
    const id = await session.bare(async (window) => (await chrome.windows.create(window))?.tabs?.[0]?.id, {
      url,
      incognito,
    });
    if (id === undefined) throw new Error('The browser opened no window');
    const context = await until(`the window at ${url}`, async () =>
      (await session.bidi.contexts()).find((candidate) => !known.has(candidate.context) && candidate.url === url),
    );
    await session.bidi.loaded(context.context, url);
    return createTab(session.bidi, context.context, id);
  }

  return {
    name: 'firefox',
    version: await session.browser.version(),
    open: openTab,
    openExtensionPage: (path) => openTab(`moz-extension://${session.uuid}/${path}`),
    openPrivate: (url) => openWindow(url, true),
    openWindow: (url) => openWindow(url, false),
    inExtension: (read, ...parameters) => session.bare(read, ...parameters),
    stopBackground: () => session.bidi.inBrowser(terminateBackground, addon),
    removeExtension: async () => void (await session.bidi.send('webExtension.uninstall', { extension: addon })),
    async restart(profile) {
      if (profile === 'new') {
        session = await startAfresh(session, options, addon);
        await rm(join(folder, DOWNLOADS), { recursive: true, force: true });
      } else {
        await session.browser.close();
        session = await start(options, addon, folder, session.uuid);
      }
    },
    async crash(meanwhile) {
      const running = session.browser.process();
      if (running === null) throw new Error('Firefox has no process');
      const ended = new Promise((resolve) => {
        running.once('exit', resolve);
      });
      running.kill('SIGKILL');
      await ended;
      await until('puppeteer to put the preferences back', async () =>
        (await readdir(join(folder, PROFILE))).every((name) => !name.endsWith('.puppeteer')),
      );
      await meanwhile?.(join(folder, PROFILE, 'storage', 'default', `moz-extension+++${session.uuid}`, 'idb'));
      session = await start(options, addon, folder, session.uuid);
    },
    async limitStorage(bytes) {
      await session.bidi.inBrowser(limitStorage, bytes ?? null);
      // Each context keeps a connection of its own to `storage.local`, and the reset has closed them.
      await session.bidi.inBrowser(terminateBackground, addon);
      await session.bidi.navigate(session.bareContext, `moz-extension://${session.uuid}/${BARE_PAGE}`);
    },
    async answer(prompt, asking) {
      await session.bidi.inBrowser((name) => Services.prefs.setBoolPref(name, true), PROMPTS_PREFERENCE);
      await asking();
      await until('the prompt to be pressed', () => session.bidi.inBrowser(pressPrompt, prompt));
      await session.bidi.inBrowser((name) => Services.prefs.setBoolPref(name, false), PROMPTS_PREFERENCE);
    },
    downloads: () => readDownloads(join(folder, DOWNLOADS)),
    async close() {
      await endBrowser(() => session.browser.close(), session.browser.process()?.pid);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 }); // it may still be writing
    },
  };
}

interface Manifest {
  readonly browser_specific_settings: { readonly gecko: { readonly id: string } };
}

interface Session {
  readonly browser: Browser;
  readonly bidi: Bidi;
  /** Host of the extension's pages. What it stores goes by it. */
  readonly uuid: string;
  readonly bareContext: string;
  readonly bare: Tab['evaluate'];
}

/** Below the folder of a launch. */
const PROFILE = 'profile';
const DOWNLOADS = 'downloads';

const UUIDS_PREFERENCE = 'extensions.webextensions.uuids';
const PROMPTS_PREFERENCE = 'extensions.webextOptionalPermissionPrompts';

async function start(options: LaunchOptions, addon: string, folder: string, uuid: string): Promise<Session> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: options.executable,
    headless: options.headless,
    userDataDir: join(folder, PROFILE),
    acceptInsecureCerts: true,
    // Lets BiDi into extension pages and into the browser's own window.
    args: ['--remote-allow-system-access', '--width=1280', '--height=985'],
    extraPrefsFirefox: {
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${options.port}`,
      [UUIDS_PREFERENCE]: JSON.stringify({ [addon]: uuid }),
      // An extension installed for a session is taken out at its end; what it stored must outlive a restart.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      // Whoever asks for a permission is given it, without a prompt.
      [PROMPTS_PREFERENCE]: false,
      'security.notification_enable_delay': 0, // half a second in which a prompt takes no press
      'devtools.jsonview.enabled': false,
      'browser.download.folderList': 2,
      'browser.download.dir': join(folder, DOWNLOADS),
      'browser.download.always_ask_before_handling_new_types': false,
      'browser.download.alwaysOpenPanel': false,
    },
  });
  const bidi = createBidi(browser);
  return { browser, bidi, uuid, ...(await install(bidi, options.extension, uuid)) };
}

/**
 * A profile as good as new, in a tenth of the time it takes to start Firefox: the extension is installed anew under
 * another host, which has stored nothing, and all tabs are closed.
 */
async function startAfresh({ browser, bidi }: Session, { extension }: LaunchOptions, addon: string): Promise<Session> {
  const uuid = randomUUID();
  // Pages of the extension go with it, and with the last tab the window.
  await bidi.create('about:blank');
  await bidi.send('webExtension.uninstall', { extension: addon }).catch(() => 'a test may have removed it');
  await bidi.inBrowser(
    (name, value) => Services.prefs.setStringPref(name, value),
    UUIDS_PREFERENCE,
    JSON.stringify({ [addon]: uuid }),
  );
  const old = await bidi.contexts();
  const installed = await install(bidi, extension, uuid);
  for (const { context } of old) await bidi.send('browsingContext.close', { context });
  return { browser, bidi, uuid, ...installed };
}

async function install(bidi: Bidi, extension: string, uuid: string): Promise<Pick<Session, 'bareContext' | 'bare'>> {
  await bidi.send('webExtension.install', {
    extensionData: { type: 'path', path: extension },
    'moz:allowPrivateBrowsing': true,
  });
  const bareContext = await bidi.create(`moz-extension://${uuid}/${BARE_PAGE}`);
  return { bareContext, bare: (read, ...parameters) => bidi.evaluate(bareContext, read, parameters) };
}

/** WebDriver BiDi, as far as it is used here. Elements and tabs go by their BiDi names. */
interface Bidi {
  send<R>(method: string, parameters: object): Promise<R>;
  contexts(): Promise<readonly { readonly context: string; readonly url: string }[]>;
  /** Opens a tab in front, in the window of the tab given, and waits for its document. Gives the browsing context. */
  create(url: string, beside?: string): Promise<string>;
  navigate(context: string, url: string): Promise<void>;
  /** Waits until the document at the address is complete. */
  loaded(context: string, url: string): Promise<void>;
  locate(context: string, selector: string): Promise<readonly NodeReply[]>;
  evaluate<A extends readonly unknown[], R>(context: string, read: InPage<A, R>, parameters: A): Promise<R>;
  evaluateInRoots<A extends readonly unknown[], R>(
    context: string,
    host: string,
    read: InRoots<A, R>,
    parameters: A,
  ): Promise<R>;
  /** Runs in the browser's own window, with its privileges. */
  inBrowser<A extends readonly unknown[], R>(read: InPage<A, R>, ...parameters: A): Promise<R>;
}

interface NodeReply {
  readonly sharedId: string;
  readonly value: { readonly shadowRoot?: { readonly sharedId: string } | null };
}

type ScriptReply =
  | { readonly type: 'success'; readonly result: { readonly value: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

type TreeReply = { readonly contexts: readonly { readonly context: string; readonly url: string }[] };

/** What puppeteer keeps to itself; Firefox takes one WebDriver session only, so it has to be shared. */
interface Connected {
  readonly connection: { send(method: string, parameters: object): Promise<{ result: never }> };
}

function createBidi(browser: Browser): Bidi {
  if (!isConnected(browser)) throw new Error('This puppeteer-core keeps its connection elsewhere: see firefox.ts');
  const { connection } = browser;

  const call = async <R>(context: string, declaration: string, nodes: readonly object[]): Promise<R> => {
    const reply = await bidi.send<ScriptReply>('script.callFunction', {
      // Text, for BiDi's own form of a value is a tree of tagged nodes; empty for `undefined`, which JSON has not.
      functionDeclaration: `async (...nodes) => JSON.stringify(await (${declaration})(nodes)) ?? ''`,
      arguments: nodes,
      target: { context },
      awaitPromise: true,
    });
    if (reply.type === 'exception') throw new Error(reply.exceptionDetails.text);
    return JSON.parse(reply.result.value || 'null') ?? undefined;
  };

  const bidi: Bidi = {
    send: async (method, parameters) => (await connection.send(method, parameters)).result,
    async contexts() {
      const { contexts } = await bidi.send<TreeReply>('browsingContext.getTree', { maxDepth: 0 });
      return contexts;
    },
    async create(url, beside) {
      const { context } = await bidi.send<{ context: string }>('browsingContext.create', {
        type: 'tab',
        ...(beside !== undefined && { referenceContext: beside }),
      });
      await bidi.navigate(context, url);
      return context;
    },
    async navigate(context, url) {
      // Firefox never reports the end of a navigation to an extension page.
      await bidi.send('browsingContext.navigate', { context, url, wait: url.startsWith('http') ? 'complete' : 'none' });
      await bidi.loaded(context, url);
    },
    async loaded(context, url) {
      const wanted = new URL(url).href;
      await until(
        `${url} to load`,
        () =>
          bidi
            .evaluate(context, (href) => document.readyState === 'complete' && location.href === href, [wanted])
            .catch(() => false), // between two documents
      );
    },
    async locate(context, selector) {
      const { nodes } = await bidi.send<{ nodes: readonly NodeReply[] }>('browsingContext.locateNodes', {
        context,
        locator: { type: 'css', value: selector },
        serializationOptions: { includeShadowTree: 'all', maxDomDepth: 0 },
      });
      return nodes;
    },
    evaluate: (context, read, parameters) => call(context, `() => ${callOf(read, parameters)}`, []),
    async evaluateInRoots(context, host, read, parameters) {
      const hosts = await bidi.locate(context, host);
      const roots = hosts.flatMap(({ value }) => (value.shadowRoot ? [{ sharedId: value.shadowRoot.sharedId }] : []));
      const values = parameters.map((value) => `, ${JSON.stringify(value)}`).join('');
      return call(context, `(roots) => (${read.toString()})(roots${values})`, roots);
    },
    async inBrowser(read, ...parameters) {
      const { contexts } = await bidi.send<TreeReply>('browsingContext.getTree', {
        maxDepth: 0,
        'moz:scope': 'chrome',
      });
      const window = contexts[0]?.context;
      if (window === undefined) throw new Error('Firefox shows no window of its own');
      return bidi.evaluate(window, read, parameters);
    },
  };
  return bidi;
}

function isConnected(browser: object): browser is Connected {
  return 'connection' in browser;
}

/* What the browser's own window has. */
declare const Services: {
  readonly prefs: {
    setStringPref(name: string, value: string): void;
    setBoolPref(name: string, value: boolean): void;
    setIntPref(name: string, value: number): void;
    clearUserPref(name: string): void;
  };
  /** nsIQuotaManagerService */
  readonly qms: {
    reset(): { callback: () => void };
    getUsage(callback: (request: { readonly result: readonly { readonly usage: number }[] }) => void): void;
  };
};
declare const WebExtensionPolicy: {
  getByID(id: string): { extension: { terminateBackground(how: { ignoreDevToolsAttached: boolean }): Promise<void> } };
};

/** Of the browser's own window. */
declare const PopupNotifications: {
  readonly isPanelOpen: boolean;
  readonly panel: { readonly firstElementChild: PopupNotification | null };
};
interface PopupNotification {
  readonly button: HTMLButtonElement;
  readonly secondaryButton: HTMLButtonElement;
}

/** Runs in the browser's own window: presses a button of the prompt that is open, if one is. */
function pressPrompt(prompt: 'allow' | 'deny'): boolean {
  const shown = PopupNotifications.isPanelOpen ? PopupNotifications.panel.firstElementChild : null;
  if (shown === null) return false;
  (prompt === 'allow' ? shown.button : shown.secondaryButton).click();
  return true;
}

/** Runs in the browser's own window: what its idle timer does. */
async function terminateBackground(addon: string): Promise<void> {
  await WebExtensionPolicy.getByID(addon).extension.terminateBackground({ ignoreDevToolsAttached: true });
}

/** Runs in the browser's own window. The limit is of all that is stored; it is read when the storage is set up, hence the reset. */
async function limitStorage(bytes: number | null): Promise<void> {
  const preference = 'dom.quotaManager.temporaryStorage.fixedLimit'; // in KiB
  Services.prefs.setBoolPref('dom.quotaManager.testing', true); // without it there is no reset
  const reset = (): Promise<void> =>
    new Promise((resolve) => {
      Services.qms.reset().callback = () => resolve();
    });
  if (bytes === null) Services.prefs.clearUserPref(preference);
  else {
    await reset(); // what is stored is then on the disk, and counted
    const used = await new Promise<number>((resolve) => {
      Services.qms.getUsage(({ result }) => resolve(result.reduce((sum, { usage }) => sum + usage, 0)));
    });
    Services.prefs.setIntPref(preference, Math.ceil((used + bytes) / 1024));
  }
  await reset();
}

function tabIds(bare: Session['bare']): Promise<readonly (number | undefined)[]> {
  return bare(async () => (await chrome.tabs.query({})).map((tab) => tab.id));
}

/** `KeyboardEvent.key` → WebDriver's code point; other keys are themselves. */
const KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Delete: '\uE017',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
};

function createTab(bidi: Bidi, context: string, id: number): Tab {
  const perform = (actions: object): Promise<unknown> =>
    bidi.send('input.performActions', { context, actions: [actions] });
  const press = (keys: readonly string[]): Promise<unknown> =>
    perform({
      type: 'key',
      id: 'keyboard',
      actions: keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    });
  return {
    id,
    goto: (url) => bidi.navigate(context, url),
    async reload() {
      const url = await bidi.evaluate(context, () => location.href, []);
      await bidi.send('browsingContext.reload', { context, wait: url.startsWith('http') ? 'complete' : 'none' });
      await bidi.loaded(context, url);
    },
    evaluate: (read, ...parameters) => bidi.evaluate(context, read, parameters),
    evaluateInRoots: (host, read, ...parameters) => bidi.evaluateInRoots(context, host, read, parameters),
    clickAt: async (x, y) =>
      void (await perform({
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      })),
    press: async (key) => void (await press([KEYS[key] ?? key])),
    type: async (text) => void (await press(Array.from(text))),
    async chooseFiles(selector, files) {
      const [element] = await bidi.locate(context, selector);
      if (!element) throw new Error(`No ${selector} on the page`);
      await bidi.send('input.setFiles', { context, element: { sharedId: element.sharedId }, files });
    },
    resize: (width, height) => bidi.send('browsingContext.setViewport', { context, viewport: { width, height } }),
    async screenshot() {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    focus: async () => void (await bidi.send('browsingContext.activate', { context })),
    close: async () => void (await bidi.send('browsingContext.close', { context })),
  };
}

/** There is no folder before the first download. While Firefox writes, there is a `.part` beside an empty file with the final name. */
async function readDownloads(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch(() => []);
  if (names.some((name) => name.endsWith('.part'))) return new Map();
  const files = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8').catch(() => '')] as const);
  return new Map((await Promise.all(files)).filter(([, text]) => text !== ''));
}
