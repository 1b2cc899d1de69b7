import type { browser as extensionApi } from 'wxt/browser';

import type { EntryPage } from '../../lib/identity/entry.ts';
import type { Health } from '../../lib/identity/health.ts';
import type { Listing } from '../../lib/identity/listing.ts';
import type { Result } from '../../lib/identity/result.ts';
import type { Driver } from '../e2e/driver.ts';

declare const chrome: typeof extensionApi;

/** The identifier of an invented paper. */
export function workOf(number: number): string {
  return `arxiv:2612.${String(number).padStart(5, '0')}`;
}

function listingOf(number: number): Omit<Listing, 'identifiers'> & { readonly identifiers: readonly string[] } {
  return {
    identifiers: [workOf(number)],
    title: `On the Endurance of the ${number}th Ledger`,
    authors: [`Ada Example${number}`],
  };
}

/** Makes a call of the protocol from a page of the extension, as the messaging library sends it. */
function call<R>(browser: Driver, type: string, data?: unknown): Promise<R> {
  return browser.inExtension(
    async (name, payload) => {
      const message = { id: Math.floor(Math.random() * 1e9), type: name, data: payload, timestamp: Date.now() };
      const { res, err } = await chrome.runtime.sendMessage<unknown, { res: R; err?: unknown }>(message);
      if (err !== undefined) throw new Error(JSON.stringify(err));
      return res;
    },
    type,
    data,
  );
}

/** Saves a paper; `true` is the extension's word that it is on the disk. */
export async function save(browser: Driver, number: number): Promise<boolean> {
  const data = { listings: [listingOf(number)], at: Date.now() };
  const result = await call<Result<readonly string[], string>>(browser, 'saveEntries', data);
  return result.ok;
}

/** Records papers as seen. */
export async function see(browser: Driver, numbers: readonly number[], visit: string): Promise<boolean> {
  const now = Date.now();
  const data = {
    visit: { id: visit, site: 'hugging-face', feed: 'daily', openedAt: now },
    listings: numbers.map(listingOf),
    at: now,
  };
  return (await call<Result<null, string>>(browser, 'recordSightings', data)).ok;
}

/** The saved papers, as the popup lists them. */
export async function saved(browser: Driver): Promise<ReadonlySet<string>> {
  const works = new Set<string>();
  for (let total = 1; works.size < total;) {
    const query = { text: '', offset: works.size, limit: 500 };
    const page = await call<Result<EntryPage, string>>(browser, 'findEntries', query);
    if (!page.ok) throw new Error(`The saved papers cannot be listed: ${page.error}`);
    for (const { work } of page.value.rows) works.add(work);
    total = page.value.rows.length === 0 ? 0 : page.value.total;
  }
  return works;
}

export function healthOf(browser: Driver): Promise<Health> {
  return call(browser, 'checkHealth');
}

/**
 * What in the store does not go together with the rest: an entry without its work, a work that is not found under its keys,
 * figures that are not those of the rows. Read below the extension's own code.
 */
export function contradictions(browser: Driver): Promise<readonly string[]> {
  return browser.inExtension(async () => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- what runs in a page is sent as text, all of it
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(request.error?.message)));
      });
    const [database] = await indexedDB.databases();
    if (!database?.name) return [];
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
    return [
      ...live.filter(({ work }) => !workById.get(work)?.saved?.value).map(({ work }) => `${work} has no marked work`),
      ...works
        .filter(({ id, keys }) => Object.keys(keys).some((key) => !worksByKey.get(key)?.includes(id)))
        .map(({ id }) => `${id} is not found under all its keys`),
      ...sightings.filter(({ work }) => !workById.has(work)).map(({ work }) => `${work} was seen and is no work`),
      ...(live.length === (library?.saved ?? 0) && live.length === lines
        ? []
        : [`${live.length} entries, ${library?.saved} by the figures, ${lines} on the shelves`]),
    ];
  });
}
