import { i18n } from '#i18n';

import type { BackupRefusal } from '../lib/exchange/backup-refusal.ts';
import { numberText, sizeText } from './number.ts';

/**
 * Why a file is not taken as a backup; `unreadable` where the browser could not even open it, `missing` for one of ours that
 * has made way for others.
 */
export type Refusal = BackupRefusal | { readonly kind: 'unreadable' } | { readonly kind: 'missing' };

const partKeys = {
  works: 'restore.works',
  entries: 'restore.entries',
  sightings: 'restore.sightings',
  verdicts: 'restore.verdicts',
} as const;

/** What is wrong with the file, and where, in one or two sentences. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'too-large':
      return i18n.t('refusal.tooLarge', [sizeText(refusal.bytes), sizeText(refusal.limit)]);
    case 'empty':
      return i18n.t('refusal.empty');
    case 'not-json':
      return i18n.t('refusal.notJson');
    case 'cut-short':
      return i18n.t('refusal.cutShort', [numberText(refusal.line)]);
    case 'damaged':
      return i18n.t('refusal.damaged', [numberText(refusal.line)]);
    case 'other-program':
      return refusal.program === undefined
        ? i18n.t('refusal.otherProgram')
        : i18n.t('refusal.otherProgramNamed', [refusal.program]);
    case 'later-version':
      return i18n.t('refusal.laterVersion', [refusal.program ?? refusal.version]);
    case 'bad-row': {
      const part = i18n.t(partKeys[refusal.part]);
      const row = numberText(refusal.row);
      const field = refusal.field || i18n.t('refusal.wholeRow');
      return refusal.line === undefined
        ? i18n.t('refusal.badRow', [part, row, field])
        : i18n.t('refusal.badRowAtLine', [part, row, field, numberText(refusal.line)]);
    }
    case 'count-mismatch':
      return i18n.t('refusal.countMismatch', [
        i18n.t(partKeys[refusal.part]),
        numberText(refusal.expected),
        numberText(refusal.counted),
      ]);
    case 'missing':
      return i18n.t('backups.missing');
    case 'unreadable':
    default:
      return i18n.t('refusal.unreadable');
  }
}
