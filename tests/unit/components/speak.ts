import { readdirSync } from 'node:fs';

import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const folder = 'assets/locales';

/** Names of the language files: `en`, `zh_CN`. */
export const languages = readdirSync(folder).map((file) => file.replace(/\.yml$/, ''));

/** The messages of a language as the browser gets them. */
export async function messagesOf(language: string) {
  return generateChromeMessages(await parseMessagesFile(`${folder}/${language}.yml`));
}

/** Makes the browser speak a language, from the file that ships; a message that is missing there is an error. */
export async function speak(language = 'en'): Promise<void> {
  const messages = await messagesOf(language);
  fakeBrowser.i18n.getMessage = (key: string, substitutions: string | (string | number)[] = []) => {
    const message = messages[key]?.message;
    if (message === undefined) throw new Error(`No message ${key} in ${language}`);
    return message.replace(/\$(\d)/g, (_, place: string) => String([substitutions].flat()[Number(place) - 1] ?? ''));
  };
}
