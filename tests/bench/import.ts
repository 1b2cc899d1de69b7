/*
 * A backup of seen works restored into an empty library and into the full one, a BibTeX file imported as saved, and as many
 * works as there are in the backup imported as seen from CSV, in the popup's own page: the time, the longest task of the page
 * meanwhile, what its process takes in memory, and whether what is stopped leaves a library that is whole. Beside it a
 * floor: the same rows put into bare tables, three a work.
 */
import { createWriteStream } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { writeBackup } from '../../lib/exchange/backup.ts';
import { launchChromium, openDevTools } from '../e2e/chromium.ts';
import { until, type Driver, type Tab } from '../e2e/driver.ts';
import { press } from '../e2e/pointer.ts';
import { longestTask } from './longest-task.ts';
import type { Bench, Result } from './part.ts';
import { inventedPaper, libraryOf } from './works.ts';

export const name = 'import';
export const what = 'restoring seen works and importing saved ones: time, longest task of the page, memory';

/** A task longer than this is felt, in ms: https://www.w3.org/TR/longtasks/ */
const LONGEST = 50;
const hour = 3_600_000;

/** What all of it is done with. */
interface Stand {
  readonly browser: Driver;
  readonly folder: string;
  readonly works: number;
  readonly entries: number;
}

export async function run(bench: Bench): Promise<Result> {
  const { executable, extension, folder, sites } = bench;
  const browser = await launchChromium({ executable, extension, port: sites.port, headless: true });
  const stand = { browser, folder, works: bench.imported, entries: bench.saved.at(-1) ?? 0 };
  try {
    const backup = await writeLibrary(stand);
    const { size } = await stat(backup);
    const bib = await write(stand, 'saved.bib', bibtex(stand));
    const seen = await write(stand, 'seen.csv', csv(stand.works));
    const { entries, works } = stand;
    const rows: Row[] = [];
    for (const job of [
      { what: 'a restore that is stopped', view: 'restore', file: backup, rows: works, share: 0.1 },
      { what: 'restored into a tenth of it', view: 'restore', file: backup, rows: works },
      { what: 'restored into the full library', view: 'restore', file: backup, rows: works },
      { what: 'an import that is stopped', view: 'import', file: bib, rows: entries, share: 0.1 },
      { what: 'BibTeX, as saved', view: 'import', file: bib, rows: entries },
      { what: 'CSV, as seen', view: 'import', file: seen, rows: works, as: 'seen' },
    ] satisfies readonly Job[])
      rows.push(...(await carryOut(stand, job)));
    rows.push(await putRaw(stand)); // last, for what it leaves behind is collected in tasks of the popup
    const longest = Math.max(...rows.map((row) => row.longest ?? 0));
    return {
      table: [`${stand.works} works: a backup of ${(size / 1e6).toFixed(0)} MB in gzip`, table(rows)].join('\n'),
      budgets: [{ what: 'longest task of the page, CPU ms', figure: longest, atMost: LONGEST }],
      data: { works: stand.works, entries: stand.entries, bytes: size, rows },
    };
  } finally {
    await browser.close();
  }
}

interface Row {
  readonly what: string;
  readonly rows: number;
  readonly seconds: number;
  /** The longest task of the page, in ms of CPU time. */
  readonly longest?: number;
  /** The same by the clock, which on a busy machine tells of others' work; under 50 none is told of. */
  readonly stood?: number;
  /** The most memory that a process of the extension has had so far, in MB; Linux only. */
  readonly memory?: number | undefined;
}

async function writeLibrary({ folder, works }: Stand): Promise<string> {
  const file = join(folder, 'backup.json.gz');
  const tables = { works: libraryOf(works, [], Date.now()), entries: [], sightings: [], verdicts: [] };
  const texts = writeBackup({ program: 'bench', createdAt: new Date() }, tables);
  await pipeline(Readable.from(texts), createGzip(), createWriteStream(file));
  return file;
}

/** What is done in a view of the popup with a file of so many rows. */
interface Job {
  readonly what: string;
  readonly view: 'restore' | 'import';
  readonly file: string;
  readonly rows: number;
  /** It is stopped at this share, and what is there is looked at. */
  readonly share?: number;
  readonly as?: 'seen';
}

async function carryOut(
  { browser }: Stand,
  { what: label, view, file, rows, share, as }: Job,
): Promise<readonly Row[]> {
  const tab = await openWatched(browser, view);
  const reading = await watched(tab, async () => {
    await tab.chooseFiles('input[type=file]', [file]);
    await stepOnce(tab, 'preview');
  });
  if (as !== undefined) await press(tab, { selector: `input[name=as][value=${as}]` });
  const { works: before } = await browser.inExtension(inspect);
  const taking = await watched(tab, async () => {
    await press(tab, { selector: 'button.primary' });
    if (share !== undefined) {
      await until('a part', () => tab.evaluate(isBeyond, share), hour);
      await press(tab, { selector: 'button', label: 'Stop' });
    }
    await stepOnce(tab, share === undefined ? 'done' : 'stopped');
  });
  await tab.close();
  const { works, ...faults } = await browser.inExtension(inspect);
  if (Object.values(faults).some((count) => count > 0) || works === 0)
    throw new Error(`${label}: the library has ${works} works, and ${JSON.stringify(faults)}`);
  return [
    { what: `${label}: reading`, rows, ...reading },
    { what: label, rows: share === undefined ? rows : works - before, ...taking },
  ];
}

async function write({ folder }: Stand, file: string, texts: Iterable<string>): Promise<string> {
  const path = join(folder, file);
  await writeFile(path, texts);
  return path;
}

/** Papers that are in neither of the other files. */
function* bibtex({ works, entries }: Stand): Generator<string> {
  const abstract = 'We measure a quantity that varies and find that it does, on three invented benchmarks. '.repeat(8);
  for (let i = 0; i < entries; i += 1) {
    const { title, authors } = inventedPaper(2 * works + i);
    const id = `${1901 + Math.floor(i / 90_000)}.${String((i % 90_000) + 1).padStart(5, '0')}`;
    yield `@misc{n${i}, title = {${title}}, author = {${authors.join(' and ')}},
  eprint = {${id}}, archivePrefix = {arXiv}, year = {2019}, keywords = {tag ${i % 40}}, abstract = {${abstract}}}\n`;
  }
}

/** Invented papers that are not in the backup: an address names each. */
function* csv(works: number): Generator<string> {
  yield 'title,authors,year,url\n';
  for (let i = 0; i < works; i += 1) {
    const { title, authors } = inventedPaper(works + i);
    yield `${title},${authors.slice(0, 2).join(';')},2018,https://doi.org/10.5555/seen.${i}\n`;
  }
}

/** A view of the popup that notes its long tasks from the start. */
async function openWatched(browser: Driver, view: string): Promise<Tab> {
  const tab = await browser.openExtensionPage(`popup.html?tab=0&view=${view}`);
  await stepOnce(tab, 'choose');
  await tab.evaluate(() => {
    new PerformanceObserver((list) => {
      const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
      const before = Number(document.documentElement.dataset['longest'] ?? 0);
      document.documentElement.dataset['longest'] = String(Math.max(before, longest));
    }).observe({ type: 'longtask' });
  });
  return tab;
}

/** How long something takes and what it does to the page. */
async function watched(tab: Tab, job: () => Promise<void>): Promise<Omit<Row, 'what' | 'rows'>> {
  const session = await openDevTools(tab);
  let seconds = 0;
  const longest = await longestTask(session, async () => {
    const start = performance.now();
    await job();
    seconds = (performance.now() - start) / 1000;
  });
  await session.detach();
  const stood = await tab.evaluate(() => Number(document.documentElement.dataset['longest'] ?? 0));
  return { seconds, longest, stood, memory: await memoryOfExtension() };
}

/** Peak of the processes that render extensions, among those that this one has started. */
async function memoryOfExtension(): Promise<number | undefined> {
  const ids = (await readdir('/proc').catch(() => [])).filter((entry) => /^\d+$/.test(entry));
  const parents = new Map<string, string>();
  const peaks = new Map<string, number>();
  for (const id of ids) {
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    parents.set(id, /^PPid:\s+(\d+)/m.exec(status)?.[1] ?? '');
    const peak = /^VmHWM:\s+(\d+)/m.exec(status)?.[1];
    if (command.includes('--extension-process') && peak !== undefined) peaks.set(id, Number(peak) / 1024);
  }
  const isOurs = (id: string | undefined): boolean =>
    id === String(process.pid) || (id !== undefined && id !== '' && isOurs(parents.get(id)));
  const ours = [...peaks].filter(([id]) => isOurs(id)).map(([, peak]) => peak);
  return ours.length === 0 ? undefined : Math.max(...ours);
}

function stepOnce(tab: Tab, step: string): Promise<boolean> {
  return until(`the step ${step}`, () => tab.evaluate(isAt, step), hour);
}

/** Runs in the page. */
function isAt(step: string): boolean {
  return document.querySelector<HTMLElement>('[data-step]')?.dataset['step'] === step;
}

/** Runs in the page. */
function isBeyond(share: number): boolean {
  return (document.querySelector('progress')?.position ?? 0) >= share;
}

/**
 * Runs in a page of the extension: how many works there are, and what does not go together. A few keys at a time: the popup is
 * on the same thread, and what this leaves behind would be collected in its tasks.
 */
async function inspect(): Promise<{ works: number; nameless: number; workless: number; miscounted: number }> {
  const opening = indexedDB.open('deja-lu');
  await new Promise((resolve) => {
    opening.addEventListener('success', resolve);
  });
  const atOnce = 2_000;
  const found = { works: 0, entries: 0, nameless: 0, workless: 0 };
  for (const [listed, other, missing] of [
    ['works', 'aliases', 'nameless'],
    ['entries', 'works', 'workless'],
  ] as const) {
    for (let after: IDBValidKey = ''; ;) {
      const read = opening.result.transaction([listed, other]);
      const keys = read.objectStore(listed).getAllKeys(IDBKeyRange.lowerBound(after, true), atOnce);
      let others: IDBRequest<IDBValidKey[]> | undefined;
      keys.addEventListener('success', () => {
        const [first, last] = [keys.result[0], keys.result.at(-1)];
        if (first !== undefined) others = read.objectStore(other).getAllKeys(IDBKeyRange.bound(first, last));
      });
      await new Promise((resolve) => {
        read.addEventListener('complete', resolve);
      });
      const there = new Set(others?.result);
      found[listed] += keys.result.length;
      found[missing] += keys.result.filter((key) => !there.has(key)).length;
      after = keys.result.at(-1) ?? after;
      if (keys.result.length < atOnce) break;
    }
  }
  const figures = opening.result.transaction('meta').objectStore('meta').get('library');
  await new Promise((resolve) => {
    figures.addEventListener('success', resolve);
  });
  opening.result.close();
  const { entries, ...counts } = found;
  return { ...counts, miscounted: Math.abs(entries - (figures.result?.saved ?? 0)) };
}

/** At most 20,000 works, three rows each, in transactions as large as ours. */
async function putRaw({ browser, works }: Stand): Promise<Row> {
  const count = Math.min(20_000, works);
  const rows = [...libraryOf(count, [], Date.now())];
  const seconds = await browser.inExtension(async (library) => {
    const opening = indexedDB.open('floor', 1);
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('works', { keyPath: 'id' });
      opening.result.createObjectStore('aliases', { keyPath: 'key' });
    });
    await new Promise((resolve) => {
      opening.addEventListener('success', resolve);
    });
    const start = performance.now();
    for (let from = 0; from < library.length; from += 1_000) {
      const change = opening.result.transaction(['works', 'aliases'], 'readwrite', { durability: 'relaxed' });
      for (const work of library.slice(from, from + 1_000)) {
        change.objectStore('works').put(work);
        for (const key of Object.keys(work.keys)) change.objectStore('aliases').put({ key, works: [work.id] });
      }
      await new Promise((resolve) => {
        change.addEventListener('complete', resolve);
      });
    }
    const end = performance.now();
    opening.result.close();
    indexedDB.deleteDatabase('floor');
    return (end - start) / 1000;
  }, rows);
  return { what: 'floor: the rows alone', rows: count, seconds };
}

function table(rows: readonly Row[]): string {
  return [
    line('', 'rows', 's', 'rows/s', 'task, CPU ms', 'by clock', 'memory, MB'),
    ...rows.map((row) =>
      line(
        row.what,
        String(row.rows),
        row.seconds.toFixed(1),
        (row.rows / row.seconds).toFixed(0),
        row.longest === undefined ? '' : row.longest.toFixed(0),
        row.stood === undefined ? '' : row.stood.toFixed(0),
        row.memory === undefined ? '' : row.memory.toFixed(0),
      ),
    ),
  ].join('\n');
}

function line(...cells: readonly string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(38) : cell.padStart(14))).join('');
}
