/*
 * node tests/bench/live.ts [--runs 5]   (after npm run build, with CHROME_PATH)
 *
 * Long and living pages in Chromium. Prints what it measured and writes live.json; ends with 1 when a budget is overrun.
 * 1. An arXiv listing of 2,000 entries, beside a second extension that does the least there is to do on it: walk the
 *    entries, read each title, append a plain span. Runs alternate.
 * 2. A feed that appends 40 cards twenty times and takes them away again, and one that draws its 40 cards anew twenty
 *    times: what is left in memory.
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { CDPSession } from '@playwright/test';
import type { browser as extensionApi } from 'wxt/browser';

import { launchChromium, openDevTools } from '../e2e/chromium.ts';
import { until, type Driver, type Tab } from '../e2e/driver.ts';
import { card, FEED, feedPage, papers } from '../e2e/feed-page.ts';
import { startFixtureServer } from '../support/fixture-server.ts';
import { arxivList } from './live-pages.ts';
import { watchMainThread, type MainThread } from './main-thread.ts';
import { timesOf } from './times.ts';

declare const chrome: typeof extensionApi;

const LIST = 'https://arxiv.org/list/cs.LG/recent?skip=0&show=2000';
const BLANK = 'https://arxiv.org/blank';
const ENTRIES = 2000;
const BATCH = 40;
const BATCHES = 20;

/** The page with badges may keep the main thread busy so many times as long as the walk. */
const RATIO = 3;
/** Of scripts in one task, in ms. */
const LONGEST = 50;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);

const root = join(import.meta.dirname, '../..');
const sites = await startFixtureServer([
  { url: LIST, html: arxivList(ENTRIES) },
  { url: BLANK, html: '<!doctype html><title>Blank</title>' },
  { url: FEED, html: feedPage(papers(BATCH)) },
]);
const common = { executable: process.env['CHROME_PATH'] ?? '', port: sites.port, headless: true };
const ours = await launchChromium({ ...common, extension: join(root, '.output/chrome-mv3') });
const walk = await launchChromium({ ...common, extension: join(import.meta.dirname, 'walk') });

try {
  const list = await compare();
  const growth = await grow();
  const redraw = await drawAnew();
  await writeFile(
    join(import.meta.dirname, 'live.json'),
    `${JSON.stringify({ at: new Date().toISOString(), machine: machine(), list, growth, redraw }, undefined, 2)}\n`,
  );
  if (list.ratio > RATIO || list.ours.longestScript.median > LONGEST) process.exitCode = 1;
} finally {
  await Promise.all([ours.close(), walk.close(), sites.close()]);
}

function machine() {
  return { processor: cpus()[0]?.model, cores: cpus().length, browser: `Chromium ${ours.version}` };
}

interface Run extends MainThread {
  /** From the start of the script to the last mark, in ms of the clock. */
  readonly last: number;
}

async function compare() {
  const marks = { walk: [] as Run[], ours: [] as Run[] };
  for (let run = -1; run < runs; run += 1) {
    const measured = {
      walk: await load(walk, '[data-walk]', 1, walked),
      ours: await load(ours, 'deja-lu', ENTRIES, badged),
    };
    if (run < 0) continue; // to warm up
    marks.walk.push(measured.walk);
    marks.ours.push(measured.ours);
  }
  const figures = { walk: summaryOf(marks.walk), ours: summaryOf(marks.ours) };
  const ratio = figures.ours.total.median / figures.walk.total.median;
  console.log(
    `arXiv, ${ENTRIES} entries, medians of ${runs} runs: CPU ms of the page's main thread from the first script on`,
  );
  for (const [name, { total, scripts, longestScript, layouts, last }] of Object.entries(figures))
    console.log(
      `  ${name.padEnd(6)} all ${total.median.toFixed(0)}, scripts ${scripts.median.toFixed(0)}, most in a task ${longestScript.median.toFixed(1)}, layouts ${layouts.median}; last mark after ${last.median.toFixed(0)} ms by the clock`,
    );
  console.log(`  ratio ${ratio.toFixed(2)}, at most ${RATIO}`);
  return { ...figures, ratio };
}

async function load(browser: Driver, marks: string, count: number, last: (tab: Tab) => Promise<number>): Promise<Run> {
  const tab = await browser.open(BLANK);
  const session = await openDevTools(tab);
  const thread = await watchMainThread(session, async () => {
    await tab.goto(LIST);
    await tab.evaluate(marked, marks, count);
  });
  const run = { ...thread, last: await last(tab) };
  await tab.close();
  return run;
}

/** Runs in the page: until it has so many elements, and has laid them out. Asks seldom, for asking takes time too. */
async function marked(selector: string, count: number): Promise<void> {
  while (document.querySelectorAll(selector).length !== count) {
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
}

async function walked(tab: Tab): Promise<number> {
  return Number(await tab.evaluate(() => document.documentElement.dataset['walk']));
}

async function badged(tab: Tab): Promise<number> {
  return until('the page to say when', async () => {
    const { res } = await ours.inExtension(describePage, tab.id);
    const { started, badged: last } = res?.timing ?? {};
    return started !== undefined && last !== undefined && last - started;
  });
}

interface Described {
  readonly res?: { readonly timing?: { readonly started: number; readonly badged?: number } };
}

/** Runs in a page of the extension: the call of the popup, as the messaging library sends it. */
async function describePage(tab: number): Promise<Described> {
  const message = { id: Date.now(), type: 'describePage', timestamp: Date.now() };
  return chrome.tabs.sendMessage<unknown, Described>(tab, message);
}

function summaryOf(samples: readonly Run[]) {
  const times = (read: (run: Run) => number) => timesOf(samples.map(read));
  return {
    total: times(({ total }) => total),
    scripts: times(({ scripts }) => scripts),
    longestScript: times(({ longestScript }) => longestScript),
    layouts: times(({ layouts }) => layouts),
    last: times(({ last }) => last),
  };
}

/** What a page holds after garbage collection. */
interface Held {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function held(session: CDPSession): Promise<Held> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

async function grow() {
  const listed = papers(BATCH * (BATCHES + 1));
  const { tab, session } = await openFeed();
  const before = await held(session);
  let longestScript = 0;
  for (let start = BATCH; start < listed.length; start += BATCH) {
    const cards = listed
      .slice(start, start + BATCH)
      .map(card)
      .join('\n');
    const thread = await watchMainThread(session, async () => {
      await tab.evaluate(append, cards);
      await tab.evaluate(marked, 'deja-lu', start + BATCH);
    });
    longestScript = Math.max(longestScript, thread.longestScript);
  }
  const grown = await held(session);
  await tab.evaluate(keep, BATCH);
  await tab.evaluate(marked, 'deja-lu', BATCH);
  const after = await held(session);
  await tab.close();
  tell(`${BATCH} cards appended ${BATCHES} times, then taken away`, { before, grown, after });
  console.log(`  most of scripts in a task ${longestScript.toFixed(1)} ms`);
  return { before, grown, after, longestScript };
}

async function drawAnew() {
  const { tab, session } = await openFeed();
  const cards = papers(BATCH).map(card).join('\n');
  const draw = async () => {
    await tab.evaluate(replace, cards);
    await tab.evaluate(marked, 'article deja-lu', BATCH);
  };
  await draw();
  const before = await held(session);
  for (let round = 0; round < BATCHES; round += 1) await draw();
  const after = await held(session);
  await tab.close();
  tell(`${BATCH} cards drawn anew ${BATCHES} times`, { before, after });
  return { before, after };
}

async function openFeed() {
  const tab = await ours.open(FEED);
  await tab.evaluate(marked, 'deja-lu', BATCH);
  return { tab, session: await openDevTools(tab) };
}

function append(html: string): void {
  document.querySelector('.grid')?.append(document.createRange().createContextualFragment(html));
}

/** With what stands between them. */
function keep(cards: number): void {
  const grid = document.querySelector('.grid');
  grid?.replaceChildren(...[...document.querySelectorAll('article')].slice(0, cards));
}

function replace(html: string): void {
  document.querySelector('.grid')?.replaceChildren(document.createRange().createContextualFragment(html));
}

function tell(what: string, states: Readonly<Record<string, Held>>): void {
  console.log(what);
  for (const [name, { heap, nodes, listeners }] of Object.entries(states))
    console.log(`  ${name.padEnd(7)} heap ${(heap / 1024).toFixed(0)} KB, ${nodes} nodes, ${listeners} listeners`);
}
