import type { Listing } from '../identity/listing.ts';
import { readPaper } from '../recognize/recognizer.ts';
import type { FeedContext } from './feed-page.ts';
import { emptyReport, unansweredReport, type Report } from './report.ts';

export interface PaperPage {
  report(): Promise<Report>;
}

/** A paper's own page: it carries no badge, and being looked at makes the paper *opened*. */
export function openPaperPage({ site, page, visit, store, signal }: Omit<FeedContext, 'words' | 'clock'>): PaperPage {
  const paper = readPaper(site, page);
  if (paper) onceVisible(signal, () => void store.recordOpened(paper));
  return {
    report: () => (paper ? lookUp(paper) : Promise.resolve(emptyReport)),
  };

  async function lookUp(listing: Listing): Promise<Report> {
    const outcome = await store.lookup(visit, [listing]);
    const answer = outcome.ok && outcome.value.answers[0];
    if (!answer) return unansweredReport([listing]);
    const { state, duplicate } = answer;
    return {
      answered: true,
      private: !outcome.value.settings.record,
      rows: [{ index: 0, listing, state, duplicate: duplicate?.kind, reason: duplicate?.reason }],
    };
  }
}

/** At once in a visible tab; in one opened behind another, when it is looked at first. */
function onceVisible(signal: AbortSignal, run: () => void): void {
  if (document.visibilityState === 'visible') return run();
  const shown = new AbortController();
  const either = AbortSignal.any([signal, shown.signal]);
  const look = () => {
    if (document.visibilityState !== 'visible') return;
    shown.abort();
    run();
  };
  document.addEventListener('visibilitychange', look, { signal: either });
}
