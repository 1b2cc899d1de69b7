import { setTimeout as pause } from 'node:timers/promises';

import type { browser as extensionApi } from 'wxt/browser';

import type { Entry, EntryPage } from '../../lib/identity/entry.ts';
import type { Health } from '../../lib/identity/health.ts';
import type { Listing } from '../../lib/identity/listing.ts';
import type { Result } from '../../lib/identity/result.ts';
import type { Driver } from '../e2e/driver.ts';
import type { Paper } from '../e2e/feed-page.ts';
import { Harm } from './harm.ts';
import type { Run } from './run.ts';

/* What the extension is told, and whether it still knows it. */

declare const chrome: typeof extensionApi;

/** An invented paper. */
export function paperOf(number: number): Paper {
  return { id: `2612.${String(number).padStart(5, '0')}`, title: `On the Endurance of the ${number}th Ledger` };
}

export function workOf(number: number): string {
  return `arxiv:${paperOf(number).id}`;
}

function listingOf(number: number): Omit<Listing, 'identifiers'> & { readonly identifiers: readonly string[] } {
  const abstract = `What ledger ${number} is made of, and for how long. `.repeat(30);
  return { identifiers: [workOf(number)], title: paperOf(number).title, authors: [`Ada Example${number}`], abstract };
}

/** Makes a call of the protocol from a page of the extension; as every caller does, once more if nobody was there to hear it. */
function call<R>(browser: Driver, type: string, data?: unknown): Promise<R> {
  return callOnce<R>(browser, type, data).catch(async (error: unknown) => {
    if (!String(error).includes('Receiving end does not exist')) throw error;
    await pause(100);
    return callOnce<R>(browser, type, data);
  });
}

/** As the messaging library sends it. */
async function callOnce<R>(browser: Driver, type: string, data?: unknown): Promise<R> {
  const { res, err } = await browser
    .inExtension(
      (name, payload) => {
        const message = { id: Math.floor(Math.random() * 1e9), type: name, data: payload, timestamp: Date.now() };
        return chrome.runtime.sendMessage<unknown, { res?: R; err?: unknown }>(message);
      },
      type,
      data,
    )
    .catch((cause: unknown) => {
      throw new Error(`${type}: ${String(cause)}`, { cause });
    });
  if (err !== undefined) throw new Harm(`${type} failed in a way nobody expects: ${JSON.stringify(err)}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the protocol says of the call
  return res as R;
}

function numbersOf(run: Run, count: number): readonly number[] {
  const first = run.next;
  run.next += count;
  return Array.from({ length: count }, (_, i) => first + i);
}

/** Saves papers nobody has saved, in one call. That it went well is the extension's word that they are on the disk. */
export async function saveNext(run: Run, count = 1): Promise<Result<unknown, string>> {
  const numbers = numbersOf(run, count);
  const data = { listings: numbers.map(listingOf), at: Date.now() };
  const result = await call<Result<readonly string[], string>>(run.browser, 'saveEntries', data);
  if (result.ok) for (const number of numbers) run.acknowledged.set(workOf(number), []);
  return result;
}

/** Saves papers one after the other, with nothing in the way. */
export async function saveSome(run: Run, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const result = await saveNext(run);
    if (!result.ok) throw new Harm(`A save was refused, and nothing stood in its way: ${result.error}`);
  }
}

/** Has papers seen that nobody has seen, as one page sends them. */
export async function seeNext(run: Run, count: number): Promise<Result<null, string>> {
  const numbers = numbersOf(run, count);
  const now = Date.now();
  const result = await call<Result<null, string>>(run.browser, 'recordSightings', {
    visit: { id: `visit-${numbers[0]}`, site: 'hugging-face', feed: 'daily', openedAt: now },
    listings: numbers.map(listingOf),
    at: now,
  });
  if (result.ok) for (const number of numbers) run.seen.add(workOf(number));
  return result;
}

/** As `seeNext`, with nothing in the way. */
export async function seeSome(run: Run, count: number): Promise<void> {
  const result = await seeNext(run, count);
  if (!result.ok) throw new Harm(`Sightings were refused, and nothing stood in their way: ${result.error}`);
}

/** Harm, unless the library is reported as damaged from then on. */
export class Unlisted extends Harm {}

/** The saved papers by their work, as the popup lists them. */
export async function saved(browser: Driver): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for (let total = 1; entries.size < total;) {
    const query = { text: '', offset: entries.size, limit: 500 };
    const page = await call<Result<EntryPage, string>>(browser, 'findEntries', query);
    if (!page.ok) throw new Unlisted(`The saved papers cannot be listed: ${page.error}`);
    for (const entry of page.value.rows) entries.set(entry.work, entry);
    total = page.value.rows.length === 0 ? 0 : page.value.total;
  }
  return entries;
}

/** Reads the library as the popup does to show its first rows; what comes of it is the popup's affair. */
export async function listSome(browser: Driver): Promise<void> {
  await call(browser, 'findEntries', { text: '', offset: 0, limit: 50 });
}

export function healthOf(browser: Driver): Promise<Health> {
  return call(browser, 'checkHealth');
}

export async function expectSound(browser: Driver, when: string): Promise<void> {
  const health = await healthOf(browser);
  if (health.kind !== 'sound') throw new Harm(`${when} the library is not sound: ${JSON.stringify(health)}`);
}

/** What was acknowledged of saved papers and is not so; empty when nothing is lost. */
export async function lost({ browser, acknowledged, removed }: Run): Promise<readonly string[]> {
  const there = await saved(browser);
  return [
    ...[...acknowledged].flatMap(([work, tags]) => {
      const entry = there.get(work);
      if (entry === undefined) return [`${work} is gone`];
      const isWhole = workTitle(work) === entry.title && tags.every((tag) => entry.tags.includes(tag));
      return isWhole ? [] : [`${work} is “${entry.title}” with the tags ${entry.tags.join(', ') || '(none)'}`];
    }),
    ...[...removed].filter((work) => there.has(work)).map((work) => `${work} was removed and is back`),
  ];
}

function workTitle(work: string): string {
  return paperOf(Number(work.split('.').at(-1))).title;
}

/**
 * Everything that was acknowledged is there, and the store agrees with itself.
 *
 * @param others works that have to be there besides
 */
export async function expectWhole(run: Run, others: readonly string[] = []): Promise<void> {
  const gone = await lost(run);
  if (gone.length > 0) throw new Harm(`${gone.length} acknowledged changes are lost: ${gone.slice(0, 3).join('; ')}`);
  const { works, contradictions } = await examine(run.browser);
  if (contradictions.length > 0)
    throw new Harm(`The store contradicts itself: ${contradictions.slice(0, 3).join('; ')}`);
  const known = new Set(works);
  const forgotten = [...run.seen, ...others].filter((work) => !known.has(work));
  if (forgotten.length > 0) throw new Harm(`${forgotten.length} papers are not known, such as ${forgotten[0]}`);
}

interface Examination {
  readonly works: readonly string[];
  /**
   * What in the store does not go together with the rest: an entry without its work, a work that is not found under its
   * keys, figures that are not those of the rows.
   */
  readonly contradictions: readonly string[];
}

/** Reads the store below the extension's own code. */
export function examine(browser: Driver): Promise<Examination> {
  return browser.inExtension(async () => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- what runs in a page is sent as text, all of it
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(request.error?.message)));
      });
    const [database] = await indexedDB.databases();
    if (!database?.name) return { works: [], contradictions: [] };
    const open = await done(indexedDB.open(database.name));
    const read = open.transaction([...open.objectStoreNames]);
    const all = (table: string) => done(read.objectStore(table).getAll());
    const [entries, works, aliases, sightings, shelves, library] = await Promise.all([
      all('entries'),
      all('works'),
      all('aliases'),
      all('sightings'),
      all('shelves'),
      done(read.objectStore('meta').get('library')),
    ]);
    open.close();
    const workById = new Map(works.map((work) => [work.id, work]));
    const worksByKey = new Map(aliases.map((alias) => [alias.key, alias.works]));
    const lines = shelves.flatMap((shelf) => shelf.lines).length;
    const live = entries.filter((entry) => entry.saved.value);
    const contradictions = [
      ...live.filter(({ work }) => !workById.get(work)?.saved?.value).map(({ work }) => `${work} has no marked work`),
      ...works
        .filter(({ id, keys }) => Object.keys(keys).some((key) => !worksByKey.get(key)?.includes(id)))
        .map(({ id }) => `${id} is not found under all its keys`),
      ...sightings.filter(({ work }) => !workById.has(work)).map(({ work }) => `${work} was seen and is no work`),
      ...(live.length === (library?.saved ?? 0) && live.length === lines
        ? []
        : [`${live.length} entries, ${library?.saved} by the figures, ${lines} on the shelves`]),
    ];
    return { works: works.map(({ id }) => String(id)), contradictions };
  });
}
