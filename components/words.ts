import { i18n } from '#i18n';

import type { DuplicateKind, EntryStatus, State } from '../lib/identity/state.ts';

/** “To read”, “Reading”, “Read”. */
export function statusWord(status: EntryStatus): string {
  return i18n.t(`status.${status === 'to-read' ? 'toRead' : status}`);
}

/** “New”, “Seen”, … */
export function stateWord(state: State): string {
  return i18n.t(`state.${state}`);
}

const duplicateKeys = {
  repeat: 'duplicate.repeat',
  'newer-version': 'duplicate.newerVersion',
  'same-work': 'duplicate.sameWork',
  possible: 'duplicate.possible',
} as const satisfies Record<DuplicateKind, string>;

/** “Repeat”, “Newer version”, … */
export function duplicateWord(kind: DuplicateKind): string {
  return i18n.t(duplicateKeys[kind]);
}
