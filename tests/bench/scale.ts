/*
 * The time of one lookup as the library grows, for a page of 50 listings and one of 2,000, asked by a content script. Every
 * second listing is known, and every lookup asks for others: of a feed the known ones are the latest of the library, of a
 * search they are from all over it. Beside the search, with its keys: the whole library read from `storage.local` as one
 * object, which is how the closest tool does it (PaperMemory), and raw `get`s of IndexedDB in a page of the extension, which
 * no message is on the way to. Cold is the first search after the browser has started.
 */
import type { browser as extensionApi } from 'wxt/browser';

import type { Listing } from '../../lib/identity/listing.ts';
import type { Driver, Tab } from '../e2e/driver.ts';
import { ask, askStorage, latestOf, listingsOf, type Asked } from './asked.ts';
import { emptyPage, type FilledBrowser, settle, withFilled } from './filled.ts';
import type { Bench, Budget, Result } from './part.ts';
import { Samples, table, type Times } from './times.ts';
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
  const fillings = bench.sizes.map((works) => ({ works }));
  const rows = await withFilled(bench, fillings, (browsers) => measure(bench, browsers));
  const [smallest, largest] = [bench.sizes[0] ?? 0, bench.sizes.at(-1) ?? 0];
  const budgets = counts.flatMap((count) =>
    ['feed', 'search'].map((page): Budget => {
      const median = (works: number): number => rows[label(works, count, page)]?.median ?? Number.NaN;
      return {
        what: `lookup of ${count} listings, ${page}, ${largest} works by ${smallest}`,
        figure: median(largest) / median(smallest),
        atMost: BUDGET,
      };
    }),
  );
  return { table: table(rows), budgets, data: { ms: rows } };
}

function label(works: number, count: number, way: string): string {
  return `${count} listings, ${works} works: ${way}`;
}

/** One library after the other in every run. */
async function measure(bench: Bench, browsers: readonly FilledBrowser[]): Promise<Record<string, Times>> {
  const samples = new Samples();
  const tabs: Tab[] = [];
  for (const [i, browser] of browsers.entries()) {
    const works = bench.sizes[i] ?? 0;
    const tab = await browser.open(emptyPage);
    samples.add(label(works, 50, 'cold'), await millisecondsOf(ask(tab, 'lookup', listingsOf(works, 50, 1_000))));
    await settle(browser);
    if (works <= largestObject) await fillObject(browser, works);
    tabs.push(tab);
  }
  for (const count of counts) {
    const runs = count > 1_000 ? Math.ceil(bench.runs / 3) : bench.runs;
    for (let number = -2; number < runs; number += 1) {
      for (const [i, browser] of browsers.entries()) {
        const works = bench.sizes[i] ?? 0;
        const ways = waysOf(browser, tabs[i]!, works);
        for (const [turn, { way, page, measured }] of ways.entries()) {
          // What one way has read from the disk must not be warm for the next.
          const sample = await measured(page(works, count, 4 * (number + 2) + turn));
          if (number >= 0) samples.add(label(works, count, way), sample);
        }
      }
    }
  }
  return samples.times();
}

interface Way {
  readonly way: string;
  readonly page: typeof listingsOf;
  readonly measured: (listings: readonly Listing[]) => Promise<number>;
}

function waysOf(browser: Driver, tab: Tab, works: number): readonly Way[] {
  const lookup = (listings: readonly Listing[]) => millisecondsOf(ask(tab, 'lookup', listings));
  const rawGets = (listings: readonly Listing[]) => browser.inExtension(getRaw, keysOf(listings));
  const oneObject = (listings: readonly Listing[]) => readObject(tab, listings);
  return [
    { way: 'feed', page: latestOf, measured: lookup },
    { way: 'search', page: listingsOf, measured: lookup },
    { way: 'search, raw gets', page: listingsOf, measured: rawGets },
    ...(works <= largestObject ? [{ way: 'search, one object', page: listingsOf, measured: oneObject }] : []),
  ];
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
