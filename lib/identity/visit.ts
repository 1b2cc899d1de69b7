/** Milliseconds since 1970. */
export type Millis = number;

/** One opening of one feed. Made by the content script; a navigation without a new document makes another. */
export interface Visit {
  /** Random, so that a batch sent twice is known for the same. */
  readonly id: string;
  /** `Site.id`; `capture` for a saved feed taken in from a file. */
  readonly site: string;
  /** `Site.feed` of the address. */
  readonly feed: string;
  /** Listings are judged by the store as it was then. */
  readonly openedAt: Millis;
}
