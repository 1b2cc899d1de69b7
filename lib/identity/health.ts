import type { StoreFailure } from './failure.ts';

/** How much a library holds. */
export interface LibrarySize {
  /** Papers saved and not removed. */
  readonly saved: number;
  /** Works known, saved or not. */
  readonly works: number;
}

/** Whether the library is what it was. */
export type Health =
  | { readonly kind: 'sound' }
  /** It opened, with less in it than was put there: browsers hand back an empty store for damaged files, without an error. */
  | { readonly kind: 'damaged'; readonly expected: LibrarySize; readonly found: LibrarySize }
  /** A backup is taking its place, in another page of ours. */
  | { readonly kind: 'restoring' }
  /** A replacement by a backup stopped half way. */
  | { readonly kind: 'half-restored' }
  /** It could not be opened, or only be read. */
  | { readonly kind: 'failed'; readonly failure: StoreFailure };
