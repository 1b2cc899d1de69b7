import { i18n } from '#i18n';

/** “Ada Lovelace, Emmy Noether and 6 more”; every name as the paper prints it. Empty without authors. */
export function authorsLine(authors: readonly string[]): string {
  // One more name is as short as “and 1 more”.
  const shown = authors.length <= 4 ? authors.length : 3;
  const names = authors.slice(0, shown).join(', ');
  return shown === authors.length ? names : `${names} ${i18n.t('saved.othersCount', [authors.length - shown])}`;
}
