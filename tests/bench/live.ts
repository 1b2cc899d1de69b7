/*
 * Long and living pages.
 * 1. An arXiv listing of 2,000 entries, beside a second extension that does the least there is to do on it: walk the
 *    entries, read each title, append a plain span. Runs alternate. Measured is what the main thread does until every
 *    entry is read and answered for and those on screen and near it have their badges; then the page is scrolled through,
 *    in leaps and by two screens at a time, until all 2,000 stand. The walk's page is scrolled alike. Then both are scrolled
 *    again, and a single span is put on each screen: no change of that page costs less. What the page itself takes, with no
 *    extension on it, tells how fast the machine is.
 * 2. A hostile page: its longest script in a task.
 * 3. A feed that appends 40 cards twenty times and takes them away again, and one that draws its 40 cards anew twenty
 *    times: what is left in memory.
 */
import { join } from 'node:path';

import type { CDPSession } from '@playwright/test';
import type { browser as extensionApi } from 'wxt/browser';

import { launchChromium, openDevTools } from '../e2e/chromium.ts';
import { until, type Driver, type Tab } from '../e2e/driver.ts';
import { card, FEED, feedPage, papers } from '../e2e/feed-page.ts';
import { hostileFeed, hostileList } from '../e2e/hostile-page.ts';
import { arxivList } from './live-pages.ts';
import { watchMainThread, type MainThread } from './main-thread.ts';
import type { Bench, Result } from './part.ts';
import { timesOf } from './times.ts';

declare const chrome: typeof extensionApi;

export const name = 'live';
export const what =
  'a listing of 2,000 entries beside the least that marks them; a feed that grows, and what it leaves in memory';

const LIST = 'https://arxiv.org/list/cs.LG/recent?skip=0&show=2000';
const HOSTILE = 'https://huggingface.co/papers/date/2026-11-12';
/** The same page where neither extension is. */
const BARE = 'https://bare.example/list';
const BLANK = 'https://arxiv.org/blank';
const ENTRIES = 2000;
const BATCH = 40;
const BATCHES = 20;

/** The page with badges may keep the main thread busy so many times as long as the walk. */
const RATIO = 3;
/** Of scripts in one task, and of a whole task of the list, style, layout and painting included, in ms. */
const LONGEST = 50;

/**
 * While the list is scrolled through: its longest task may be so many times as long as that of the walk's page with one span
 * on each screen. That alone takes more than 50 ms, whoever puts it there.
 */
const SCROLLING = 2;

/** So many badges stand at least before anything is scrolled: a screen or two of them. */
const FIRST = 24;

/** Of scripts in one task on a hostile page, in ms. */
const LONGEST_HOSTILE = 100;
const NESTED = 100_000;

/** A page of 2,000 entries takes seconds. */
const MOST_RUNS = 10;

export async function run(bench: Bench): Promise<Result> {
  bench.sites.set(LIST, arxivList(ENTRIES));
  bench.sites.set(BARE, arxivList(ENTRIES));
  bench.sites.set(BLANK, '<!doctype html><title>Blank</title>');
  bench.sites.set(FEED, feedPage(papers(BATCH)));
  const common = { executable: bench.executable, port: bench.sites.port, headless: true };
  const ours = await launchChromium({ ...common, extension: bench.extension });
  const walk = await launchChromium({ ...common, extension: join(import.meta.dirname, 'walk') });
  try {
    const list = await compare(ours, walk, Math.min(bench.runs, MOST_RUNS));
    const hostile = await endure(bench, ours);
    const growth = await grow(ours);
    const redraw = await drawAnew(ours);
    return {
      table: [
        `CPU ms of the page's main thread from the first script on, ${ENTRIES} entries`,
        ...Object.entries({ 'walk and plain spans': list.walk, badges: list.ours }).map(listLine),
        `  the page alone        longest task, layout and painting included: ${list.bare.median.toFixed(0)}`,
        ...Object.entries({ 'walk and plain spans': list.walk, badges: list.ours }).map(scrollLine),
        ...Object.entries(hostile).map(
          ([page, ms]) => `hostile page, ${NESTED} nested elements, ${page}: most script in a task ${ms.toFixed(1)}`,
        ),
        ...stateLines(`${BATCH} cards appended ${BATCHES} times, then taken away`, growth.states),
        ...stateLines(`${BATCH} cards drawn anew ${BATCHES} times`, redraw),
      ].join('\n'),
      budgets: [
        { what: 'main thread by walk', figure: list.ours.total.median / list.walk.total.median, atMost: RATIO },
        { what: 'most script in a task, ms', figure: list.ours.longestScript.median, atMost: LONGEST },
        { what: 'longest task of the list, ms', figure: list.ours.longestTask.median, atMost: LONGEST },
        {
          what: 'longest task of scrolling by the least change',
          figure: list.ours.longestScrolling.median / list.walk.longestMarking.median,
          atMost: SCROLLING,
        },
        {
          what: 'most script in a task of a hostile page, ms',
          figure: Math.max(...Object.values(hostile)),
          atMost: LONGEST_HOSTILE,
        },
        { what: 'most script in a task of a feed that grows, ms', figure: growth.longestScript, atMost: LONGEST },
        {
          what: 'nodes left by what came and went',
          figure: growth.states.after.nodes / growth.states.before.nodes,
          atMost: 1.05,
        },
      ],
      data: { list, hostile, growth, redraw },
    };
  } finally {
    await Promise.all([ours.close(), walk.close()]);
  }
}

interface Run extends MainThread {
  /** From the start of the script to the last mark, in ms of the clock. */
  readonly last: number;
  /** All tasks, and the longest, while it was scrolled through. */
  readonly scrolling: number;
  readonly longestScrolling: number;
  /** The longest task while it was scrolled through again and one span was put on each screen. */
  readonly longestMarking: number;
}

async function compare(ours: Driver, walk: Driver, runs: number) {
  const marks = { walk: [] as Run[], ours: [] as Run[] };
  for (let number = -1; number < runs; number += 1) {
    const measured = {
      walk: await load(walk, '[data-walk]', 1, walked),
      ours: await load(ours, 'deja-lu', FIRST, (tab) => badged(ours, tab)),
    };
    if (number < 0) continue; // to warm up
    marks.walk.push(measured.walk);
    marks.ours.push(measured.ours);
  }
  // In the end: loaded between the others, it had the page's own layout counted with what the walk did.
  const bare: number[] = [];
  for (let number = 0; number < runs; number += 1) bare.push(await loadBare(walk));
  return { walk: summaryOf(marks.walk), ours: summaryOf(marks.ours), bare: timesOf(bare) };
}

function listLine([side, figures]: readonly [string, ReturnType<typeof summaryOf>]): string {
  const { total, scripts, longestScript, layouts, last } = figures;
  return `  ${side.padEnd(22)}all ${total.median.toFixed(0)}, scripts ${scripts.median.toFixed(0)}, most in a task ${longestScript.median.toFixed(1)}, layouts ${layouts.median}; last mark after ${last.median.toFixed(0)} ms by the clock`;
}

function scrollLine([side, { longestTask, longestScrolling, scrolling, longestMarking }]: readonly [
  string,
  ReturnType<typeof summaryOf>,
]): string {
  return `  ${side.padEnd(22)}longest task, layout and painting included: ${longestTask.median.toFixed(0)}; while scrolled through ${longestScrolling.median.toFixed(0)}, all ${scrolling.median.toFixed(0)}; then, with one span a screen, ${longestMarking.median.toFixed(0)}`;
}

/** The longest script in a task on each of the hostile pages, until what is sound there has its badge. */
async function endure(bench: Bench, ours: Driver) {
  const listed = papers(3);
  const sound = listed.map(({ id }) => `article:has(a[href$="${id}"]) deja-lu`);
  const pages = {
    'read by its site': { html: hostileFeed(listed, NESTED), badges: sound },
    'read generically': { html: hostileList(NESTED), badges: ['li:nth-child(2) deja-lu', 'li:nth-child(200) deja-lu'] },
  };
  const longest: Record<string, number> = {};
  for (const [page, { html, badges }] of Object.entries(pages)) {
    bench.sites.set(HOSTILE, html);
    const tab = await ours.open(BLANK);
    const thread = await watchMainThread(await openDevTools(tab), async () => {
      await tab.goto(HOSTILE);
      for (const badge of badges) await tab.evaluate(marked, badge, 1);
    });
    longest[page] = thread.longestScript;
    await tab.close();
  }
  return longest;
}

async function load(browser: Driver, marks: string, count: number, last: (tab: Tab) => Promise<number>): Promise<Run> {
  const tab = await browser.open(BLANK);
  const session = await openDevTools(tab);
  const thread = await watchMainThread(session, async () => {
    await tab.goto(LIST);
    await tab.evaluate(marked, marks, count, ENTRIES);
  });
  const loaded = { ...thread, last: await last(tab) };
  const scrolled = await watchMainThread(session, async () => {
    await tab.evaluate(scrollThrough, false);
    if (count > 1) await tab.evaluate(marked, marks, ENTRIES, ENTRIES);
  });
  const marking = await watchMainThread(session, () => tab.evaluate(scrollThrough, true));
  await tab.close();
  return {
    ...loaded,
    scrolling: scrolled.total,
    longestScrolling: scrolled.longestTask,
    longestMarking: marking.longestTask,
  };
}

/** The longest task of the page's own, in ms. */
async function loadBare(browser: Driver): Promise<number> {
  const tab = await browser.open(BLANK);
  const loading = async () => {
    await tab.goto(BARE);
    await tab.evaluate(marked, 'dl', 1);
  };
  const { longestTask } = await watchMainThread(await openDevTools(tab), loading, 'start');
  await tab.close();
  return longestTask;
}

/** Runs in the page: leaps as by the scroll bar, then all of it, two screens at a time; if wanted, with a mark on each screen. */
async function scrollThrough(marks: boolean): Promise<void> {
  const whole = document.documentElement.scrollHeight;
  const step = 2 * innerHeight;
  const screens = Array.from({ length: Math.ceil(whole / step) }, (_, number) => number * step);
  for (const top of [whole / 2, whole, whole / 3, (whole * 3) / 4, ...screens]) {
    scrollTo({ top, behavior: 'instant' });
    if (marks) document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.append(document.createElement('span'), '12');
    for (const _ of [1, 2, 3, 4]) await new Promise(requestAnimationFrame);
  }
}

/** Runs in the page: until it has so many elements, and has laid them out. Asks seldom, for asking takes time too. */
async function marked(selector: string, least: number, most = least): Promise<void> {
  for (;;) {
    const { length } = document.querySelectorAll(selector);
    if (length >= least && length <= most) break;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
}

async function walked(tab: Tab): Promise<number> {
  return Number(await tab.evaluate(() => document.documentElement.dataset['walk']));
}

async function badged(ours: Driver, tab: Tab): Promise<number> {
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
    longestTask: times(({ longestTask }) => longestTask),
    scrolling: times(({ scrolling }) => scrolling),
    longestScrolling: times(({ longestScrolling }) => longestScrolling),
    longestMarking: times(({ longestMarking }) => longestMarking),
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

async function grow(ours: Driver) {
  const listed = papers(BATCH * (BATCHES + 1));
  const { tab, session } = await openFeed(ours);
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
  return { states: { before, grown, after }, longestScript };
}

async function drawAnew(ours: Driver) {
  const { tab, session } = await openFeed(ours);
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
  return { before, after };
}

async function openFeed(ours: Driver) {
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

function stateLines(title: string, states: Readonly<Record<string, Held>>): readonly string[] {
  return [
    title,
    ...Object.entries(states).map(
      ([when, { heap, nodes, listeners }]) =>
        `  ${when.padEnd(22)}heap ${(heap / 1024).toFixed(0)} KB, ${nodes} nodes, ${listeners} listeners`,
    ),
  ];
}
