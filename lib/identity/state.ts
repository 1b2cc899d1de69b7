/** What a listing shows, lowest first; the highest that holds wins. `dismissed` outranks them all. */
export const states = ['new', 'seen', 'opened', 'saved', 'read', 'dismissed'] as const;
export type State = (typeof states)[number];

/** Whether the work is in the library. */
export function isKept(state: State): boolean {
  return state === 'saved' || state === 'read';
}

/** The four kinds of duplicate, the most telling first: a listing shows the first that holds. */
export const duplicateKinds = ['repeat', 'newer-version', 'same-work', 'possible'] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];

/** Where a saved paper stands in its reader's pile. */
export const entryStatuses = ['to-read', 'reading', 'read'] as const;
export type EntryStatus = (typeof entryStatuses)[number];
