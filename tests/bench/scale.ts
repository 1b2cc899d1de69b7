/*
 * The time of one lookup as the library grows, for a page of 50 listings and one of 2,000, asked by a content script. Beside
 * it, with the same keys: the whole library read from `storage.local` as one object, which is how the closest tool does it
 * (PaperMemory), and raw `get`s of IndexedDB in a page of the extension, which no message is on the way to. Every second
 * listing is known, and every lookup asks for others. Cold is the first one after the browser has started.
 */
import type { browser as extensionApi } from 'wxt/browser';

import type { Listing } from '../../lib/identity/listing.ts';
import type { Driver, Tab } from '../e2e/driver.ts';
import { ask, askStorage, listingsOf, type Asked } from './asked.ts';
import { emptyPage, openFilled, settle } from './filled.ts';
import type { Bench, Budget, Result } from './part.ts';
import { table, timesOf, type Times } from './times.ts';
import { inventedPaper } from './works.ts';

declare const chrome: typeof extensionApi;

export const name = 'scale';
export const what = 'ms of one lookup from a content script as the library grows';

/** So many times the median with the smallest library it may be with the largest. */
const BUDGET = 1.5;
const counts = [50, 2_000] as const;
/** Above this, Chromium refuses the object. */
const largestObject = 100_000;

export async function run(bench: Bench): Promise<Result> {
  const rows: Record<string, Times> = {};
  for (const works of bench.sizes) Object.assign(rows, await measure(bench, works));
  const [smallest, largest] = [bench.sizes[0] ?? 0, bench.sizes.at(-1) ?? 0];
  const budgets = counts.map((count): Budget => {
    const [few, many] = [smallest, largest].map((works) => rows[label(works, count, 'lookup')]?.median ?? Number.NaN);
    return {
      what: `lookup of ${count} listings, ${largest} works by ${smallest}`,
      figure: (many ?? Number.NaN) / (few ?? Number.NaN),
      atMost: BUDGET,
    };
  });
  return { table: table(rows), budgets, data: { ms: rows } };
}

function label(works: number, count: number, way: string): string {
  return `${works} works, ${count} listings: ${way}`;
}

async function measure(bench: Bench, works: number): Promise<Record<string, Times>> {
  const rows: Record<string, Times> = {};
  const browser = await openFilled(bench, works);
  try {
    const tab = await browser.open(emptyPage);
    const cold = [await ask(tab, 'lookup', listingsOf(works, 50, 1_000))];
    rows[label(works, 50, 'cold')] = timesOf(cold.map(({ milliseconds }) => milliseconds));
    await settle(browser);
    if (works <= largestObject) await fillObject(browser, works);
    for (const count of counts) {
      const runs = count > 1_000 ? Math.ceil(bench.runs / 3) : bench.runs;
      const ways: Record<string, (listings: readonly Listing[]) => Promise<number>> = {
        lookup: (listings) => millisecondsOf(ask(tab, 'lookup', listings)),
        'raw gets': (listings) => browser.inExtension(getRaw, keysOf(listings)),
        ...(works <= largestObject && { 'one object': (listings) => readObject(tab, listings) }),
      };
      const samples: Record<string, number[]> = {};
      for (let number = -2; number < runs; number += 1) {
        for (const [way, measured] of Object.entries(ways)) {
          const sample = await measured(listingsOf(works, count, number + 2));
          if (number >= 0) (samples[way] ??= []).push(sample);
        }
      }
      for (const [way, times] of Object.entries(samples)) rows[label(works, count, way)] = timesOf(times);
    }
  } finally {
    await browser.close();
  }
  return rows;
}

async function millisecondsOf(asked: Promise<Asked>): Promise<number> {
  return (await asked).milliseconds;
}

function keysOf(listings: readonly Listing[]): readonly string[] {
  return listings.flatMap(({ identifiers }) => identifiers);
}

/** What the baseline keeps of a work is less than what we keep. */
async function fillObject(browser: Driver, works: number): Promise<void> {
  const step = 20_000; // what one call of the test driver carries
  for (let start = 0; start < works; start += step) {
    const papers = Array.from({ length: Math.min(step, works - start) }, (_, i) => {
      const { identifier, title } = inventedPaper(start + i);
      return [identifier, { title, at: 1_700_000_000_000 }] as const;
    });
    await browser.inExtension(async (chunk) => {
      const { papers: before = {} } = await chrome.storage.local.get<{ papers?: object }>('papers');
      await chrome.storage.local.set({ papers: { ...before, ...Object.fromEntries(chunk) } });
    }, papers);
  }
}

/** Runs in a page of the extension. */
async function getRaw(keys: readonly string[]): Promise<number> {
  const opening = indexedDB.open('deja-lu');
  await new Promise((resolve) => {
    opening.addEventListener('success', resolve);
  });
  const start = performance.now();
  const read = opening.result.transaction(['aliases', 'works']);
  for (const key of keys) {
    read.objectStore('aliases').get(key);
    read.objectStore('works').get(key);
  }
  await new Promise((resolve) => {
    read.addEventListener('complete', resolve);
  });
  const end = performance.now();
  opening.result.close();
  return end - start;
}

async function readObject(tab: Tab, listings: readonly Listing[]): Promise<number> {
  const { milliseconds, reply } = await askStorage(tab, keysOf(listings));
  if (reply === 0) throw new Error('The baseline knows nothing');
  return milliseconds;
}
