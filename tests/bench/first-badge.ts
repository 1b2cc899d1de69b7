/*
 * The time from the start of the content script to the last badge on the daily page, with a large library and a warm
 * background, beside a floor measured in the same run: a second extension that sends one message and answers it from
 * one `bulkGet` of the same keys in a table of the same rows, and does nothing on the page. Runs alternate.
 */
import { copyFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { browser as extensionApi } from 'wxt/browser';

import { titleKey } from '../../lib/identity/title.ts';
import type { Listing } from '../../lib/identity/listing.ts';
import { launchChromium } from '../e2e/chromium.ts';
import { until, type Driver } from '../e2e/driver.ts';
import { recognizeFile } from '../support/saved-page.ts';
import { restoreWorks } from './fill.ts';
import type { Bench, Result } from './part.ts';
import { table, timesOf } from './times.ts';
import { libraryOf } from './works.ts';

declare const chrome: typeof extensionApi;

export const name = 'first-badge';
export const what = 'ms from the start of the content script to the last badge on the daily page, background warm';

export const URL_OF_PAGE = 'https://huggingface.co/papers';
/** The last badge may take so many times as long as the floor. */
const BUDGET = 3;
/** Runs that are not counted: both sides warm up. */
const WARM_UP = 5;
const WORKS = 100_000;

const root = join(import.meta.dirname, '../..');
export const html = await readFile(join(root, 'tests/pages/hugging-face/daily-2026-11-19.html'), 'utf8');
export const { listings } = recognizeFile(html, URL_OF_PAGE);

export async function run({ executable, extension, sites, folder, runs: given, sizes }: Bench): Promise<Result> {
  const runs = 2 * given; // a page opens in one of two times, and the median of few runs falls on either
  const works = Math.min(WORKS, Math.max(...sizes));
  sites.set(URL_OF_PAGE, html);
  const common = { executable, port: sites.port, headless: true };
  const ours = await launchChromium({ ...common, extension });
  const floor = await launchChromium({ ...common, extension: await buildFloor(folder) });
  const samples = { floor: [] as number[], badged: [] as number[] };
  try {
    await say(`${works} works into both stores`, () =>
      Promise.all([fillOurs(ours, works, folder), fillFloor(floor, works)]),
    );
    await say(`${WARM_UP} + ${runs} runs of each`, async () => {
      for (let number = -WARM_UP; number < runs; number += 1) {
        const [floorTime, badgedTime] = [await timeFloor(floor), await timeBadges(ours, listings.length)];
        if (number < 0) continue;
        samples.floor.push(floorTime);
        samples.badged.push(badgedTime);
      }
    });
  } finally {
    await Promise.all([ours.close(), floor.close()]);
  }
  const [floorTimes, badgedTimes] = [timesOf(samples.floor), timesOf(samples.badged)];
  return {
    table: table({ 'floor: one message, one bulkGet': floorTimes, 'start of script to last badge': badgedTimes }),
    budgets: [{ what: 'last badge by floor', figure: badgedTimes.median / floorTimes.median, atMost: BUDGET }],
    data: { works, listings: listings.length, floor: floorTimes, badged: badgedTimes },
  };
}

async function buildFloor(folder: string): Promise<string> {
  const built = join(folder, 'floor');
  await cp(join(import.meta.dirname, 'floor'), built, { recursive: true });
  await copyFile(join(root, 'node_modules/dexie/dist/modern/dexie.mjs'), join(built, 'dexie.mjs'));
  await writeFile(join(built, 'keys.js'), `const KEYS = ${JSON.stringify(listings.flatMap(keysOf))};\n`);
  return built;
}

/** What a listing is looked up by. */
function keysOf({ identifiers, title }: Listing): readonly string[] {
  return [...identifiers, titleKey(title)].filter((key) => key !== undefined);
}

async function fillOurs(browser: Driver, works: number, folder: string): Promise<void> {
  const file = join(folder, 'backup.json');
  await restoreWorks(browser, file, libraryOf(works, listings, Date.now()));
}

async function fillFloor(browser: Driver, works: number): Promise<void> {
  const rows = [...libraryOf(works, listings, Date.now())].flatMap(({ id, keys }) =>
    Object.keys(keys).map((key) => ({ key, works: [id] })),
  );
  // The store is made by the background, at its first message.
  const tab = await browser.open(URL_OF_PAGE);
  await until('the floor to answer', () => tab.evaluate(() => document.documentElement.dataset['floor'] !== undefined));
  await tab.close();
  for (let start = 0; start < rows.length; start += 10_000) {
    await browser.inExtension(
      async (chunk) => {
        const opening = indexedDB.open('floor');
        await new Promise((resolve) => opening.addEventListener('success', resolve));
        const change = opening.result.transaction('aliases', 'readwrite');
        for (const row of chunk) change.objectStore('aliases').put(row);
        await new Promise((resolve) => change.addEventListener('complete', resolve));
        opening.result.close();
      },
      rows.slice(start, start + 10_000),
    );
  }
}

async function timeFloor(browser: Driver): Promise<number> {
  const tab = await browser.open(URL_OF_PAGE);
  const time = await until('the floor to answer', () => tab.evaluate(() => document.documentElement.dataset['floor']));
  await tab.close();
  return Number(time);
}

/** Opens the daily page, which has so many listings; ms until its last badge. */
export async function timeBadges(browser: Driver, count: number): Promise<number> {
  const tab = await browser.open(URL_OF_PAGE);
  // Watched in the page, as the floor is: a script that is asked again and again has less time for its badges.
  const badges = () => tab.evaluate(() => document.querySelectorAll('deja-lu').length);
  await until('every badge to be on the page', async () => (await badges()) === count);
  const time = await until('the page to say when', async () => {
    const { res } = await browser.inExtension(describePage, tab.id);
    const { started, badged } = res?.timing ?? {};
    return res?.rows.length === count && started !== undefined && badged !== undefined && badged - started;
  });
  await tab.close();
  return time;
}

interface Described {
  readonly res?: {
    readonly rows: readonly unknown[];
    readonly timing?: { readonly started: number; readonly badged?: number };
  };
}

/** Runs in a page of the extension: the call of the popup, as the messaging library sends it. */
async function describePage(tab: number): Promise<Described> {
  const message = { id: Date.now(), type: 'describePage', timestamp: Date.now() };
  return chrome.tabs.sendMessage<unknown, Described>(tab, message).catch(() => ({})); // the script is not there yet
}

async function say(step: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  console.log(`${step}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
