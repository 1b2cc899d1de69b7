/*
 * node tests/bench/scale.ts [--works 1000,10000,100000,1000000] [--runs 15]
 *
 * The time of one lookup as the library grows, for a page of 50 listings and one of 2,000, beside two ways measured in the
 * same run with the same keys: the whole library read from `storage.local` as one object, which is how the closest tool
 * does it (PaperMemory), and raw `get`s of IndexedDB. Every second listing is known. Writes scale.json.
 */
import { rm, mkdtemp, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { browser as extensionApi } from 'wxt/browser';

import { launchChromium } from '../e2e/chromium.ts';
import type { Driver } from '../e2e/driver.ts';
import { startFixtureServer } from '../support/fixture-server.ts';
import type { WorkRow } from '../../lib/store/rows.ts';
import { restoreWorks } from './fill.ts';
import { table, timesOf, type Times } from './times.ts';
import { libraryOf } from './works.ts';

declare const chrome: typeof extensionApi;

const { values } = parseArgs({
  options: {
    works: { type: 'string', default: '1000,10000,100000,1000000' },
    runs: { type: 'string', default: '15' },
  },
});
const sizes = values.works.split(',').map(Number);
const runs = Number(values.runs);
/** Above this, the object is too large for one message of the browser. */
const largestObject = 100_000;
const pages = [50, 2_000];

const folder = await mkdtemp(join(tmpdir(), 'deja-lu-scale-'));
const sites = await startFixtureServer([]);
const extension = join(import.meta.dirname, '../../.output/chrome-mv3');
const executable = process.env['CHROME_PATH'] ?? '';
const results: Record<string, Times> = {};
try {
  for (const works of sizes) await measure(works);
  await writeFile(
    join(import.meta.dirname, 'scale.json'),
    `${JSON.stringify({ at: new Date().toISOString(), processor: cpus()[0]?.model, runs, ms: results }, undefined, 2)}\n`,
  );
} finally {
  await sites.close();
  await rm(folder, { recursive: true, force: true });
}

/** One size, in a browser and a profile of its own. */
async function measure(works: number): Promise<void> {
  const browser = await launchChromium({ executable, extension, port: sites.port, headless: true });
  try {
    const start = performance.now();
    await restoreWorks(browser, join(folder, 'backup.json'), libraryOf(works, [], Date.now()));
    console.log(`${works} works restored in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    const library = [...libraryOf(works, [], Date.now())];
    if (works <= largestObject) await fillObject(browser, library);
    const rows: Record<string, Times> = {};
    for (const count of pages) {
      const listings = listingsOf(library, count);
      rows[`${works} works, ${count} listings: ours`] = await time(browser, lookUp, listings);
      rows[`${works} works, ${count} listings: raw gets`] = await time(browser, getRaw, listings);
      if (works <= largestObject) {
        rows[`${works} works, ${count} listings: one object`] = await time(browser, readObject, listings);
      }
    }
    console.log(table(rows));
    Object.assign(results, rows);
  } finally {
    await browser.close();
  }
}

interface Shown {
  readonly identifiers: readonly string[];
  readonly title: string;
  readonly authors: readonly string[];
}

/** Known works from all over the library, and as many unknown ones. */
function listingsOf(library: readonly WorkRow[], count: number): readonly Shown[] {
  return Array.from({ length: count }, (_, i) => {
    const { id, facts } = library[Math.floor((i * library.length) / count)] ?? library[0]!;
    if (i % 2 === 0) return { identifiers: [id], title: facts.value.title, authors: facts.value.authors };
    const number = String(i + 1).padStart(5, '0');
    return { identifiers: [`arxiv:2612.${number}`], title: `A Paper Nobody Has Seen, ${number}`, authors: ['Bo New'] };
  });
}

/** What the baseline keeps of a work is less than what we keep. */
async function fillObject(browser: Driver, library: readonly WorkRow[]): Promise<void> {
  const papers = library.map(({ id, facts }) => [id, { title: facts.value.title, at: facts.at }] as const);
  const step = 20_000; // what one call of the test driver carries
  for (let start = 0; start < papers.length; start += step) {
    await browser.inExtension(
      async (chunk) => {
        const { papers: before = {} } = await chrome.storage.local.get<{ papers?: object }>('papers');
        await chrome.storage.local.set({ papers: { ...before, ...Object.fromEntries(chunk) } });
      },
      papers.slice(start, start + step),
    );
  }
}

/** Runs in a page of the extension: from the call to the last answer, in ms. */
type Way = (listings: readonly Shown[]) => Promise<number>;

async function time(browser: Driver, way: Way, listings: readonly Shown[]): Promise<Times> {
  const samples: number[] = [];
  for (let run = -2; run < runs; run += 1) {
    const sample = await browser.inExtension(way, listings);
    if (run >= 0) samples.push(sample);
  }
  return timesOf(samples);
}

/** As a content script makes it: one message. */
async function lookUp(listings: readonly Shown[]): Promise<number> {
  const now = Date.now();
  const visit = { id: crypto.randomUUID(), site: 'hugging-face', feed: 'bench', openedAt: now };
  const start = performance.now();
  const reply = await chrome.runtime.sendMessage<unknown, { res?: { ok: boolean; value: { answers: unknown[] } } }>({
    id: now,
    type: 'lookup',
    data: { visit, listings },
    timestamp: now,
  });
  const end = performance.now();
  if (reply.res?.value.answers.length !== listings.length) throw new Error(`No answer: ${JSON.stringify(reply)}`);
  return end - start;
}

async function getRaw(listings: readonly Shown[]): Promise<number> {
  const keys = listings.flatMap(({ identifiers }) => identifiers);
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

async function readObject(listings: readonly Shown[]): Promise<number> {
  const start = performance.now();
  const { papers = {} } = await chrome.storage.local.get<{ papers?: Record<string, unknown> }>('papers');
  const known = listings.filter(({ identifiers }) => identifiers.some((key) => papers[key] !== undefined));
  const end = performance.now();
  if (known.length === 0) throw new Error('The baseline knows nothing');
  return end - start;
}
