import { plainAddress } from '../recognize/address.ts';
import type { GenericReader } from '../recognize/generic-reader.ts';
import { isWithin } from '../recognize/match-pattern.ts';
import { feedAt, openPage, siteAt } from '../recognize/recognizer.ts';
import type { Page, Site } from '../recognize/site.ts';
import { openFeedPage, type FeedContext, type FeedPage } from './feed-page.ts';
import { inSlices } from './frame.ts';
import { openPaperPage, type PaperPage } from './paper-page.ts';
import { emptyReport, type Report } from './report.ts';

export interface LivePage {
  /** The site at the present address; `undefined` for an address that is neither a feed nor a paper of one. */
  site(): Site | undefined;
  /** The feed at the present address. */
  feed(): FeedPage | undefined;
  report(): Promise<Report>;
  /** The page went to another address without a new document. */
  addressChanged(url: URL): void;
}

export interface LiveContext extends Pick<FeedContext, 'store' | 'words' | 'clock' | 'signal'> {
  /** The sites that are at hand, … */
  readonly sites: readonly Site[];
  /** … and what is done with a page of any other. */
  readonly elsewhere: 'generic' | 'nothing';
  /** Takes a while, and gives `undefined` where it cannot be had. */
  readonly genericReader: () => Promise<GenericReader | undefined>;
}

/** How long a page that changed its address has to draw the paper that is there, in ms: until then it shows the last one. */
const drawingTime = 1000;

/** When a feed on which its site finds nothing is looked at generically, in ms: some draw their lists after seconds. */
const secondLooks = [3_000, 10_000];

/** Whatever is at the address of a tab, for as long as it is there: one visit for each feed or paper. */
export function openLivePage(url: URL, context: LiveContext): LivePage {
  const { sites, elsewhere, genericReader, store, words, clock, signal } = context;
  let here: string | false | undefined;
  let site: Site | undefined;
  let feed: FeedPage | undefined;
  let paper: PaperPage | undefined;
  let visiting = new AbortController();
  signal.addEventListener('abort', () => visiting.abort());
  arrive(url, 0);

  function arrive(address: URL, delay: number): void {
    const own = siteAt(address, sites);
    const isForeign = !own && elsewhere === 'generic' && !sites.some(({ matches }) => isWithin(address, matches));
    const name = own ? `${own.id} ${own.kind(address)} ${feedAt(own, address)}` : isForeign && plainAddress(address);
    if (name === here) return; // another tracking parameter, another fragment
    // Nothing to leave on the first: an abort makes an error, whose stack takes 5 ms in a fresh script (Chromium 156).
    if (here !== undefined) leave();
    here = name;
    if (signal.aborted) return;
    const page = openPage(document, address);
    if (isForeign) void enterGenerically(page, delay, (reader) => reader.siteOf(page));
    if (!own) return;
    if (own.kind(address) === 'paper' && !own.paper)
      void enterGenerically(page, delay, (reader) => reader.inPlaceOf(own));
    else enter(own, page, delay);
    for (const look of secondLooks) after(look, () => void lookAgain(own, page));
  }

  function leave(): void {
    visiting.abort();
    visiting = new AbortController();
    site = feed = paper = undefined;
  }

  function enter(entered: Site, page: Page, delay: number): void {
    site = entered;
    const visit = {
      id: crypto.randomUUID(),
      site: entered.id,
      feed: feedAt(entered, page.url),
      openedAt: clock.now(),
    };
    const visited = { site: entered, page, visit, store, signal: visiting.signal };
    if (entered.kind(page.url) === 'feed') feed = openFeedPage({ ...visited, words, clock });
    else after(delay, () => (paper = openPaperPage(visited)));
  }

  async function enterGenerically(
    page: Page,
    delay: number,
    siteBy: (reader: GenericReader) => Site | undefined,
  ): Promise<void> {
    const life = visiting.signal;
    const reader = await genericReader();
    const found = !life.aborted && reader && siteBy(reader);
    if (found) enter(found, page, delay);
  }

  /** Where a site's own file finds nothing on a feed, the generic recognizer takes over. */
  async function lookAgain(own: Site, page: Page): Promise<void> {
    const visited = feed;
    if (site !== own || !visited || visited.report().rows.length > 0) return;
    const reader = await genericReader();
    const isLeft = () => feed === visited && visited.report().rows.length === 0;
    if (!reader || !isLeft() || !(await inSlices(reader.finds(page), visiting.signal)) || !isLeft()) return;
    leave();
    enter(reader.inPlaceOf(own), page, 0);
  }

  /** At once without a delay; never when the visit is over. */
  function after(delay: number, run: () => void): void {
    const life = visiting.signal;
    if (delay === 0) run();
    else life.addEventListener('abort', clock.after(delay, run));
  }

  return {
    site: () => site,
    feed: () => feed,
    report: async () => feed?.report() ?? paper?.report() ?? emptyReport,
    addressChanged: (address) => arrive(address, drawingTime),
  };
}
