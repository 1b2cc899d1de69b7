import { i18n } from '#i18n';

import { failureWords } from '../../components/failure-words.ts';
import { reasonSentence } from '../../components/reason.ts';
import { shortAge, timeAgo } from '../../components/time.ts';
import type { StoreFailure } from '../../lib/identity/failure.ts';
import type { State } from '../../lib/identity/state.ts';
import type { DuplicateMark, PageWords } from '../../lib/page/page-words.ts';
import { siteName } from '../../components/site-name.ts';

/** What the badges and the bar say, in the language of the browser. */
export function pageWords(): PageWords {
  const direction = once(() => (i18n.t('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr'));
  const stateWord = remembered((state: State) => i18n.t(`state.${state}`));
  const seenAgo = withSlot(() => i18n.t('page.seenAgo', [slot]));
  return {
    load: () => void direction(),
    direction,
    state({ state, firstSeen }, now) {
      const age = state === 'seen' && firstSeen && shortAge(now - firstSeen.at);
      return age ? seenAgo(age) : stateWord(state);
    },
    history({ firstSeen, sites }, now) {
      if (!firstSeen) return undefined;
      const first = i18n.t('page.firstSeen', [siteName(firstSeen.site), timeAgo(firstSeen.at, now)]);
      return sites > 1 ? i18n.t('reason.join', [first, i18n.t('page.onSites', sites)]) : first;
    },
    duplicate,
    reason: ({ kind, reason }, now) => reasonSentence(kind, reason, siteName, now),

    save: withSlot(() => i18n.t('page.save', [slot])),
    remove: withSlot(() => i18n.t('page.remove', [slot])),
    dismiss: withSlot(() => i18n.t('page.dismiss', [slot])),
    restore: withSlot(() => i18n.t('page.restore', [slot])),
    question: () => ({ same: i18n.t('verdict.same'), different: i18n.t('verdict.different') }),

    bar: () => ({
      name: i18n.t('extension.name'),
      private: i18n.t('page.private'),
      nextNew: i18n.t('page.nextNew'),
      keys: i18n.t('page.keys'),
      seenDisplay: i18n.t('page.seenDisplay'),
      show: i18n.t('page.show'),
      dim: i18n.t('page.dim'),
      hide: i18n.t('page.hide'),
      markSeen: i18n.t('page.markSeen'),
      fold: i18n.t('page.fold'),
      undo: i18n.t('page.undo'),
    }),
    count: ({ fresh, total }) => i18n.t('page.count', [fresh, total]),
    unfold: ({ fresh, total }) => i18n.t('page.unfold', [fresh, total]),
    dismissedCount: (count) => i18n.t('page.dismissedCount', count),

    markedSeen: (count) => i18n.t('page.markedSeen', count),
    saved: (title) => i18n.t('page.saved', [title]),
    alreadySaved: (title) => i18n.t('page.alreadySaved', [title]),
    removed: (title) => i18n.t('page.removed', [title]),
    dismissed: (title) => i18n.t('page.dismissed', [title]),
    restored: (title) => i18n.t('page.restored', [title]),
    judged: (verdict, title) => i18n.t(verdict === 'same' ? 'verdict.saidSame' : 'verdict.saidDifferent', [title]),
    undone: () => i18n.t('page.undone'),
    noneNew: () => i18n.t('page.noneNew'),
    failure: (error) => i18n.t(failures[error]),
  };
}

/*
 * What stands in every badge is asked of the browser once: asking takes it some 30 µs (Chromium 156), and a page may have
 * two thousand badges.
 */

/** Of the private use area: no translation has it. */
const slot = '\uE000';

/** @param translate the sentence with the slot in place of what changes */
function withSlot(translate: () => string): (text: string) => string {
  const sentence = once(translate);
  return (text) => sentence().replace(slot, () => text);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

function duplicate({ kind, reason: { versions } }: DuplicateMark): string {
  if (kind === 'repeat') return i18n.t('page.repeat');
  if (kind === 'same-work') return i18n.t('duplicate.sameWork');
  if (kind === 'possible') return i18n.t('duplicate.possible');
  return versions ? i18n.t('page.versions', [versions.here, versions.seen]) : i18n.t('duplicate.newerVersion');
}

const failures = {
  ...failureWords,
  unavailable: 'page.gone',
} as const satisfies Record<StoreFailure | 'unavailable', string>;
