import { i18n } from '#i18n';

/**
 * The BCP 47 tag for dates and numbers: the language the sentences around them are in, in the reader's own regional
 * form where the browser names one (`en-GB`). The browser's language alone would mix French dates into English
 * sentences where a translation is missing.
 */
export function locale(): string {
  const language = i18n.t('language');
  return navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;
}
