import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { browser as extensionApi } from 'wxt/browser';

import { launchChromium } from '../e2e/chromium.ts';
import type { Driver } from '../e2e/driver.ts';
import type { Bench } from './part.ts';
import { tablesOf } from './memory-store.ts';
import { entriesOf, libraryOf } from './works.ts';

declare const chrome: typeof extensionApi;

/*
 * Browsers with large libraries. A restore of a million works takes too long, so the rows that it would make are put into the
 * tables, and the profile is kept in the folder of temporary files for the next run (a million works: some 1.5 GB).
 */

/** Any base64: it gives the extension the same id, and so the same database, wherever it is loaded from. */
const manifestKey = 'ZGVqYS1sdS1iZW5jaA==';
/** A page of the bench, and of a site that the extension may read; nothing is listed on it. */
export const emptyPage = 'https://huggingface.co/papers?bench';
const rowsAddress = 'https://huggingface.co/bench-rows';
/** When the last of the works was seen. */
const latest = Date.UTC(2026, 10, 1);
const rowsInTransaction = 20_000;

const folderOfProfiles = join(tmpdir(), 'deja-lu-filled');

export interface Filling {
  readonly works: number;
  /** At most as many as works. */
  readonly entries?: number;
}

/** A browser on a filled library, with a content script more, which asks for the bench. */
export interface FilledBrowser extends Driver {
  /** Folder of its profile. */
  readonly profile: string;
}

export async function openFilled(bench: Bench, filling: Filling): Promise<FilledBrowser> {
  bench.sites.set(emptyPage, '<!doctype html><title>Bench</title>');
  const extension = await extensionWithAsker(bench);
  const profile = join(folderOfProfiles, await nameOf(filling));
  if (!(await exists(profile))) await fill(bench, extension, filling, profile);
  return { ...(await launch(bench, extension, profile)), profile };
}

/**
 * Opens a browser for each filling and keeps them open together, so that what is compared is measured in turns: whatever else
 * the machine does then slows down all of them.
 */
export async function withFilled<T>(
  bench: Bench,
  fillings: readonly Filling[],
  measure: (browsers: readonly FilledBrowser[]) => Promise<T>,
): Promise<T> {
  const browsers: FilledBrowser[] = [];
  try {
    for (const filling of fillings) browsers.push(await openFilled(bench, filling));
    return await measure(browsers);
  } finally {
    for (const browser of browsers) await browser.close();
  }
}

/** Waits until the background has looked after its library, as it does once when the browser has started. */
export async function settle(browser: Driver): Promise<void> {
  await browser.inExtension(async () => chrome.runtime.sendMessage({ id: 1, type: 'checkHealth', timestamp: 1 }));
}

function launch({ executable, sites }: Bench, extension: string, profile: string): Promise<Driver> {
  return launchChromium({ executable, extension, profile, port: sites.port, headless: true });
}

/** A name that changes with what the store makes of a work. */
async function nameOf({ works, entries = 0 }: Filling): Promise<string> {
  const tables = await tablesOf(libraryOf(Math.min(works, 300), [], latest));
  const text = JSON.stringify([...tables.works.rows, ...tables.aliases.rows, ...tables.sketches.rows]);
  return `${works}-${entries}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

async function extensionWithAsker({ extension, folder }: Bench): Promise<string> {
  const copy = join(folder, 'extension-with-asker');
  if (await exists(copy)) return copy;
  await cp(extension, copy, { recursive: true });
  await cp(join(import.meta.dirname, 'asker/content.js'), join(copy, 'asker.js'));
  const file = join(copy, 'manifest.json');
  const manifest: { content_scripts: readonly object[] } = JSON.parse(await readFile(file, 'utf8'));
  const asker = { matches: ['https://huggingface.co/*'], js: ['asker.js'] };
  const changed = { ...manifest, key: manifestKey, content_scripts: [...manifest.content_scripts, asker] };
  await writeFile(file, JSON.stringify(changed));
  return copy;
}

async function fill(bench: Bench, extension: string, { works, entries = 0 }: Filling, profile: string): Promise<void> {
  const start = performance.now();
  const unfinished = `${profile}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const tables = await tablesOf(libraryOf(works, [], latest), entriesOf(entries, latest));
  const browser = await launch(bench, extension, unfinished);
  try {
    await settle(browser);
    for (const [name, table] of Object.entries(tables)) await put(bench, browser, name, inOrderOfKeys(table.rows));
  } finally {
    await browser.close();
  }
  await rename(unfinished, profile);
  console.log(`${works} works put into ${profile}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

/** The figures of the library have a map in them, which JSON has no word for. */
function withMaps(_: string, value: unknown): unknown {
  return value instanceof Map ? { map: [...value] } : value;
}

/** Put in any other order, a million works keep LevelDB sorting for half an hour. */
function inOrderOfKeys(rows: ReadonlyMap<string | number, object>): readonly object[] {
  return [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
}

/** The page fetches the rows: the test driver carries a few thousand at most. */
async function put(bench: Bench, browser: Driver, table: string, rows: Iterable<object>): Promise<void> {
  let chunk: object[] = [];
  const send = async (): Promise<void> => {
    bench.sites.set(rowsAddress, JSON.stringify(chunk, withMaps));
    chunk = [];
    await browser.inExtension(
      async (name, address) => {
        const reply = await fetch(address);
        const fetched: readonly object[] = JSON.parse(await reply.text(), (_, value: { map?: [] } | null) =>
          Array.isArray(value?.map) ? new Map(value.map) : value,
        );
        const opening = indexedDB.open('deja-lu');
        await new Promise((resolve) => opening.addEventListener('success', resolve));
        const change = opening.result.transaction(name, 'readwrite');
        for (const row of fetched) change.objectStore(name).put(row);
        await new Promise((resolve, reject) => {
          change.addEventListener('complete', resolve);
          change.addEventListener('abort', reject);
        });
        opening.result.close();
      },
      table,
      rowsAddress,
    );
  };
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length === rowsInTransaction) await send();
  }
  await send();
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
