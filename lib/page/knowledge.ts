import type { Answer, WorkId } from '../identity/answer.ts';
import type { Listing } from '../identity/listing.ts';
import type { Visit } from '../identity/visit.ts';
import type { FeedSettings, FeedStore } from './feed-store.ts';

/** What a page knows of a listing. All listings of the page that read alike share one. */
export interface Known {
  answer: Answer;
  /** Whether it was new when the page opened. Stays when the reader saves or opens it: what is read now is not hidden. */
  fresh: boolean;
}

/** The answers of one visit. Nothing is asked twice, however often the page draws its listings anew. */
export interface Knowledge {
  /** As they came with the first answer; `undefined` until then. */
  settings(): FeedSettings | undefined;
  of(key: string): Known | undefined;
  ofWork(work: WorkId): readonly Known[];
  /**
   * Asks for those listings that were not asked for yet. `heard` is called when all are answered: each call
   * moves everything on the page, and laying a long one out anew takes the browser longer than all our work on it.
   */
  ask(listings: ReadonlyMap<string, Listing>, heard: () => void): Promise<void>;
  /** Asks again for what is known already, after its reader changed it. */
  askAgain(listings: ReadonlyMap<string, Listing>): Promise<void>;
}

/** Listings in one message. A page of two thousand is eight messages. */
const batchSize = 250;

/** Listings by their keys. */
type Batch = readonly (readonly [string, Listing])[];

/** Listings with one key read alike and have one answer. */
export function listingKey({ identifiers, title, version }: Listing): string {
  return JSON.stringify([identifiers, title, version]);
}

export function createKnowledge(store: FeedStore, visit: Visit, signal: AbortSignal): Knowledge {
  const known = new Map<string, Known>();
  const asked = new Set<string>();
  let settings: FeedSettings | undefined;

  /** False when nobody answered. */
  async function lookUp(batch: Batch): Promise<boolean> {
    const outcome = await store.lookup(
      visit,
      batch.map(([, listing]) => listing),
    );
    if (!outcome.ok || signal.aborted) {
      for (const [key] of batch) asked.delete(key); // asked anew when the page changes
      return false;
    }
    settings ??= outcome.value.settings;
    for (const [position, [key]] of batch.entries()) {
      const answer = outcome.value.answers[position];
      if (!answer) continue;
      const before = known.get(key);
      if (before) before.answer = answer;
      else known.set(key, { answer, fresh: answer.state === 'new' });
    }
    return true;
  }

  /** What a listing that goes by no known name is like. An answer the reader has changed meanwhile stays. */
  async function lookUpAlike(batch: Batch): Promise<boolean> {
    const before = batch.map(([key]) => known.get(key)?.answer);
    const outcome = await store.findAlike(
      visit,
      batch.map(([, listing]) => listing),
    );
    if (!outcome.ok || signal.aborted) return false;
    let found = false;
    for (const [position, [key]] of batch.entries()) {
      const answer = outcome.value[position];
      const one = known.get(key);
      if (!answer?.duplicate || !one || one.answer !== before[position]) continue;
      one.answer = answer;
      found = true;
    }
    return found;
  }

  return {
    settings: () => settings,
    of: (key) => known.get(key),
    ofWork: (work) => [...known.values()].filter(({ answer }) => answer.work === work),
    async ask(listings, heard) {
      const unknown = [...listings].filter(([key]) => !asked.has(key));
      for (const [key] of unknown) asked.add(key);
      const answered = await Promise.all(batchesOf(unknown).map(lookUp));
      if (answered.includes(true)) heard();
      for (const batch of batchesOf(unknown.filter(([key]) => isStranger(known.get(key))))) {
        if (signal.aborted) return;
        if (await lookUpAlike(batch)) heard();
      }
    },
    async askAgain(listings) {
      await lookUp([...listings]);
    },
  };
}

function batchesOf(listings: Batch): Batch[] {
  const batches: Batch[] = [];
  for (let start = 0; start < listings.length; start += batchSize)
    batches.push(listings.slice(start, start + batchSize));
  return batches;
}

/** Never seen, never saved, and like nothing the store could name. */
function isStranger(one: Known | undefined): boolean {
  return one !== undefined && one.answer.state === 'new' && one.answer.sites === 0 && !one.answer.duplicate;
}
