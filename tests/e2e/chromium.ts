import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';

import type { browser } from 'wxt/browser';

import {
  callOf,
  endBrowser,
  PERMITTED,
  until,
  type Driver,
  type InRoots,
  type LaunchOptions,
  type Tab,
} from './driver.ts';

declare const chrome: typeof browser & {
  /** What `chrome://extensions` itself uses, and only it has. */
  readonly developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
    getExtensionInfo(id: string): Promise<{ state: string }>;
  };
};

/** A page of the extension that has its rights and runs nothing. */
const BARE_PAGE = 'manifest.json';

/** Chromium by Playwright. What Playwright lacks (closed shadow roots, stopping a service worker) is asked over CDP. */
export async function launchChromium(given: LaunchOptions): Promise<Driver> {
  const options = { ...given, extension: await permittedCopy(given.extension) };
  let profile = given.profile ?? (await newProfile());
  const downloads = new Map<string, string>();
  let session = await start(options, profile, downloads);

  /** Tab ids are known to the extension only: the one that was not there before is the new one. */
  async function adopt(open: () => Promise<Page>): Promise<Tab> {
    const before = new Set(await tabIds(session.bare));
    const page = await open();
    const id = (await tabIds(session.bare)).find((candidate) => !before.has(candidate));
    if (id === undefined) throw new Error(`The browser made no tab for ${page.url()}`);
    return createTab(page, id);
  }

  async function openPage(url: string): Promise<Page> {
    const page = await session.context.newPage();
    await page.goto(url);
    return page;
  }

  async function openWindow(url: string, incognito: boolean): Promise<Tab> {
    const known = new Set(session.context.pages());
    const id = await session.bare.evaluate(async (window) => (await chrome.windows.create(window))?.tabs?.[0]?.id, {
      url,
      incognito,
    });
    if (id === undefined) throw new Error('The browser opened no window');
    const page = await until(`the window at ${url}`, () =>
      session.context.pages().find((candidate) => !known.has(candidate) && candidate.url() === url),
    );
    await page.waitForLoadState();
    return createTab(page, id);
  }

  /** A quota holds as long as the session that set it. */
  let quota: CDPSession | undefined;

  return {
    name: 'chromium',
    version: session.context.browser()?.version() ?? 'of unknown version',
    open: (url) => adopt(() => openPage(url)),
    openExtensionPage: (path) => adopt(() => openPage(`${session.origin}/${path}`)),
    async openPrivate(url) {
      session = { ...session, bare: await allowPrivateWindows(session) };
      return openWindow(url, true);
    },
    openWindow: (url) => openWindow(url, false),
    inExtension: (read, ...parameters) => session.bare.evaluate(callOf(read, parameters)),
    stopBackground: () => stopServiceWorker(session.context, session.bare),
    async removeExtension() {
      await session.bare.evaluate(() => void chrome.management.uninstallSelf()).catch(ignoreClosed);
      await until('the extension to be gone', () => session.context.serviceWorkers().length === 0);
    },
    async restart(which) {
      await session.context.close();
      if (which === 'new') {
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
        profile = await newProfile();
        downloads.clear();
      }
      session = await start(options, profile, downloads);
    },
    async crash(meanwhile) {
      await kill(session);
      await meanwhile?.(join(profile, 'Default', 'IndexedDB'));
      session = await start(options, profile, downloads);
    },
    async limitStorage(bytes) {
      const { origin } = session;
      if (bytes === undefined) {
        await quota?.send('Storage.overrideQuotaForOrigin', { origin });
        return;
      }
      await session.context.close();
      const unlimited = await withoutUnlimitedStorage(options.extension);
      session = await start(options, profile, downloads);
      await unlimited.putBack();
      quota = await session.context.newCDPSession(session.bare);
      const { usage } = await quota.send('Storage.getUsageAndQuota', { origin });
      await quota.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes });
    },
    answer: () => Promise.reject(new Error('Nobody but a hand can press a prompt of Chromium')),
    downloads: async () => new Map([...downloads, ...(await ownDownloads(session.bare))]),
    async close() {
      await endBrowser(() => session.context.close(), session.process);
      if (profile !== given.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      await rm(options.extension, { recursive: true, force: true });
    },
  };
}

/** The extension with what it may ask for, and the hosts of `PERMITTED`, granted from the start. */
async function permittedCopy(extension: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'deja-lu-extension-'));
  await cp(extension, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest: Partial<Record<`${'optional_' | 'host_' | ''}permissions`, readonly string[]>> = JSON.parse(
    await readFile(file, 'utf8'),
  );
  const { permissions = [], optional_permissions = [], host_permissions = [], ...rest } = manifest;
  const permitted = {
    ...rest,
    permissions: [...permissions, ...optional_permissions],
    host_permissions: [...host_permissions, ...PERMITTED],
  };
  await writeFile(file, JSON.stringify(permitted));
  return copy;
}

/** Takes the permission out of the manifest, which is read when the browser starts. */
async function withoutUnlimitedStorage(extension: string): Promise<{ putBack(): Promise<void> }> {
  const file = join(extension, 'manifest.json');
  const text = await readFile(file, 'utf8');
  const manifest: { permissions: readonly string[] } = JSON.parse(text);
  const permissions = manifest.permissions.filter((permission) => permission !== 'unlimitedStorage');
  await writeFile(file, JSON.stringify({ ...manifest, permissions }));
  return { putBack: () => writeFile(file, text) };
}

function newProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'deja-lu-chromium-'));
}

/** What the extension itself downloads belongs to no page, and Playwright tells nobody of it: it has names of Playwright's. */
async function ownDownloads(bare: Page): Promise<readonly (readonly [name: string, text: string])[]> {
  const files = await bare.evaluate(async () => {
    const items = await chrome.downloads.search({ state: 'complete' });
    return items.filter(({ byExtensionId }) => byExtensionId === chrome.runtime.id).map(({ filename }) => filename);
  });
  return Promise.all(files.map(async (file) => [basename(file), await readFile(file, 'utf8')] as const));
}

interface Session {
  readonly context: BrowserContext;
  /** The id of the browser's process. */
  readonly process: number;
  /** `chrome-extension://<id>` */
  readonly origin: string;
  readonly bare: Page;
}

async function start(options: LaunchOptions, profile: string, downloads: Map<string, string>): Promise<Session> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executable,
    headless: options.headless,
    viewport: { width: 1280, height: 900 },
    args: [
      '--no-sandbox', // as root there is none to be had
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      `--host-resolver-rules=MAP * 127.0.0.1:${options.port}, EXCLUDE localhost`,
      '--ignore-certificate-errors',
    ],
  });
  context.on('page', (page) => {
    page.on('download', async (download) => {
      const path = await download.path();
      downloads.set(path, await readFile(path, 'utf8')); // not by its name, which is the same for all of a day
    });
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const origin = `chrome-extension://${new URL(worker.url()).host}`;
  return { context, process: await processOf(context), origin, bare: await openBarePage(context, origin) };
}

async function kill({ context, process: id }: Session): Promise<void> {
  const closed = new Promise((resolve) => {
    context.once('close', resolve);
  });
  process.kill(id, 'SIGKILL');
  await closed;
}

async function processOf(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (browser === null) throw new Error('This Playwright gives no browser for a persistent context');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const id = processInfo.find(({ type }) => type === 'browser')?.id;
  if (id === undefined) throw new Error('The browser has no process');
  return id;
}

async function openBarePage(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/${BARE_PAGE}`);
  return page;
}

/** The switch on `chrome://extensions`, which reloads the extension; without developer mode it would not come back. */
async function allowPrivateWindows({ context, origin, bare }: Session): Promise<Page> {
  const id = new URL(origin).host;
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (extensionId) => {
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, id);
  await until('the extension to be back, allowed in private windows', () =>
    page.evaluate(
      async (extensionId) => (await chrome.developerPrivate.getExtensionInfo(extensionId)).state === 'ENABLED',
      id,
    ),
  );
  await page.close();
  await bare.close();
  return openBarePage(context, origin);
}

function tabIds(bare: Page): Promise<readonly (number | undefined)[]> {
  return bare.evaluate(async () => (await chrome.tabs.query({})).map((tab) => tab.id));
}

async function stopServiceWorker(context: BrowserContext, bare: Page): Promise<void> {
  const session = await context.newCDPSession(bare);
  const known = new Set<string>();
  const stopped = new Set<string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      known.add(versionId);
      // For good: whoever is waiting for an answer has it started again at once.
      if (runningStatus === 'stopped') stopped.add(versionId);
    }
  });
  await session.send('ServiceWorker.enable');
  await until('a service worker to stop', () => known.size > 0);
  await session.send('ServiceWorker.stopAllWorkers');
  await until('the service worker to stop', () => stopped.size === known.size);
  await session.detach();
}

const pages = new WeakMap<Tab, Page>();

/** A session of the DevTools protocol with a tab of this driver, for measurements that only Chromium has. */
export function openDevTools(tab: Tab): Promise<CDPSession> {
  const page = pages.get(tab);
  if (!page) throw new Error('The tab is not one of Chromium');
  return page.context().newCDPSession(page);
}

function createTab(page: Page, id: number): Tab {
  const tab: Tab = {
    id,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: (read, ...parameters) => page.evaluate(callOf(read, parameters)),
    evaluateInRoots: (host, read, ...parameters) => evaluateInRoots(page, host, read, parameters),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    chooseFiles: (selector, paths) =>
      page
        .locator(selector)
        .first()
        .setInputFiles([...paths]),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    focus: () => page.bringToFront(),
    close: () => page.close(),
  };
  pages.set(tab, page);
  return tab;
}

async function evaluateInRoots<A extends readonly unknown[], R>(
  page: Page,
  host: string,
  read: InRoots<A, R>,
  parameters: A,
): Promise<R> {
  const session = await page.context().newCDPSession(page);
  try {
    const roots = await findRoots(session, host);
    const { result } = await session.send('Runtime.evaluate', { expression: 'globalThis' });
    const reply = await session.send('Runtime.callFunctionOn', {
      ...(result.objectId !== undefined && { objectId: result.objectId }),
      functionDeclaration: `(parameters, ...roots) => (${read.toString()})(roots, ...parameters)`,
      arguments: [{ value: parameters }, ...roots.map((objectId) => ({ objectId }))],
      awaitPromise: true,
      returnByValue: true,
    });
    if (reply.exceptionDetails) throw new Error(reply.exceptionDetails.exception?.description ?? 'Failed in the page');
    const { value }: { value?: R } = reply.result;
    return value!;
  } finally {
    await session.detach();
  }
}

interface PiercedNode {
  readonly localName: string;
  readonly backendNodeId: number;
  readonly children?: readonly PiercedNode[] | undefined;
  readonly shadowRoots?: readonly PiercedNode[] | undefined;
}

/** The remote objects of the shadow roots of the hosts, in document order. A root that went meanwhile is left out. */
async function findRoots(session: CDPSession, host: string): Promise<readonly string[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const found: number[] = [];
  const visit = (node: PiercedNode): void => {
    if (node.localName === host) found.push(...(node.shadowRoots ?? []).map((shadow) => shadow.backendNodeId));
    node.children?.forEach(visit);
  };
  visit(root);
  const objects = await Promise.all(
    found.map((backendNodeId) => session.send('DOM.resolveNode', { backendNodeId }).catch(() => undefined)),
  );
  return objects.flatMap((resolved) => resolved?.object.objectId ?? []);
}

/** The page an extension removes itself from goes with it. */
function ignoreClosed(error: unknown): void {
  if (!/closed|destroyed/i.test(String(error))) throw error;
}
