import type { Listing } from '../../lib/identity/listing.ts';
import { until, type Tab } from '../e2e/driver.ts';
import { inventedAbstract, inventedPaper } from './works.ts';

/** Numbers of papers that are in no library. */
const firstUnknown = 5_000_000;

/** What a search lists: every second of it from all over the library, the others unknown. Others for each seed. */
export function listingsOf(works: number, count: number, seed: number): readonly Listing[] {
  return listed(count, (i) =>
    i % 2 === 0 ? (seed * 7_919 + Math.floor((i * works) / count)) % works : firstUnknown + seed * count + i,
  );
}

/** What a feed lists: of the latest papers every second one is known, as those of yesterday are. Others for each seed. */
export function latestOf(works: number, count: number, seed: number): readonly Listing[] {
  return listed(count, (i) =>
    i % 2 === 0 ? works - 1 - (((seed * count + i) / 2) % works) : works + seed * count + i,
  );
}

function listed(count: number, numberAt: (index: number) => number): readonly Listing[] {
  return Array.from({ length: count }, (_, i) => inventedPaper(numberAt(i))).map(({ identifier, title, authors }) => ({
    identifiers: [identifier],
    title,
    authors,
  }));
}

/** What a page lists that the library does not know, with abstracts. Others for each seed. */
export function strangers(count: number, seed: number): readonly Listing[] {
  return Array.from({ length: count }, (_, i) => {
    const number = firstUnknown + seed * count + i;
    const { identifier, title, authors } = inventedPaper(number);
    return { identifiers: [identifier], title, authors, abstract: inventedAbstract(number) };
  });
}

/** An answer, and how long it took. */
export interface Asked<Reply = unknown> {
  readonly milliseconds: number;
  readonly reply: Reply;
}

/** Sends a call from the content script of a tab. */
export async function ask(tab: Tab, type: 'lookup' | 'findAlike', listings: readonly Listing[]): Promise<Asked> {
  const now = Date.now();
  const visit = { id: `bench-${now}`, site: 'hugging-face', feed: 'bench', openedAt: now };
  const sent = type === 'lookup' ? listings.map(({ abstract: _abstract, ...rest }) => rest) : listings;
  const message = { id: now, type, data: { visit, listings: sent }, timestamp: now };
  const asked = await answered<{ readonly res?: { readonly ok: boolean } }>(tab, 'bench-background', message);
  if (asked.reply.res?.ok !== true) throw new Error(`No answer: ${JSON.stringify(asked).slice(0, 300)}`);
  return asked;
}

/** How many of the keys the object in `storage.local` has, read in the content script of a tab. */
export function askStorage(tab: Tab, keys: readonly string[]): Promise<Asked<number>> {
  return answered(tab, 'bench-object', keys);
}

async function answered<Reply>(tab: Tab, event: string, question: unknown): Promise<Asked<Reply>> {
  await until('the content script', () => tab.evaluate(() => document.documentElement.dataset['asker'] === 'ready'));
  await tab.evaluate(
    (type, detail) => {
      delete document.documentElement.dataset['answer'];
      document.dispatchEvent(new CustomEvent(type, { detail }));
    },
    event,
    JSON.stringify(question),
  );
  const text = await until('an answer', () => tab.evaluate(() => document.documentElement.dataset['answer']), 60_000);
  const asked: Asked<Reply> = JSON.parse(text);
  return asked;
}
