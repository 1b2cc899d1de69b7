import type { Listing } from '../identity/listing.ts';
import type { Visit } from '../identity/visit.ts';
import type { Clock } from './clock.ts';
import type { FeedStore } from './feed-store.ts';

/** How long what was seen waits for company, in ms. */
const patience = 3000;

/** Records what was seen in batches: one call every few seconds, and one when the page is left or hidden. */
export function createSightingBatch(
  store: FeedStore,
  visit: Visit,
  clock: Clock,
  signal: AbortSignal,
): (listing: Listing) => void {
  let waiting: Listing[] = [];
  let callOff: (() => void) | undefined;

  async function send(): Promise<void> {
    callOff?.();
    callOff = undefined;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    const outcome = await store.recordSightings(visit, batch);
    // Sent again with the next batch: the store knows a sighting that it has been told twice.
    if (!outcome.ok && !signal.aborted) waiting.unshift(...batch);
  }

  const flush = () => void send();
  const flushWhenHidden = () => document.visibilityState === 'hidden' && flush();
  addEventListener('pagehide', flush, { signal });
  document.addEventListener('visibilitychange', flushWhenHidden, { signal });
  signal.addEventListener('abort', flush);

  return (listing) => {
    waiting.push(listing);
    callOff ??= clock.after(patience, flush);
  };
}
