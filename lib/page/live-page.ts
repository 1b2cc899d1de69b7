import type { Site } from '../recognize/site.ts';
import { feedAt, openPage, siteAt } from '../recognize/recognizer.ts';
import { openFeedPage, type FeedContext, type FeedPage } from './feed-page.ts';
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
  readonly sites: readonly Site[];
}

/** How long a page that changed its address has to draw the paper that is there, in ms: until then it shows the last one. */
const drawingTime = 1000;

/** Whatever is at the address of a tab, for as long as it is there: one visit for each feed or paper. */
export function openLivePage(url: URL, { sites, store, words, clock, signal }: LiveContext): LivePage {
  let here = '';
  let site: Site | undefined;
  let feed: FeedPage | undefined;
  let paper: PaperPage | undefined;
  let visiting = new AbortController();
  signal.addEventListener('abort', () => visiting.abort());
  open(url, 0);

  function open(address: URL, delay: number): void {
    site = siteAt(address, sites);
    const name = site ? `${site.id} ${site.kind(address)} ${feedAt(site, address)}` : '';
    if (name === here) return; // another tracking parameter, another fragment
    here = name;
    visiting.abort();
    visiting = new AbortController();
    feed = paper = undefined;
    if (!site || signal.aborted) return;
    const context = {
      site,
      page: openPage(document, address),
      visit: { id: crypto.randomUUID(), site: site.id, feed: feedAt(site, address), openedAt: clock.now() },
      store,
      signal: visiting.signal,
    };
    if (site.kind(address) === 'feed') {
      feed = openFeedPage({ ...context, words, clock });
    } else {
      const { signal: life } = context;
      const read = () => {
        if (!life.aborted) paper = openPaperPage(context);
      };
      if (delay === 0) read();
      else clock.after(delay, read);
    }
  }

  return {
    site: () => site,
    feed: () => feed,
    report: async () => feed?.report() ?? paper?.report() ?? emptyReport,
    addressChanged: (address) => open(address, drawingTime),
  };
}
