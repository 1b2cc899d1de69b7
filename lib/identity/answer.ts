import type { Identifier } from './identifier.ts';
import type { Evidence, Verdict } from './match.ts';
import type { DuplicateKind, EntryStatus, State } from './state.ts';
import type { Millis } from './visit.ts';

/** Names a work within one store: the canonical key it was first known by. Opaque outside `lib/store`. */
export type WorkId = string;

/** What the reader says of two works that may be one. */
export type Judgement = Exclude<Verdict, 'possible'>;

/** Why a listing is marked as a duplicate: data, worded by the interface. */
export interface Reason {
  /** The title the work was known by, where it differs from the listing's. */
  readonly title?: string | undefined;
  /** Where and when it was seen first. Absent if it was never seen, only saved or imported. */
  readonly site?: string | undefined;
  readonly seenAt?: Millis | undefined;
  /** `newer-version`: what was seen then, and what stands here. */
  readonly versions?: { readonly seen: number; readonly here: number } | undefined;
  /** `same-work`: what it was known under. */
  readonly knownAs?: Identifier | undefined;
  /** `possible`: the work it may be. */
  readonly other?: WorkId | undefined;
  /** `same-work`: the reader said so. */
  readonly judged?: true | undefined;
  readonly evidence: readonly Evidence[];
}

/** What the store says of one listing. (`repeat` is found on the page itself.) */
export interface Answer {
  readonly work: WorkId;
  readonly state: State;
  readonly status?: EntryStatus | undefined;
  readonly duplicate?: { readonly kind: Exclude<DuplicateKind, 'repeat'>; readonly reason: Reason } | undefined;
  /** When and where the work was seen first, for the tooltip. */
  readonly firstSeen?: { readonly at: Millis; readonly site: string } | undefined;
  /** On how many sites the work was seen. */
  readonly sites: number;
}
