import type { FeedRow } from './feed-row.ts';
import { scrollTo } from './live-dom.ts';

/** Moves the reader's place on the page, listing by listing. */
export interface Tour {
  moveTo(row: FeedRow): void;
  /** The listing after the reader's place (before it, with -1) that is shown and wanted. */
  find(step: 1 | -1, wanted: (row: FeedRow) => boolean): FeedRow | undefined;
  /** Where the reader is: the listing moved to or acted on last. */
  place(): FeedRow | undefined;
  setPlace(row: FeedRow | undefined): void;
}

/**
 * @param rows all rows, in the order of the page
 * @param bring gives a row its badge, where it has none yet
 */
export function createTour(rows: () => readonly FeedRow[], bring: (row: FeedRow) => void): Tour {
  let place: FeedRow | undefined;
  return {
    moveTo(row) {
      place = row;
      bring(row);
      scrollTo(row.anchor);
      row.badge?.focus();
    },
    find(step, wanted) {
      const all = rows();
      const start = place ? all.indexOf(place) : -1;
      const from = start === -1 && step === -1 ? all.length : start;
      return step === 1 ? all.slice(from + 1).find(wanted) : all.slice(0, from).findLast(wanted);
    },
    place: () => place,
    setPlace(row) {
      place = row;
    },
  };
}
