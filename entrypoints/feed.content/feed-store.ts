import { sendMessage } from '../../lib/messages/channel.ts';
import { BackgroundUnavailable, reach } from '../../lib/messages/reach.ts';
import { askedAgain } from '../../lib/page/asked-again.ts';
import { isOnTop } from '../../lib/page/embedding.ts';
import type { FeedStore, Outcome } from '../../lib/page/feed-store.ts';

/** The store behind the background, as a page reaches it. */
export const feedStore: FeedStore = {
  // By identifier and title: without the abstracts, which are most of what a listing weighs.
  lookup: (visit, listings) =>
    askedAgain(() =>
      resultOf(() =>
        sendMessage('lookup', { visit, listings: listings.map(({ abstract: _abstract, ...rest }) => rest) }),
      ),
    ),
  findAlike: (visit, listings) => askedAgain(() => resultOf(() => sendMessage('findAlike', { visit, listings }))),
  recordSightings: (visit, listings) =>
    resultOf(() => sendMessage('recordSightings', { visit, listings, at: Date.now() })),
  forgetVisit: (visit) => resultOf(() => sendMessage('forgetVisit', { visit })),
  recordOpened: (listing) => resultOf(() => sendMessage('recordOpened', { listing, at: Date.now() })),
  saveEntries: (listings) => resultOf(() => sendMessage('saveEntries', { listings, at: Date.now() })),
  unsaveListings: (listings) => resultOf(() => sendMessage('unsaveListings', { listings, at: Date.now() })),
  setDismissed: (listings, dismissed) =>
    resultOf(() => sendMessage('setDismissed', { listings, dismissed, at: Date.now() })),
  judge: (listing, other, verdict) =>
    resultOf(() => sendMessage('judge', { work: listing, other, verdict, at: Date.now() })),
  chooseSettings: (chosen) => valueOf(() => sendMessage('choosePageSettings', chosen)),
  // The number on the toolbar is the page's; of its frames only one that lists something has one to show.
  reportPage: (count) =>
    isOnTop() || count.total > 0
      ? valueOf(() => sendMessage('reportPage', count))
      : Promise.resolve({ ok: true, value: null }),
};

async function valueOf<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  return resultOf(async () => ({ ok: true, value: await call() }));
}

/** A page goes quiet when nobody answers: one line for whoever looks for it, and no error. */
async function resultOf<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await reach(call);
  } catch (error) {
    if (!(error instanceof BackgroundUnavailable)) throw error;
    if (!hasComplained) console.debug('Déjà Lu: nobody answers', error.cause);
    hasComplained = true;
    return { ok: false, error: 'unavailable' };
  }
}

let hasComplained = false;
