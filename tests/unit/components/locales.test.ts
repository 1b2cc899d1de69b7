import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';

import { languages } from './speak.ts';

/** Key → its message, each plural form apart. */
async function formsOf(language: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const messages = await parseMessagesFile(`assets/locales/${language}.yml`);
  return new Map(
    messages.map((message) => [
      message.key.join('.'),
      message.type === 'plural' ? Object.values(message.plurals) : [message.message],
    ]),
  );
}

const placeholders = (text: string) => [...new Set(text.match(/\$\d/g))].toSorted();

const english = await formsOf('en');
const translations = languages.filter((language) => language !== 'en');

test('there are translations', () => {
  expect(translations).toEqual(expect.arrayContaining(['de', 'fr', 'zh_CN']));
});

describe.each(translations)('%s', (language) => {
  test('has the messages of the English file, no more and no less', async () => {
    expect([...(await formsOf(language)).keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test('has the placeholders of the English messages in every form', async () => {
    const wrong = [...(await formsOf(language))].filter(([key, forms]) => {
      const wanted = placeholders((english.get(key) ?? []).join());
      return forms.some((form) => placeholders(form).join() !== wanted.join());
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(languages)('%s', (language) => {
  test('says something everywhere, on one line', async () => {
    const wrong = [...(await formsOf(language))].filter(([, forms]) =>
      forms.some((form) => !/^\S(.*\S)?$/u.test(form)),
    );
    expect(wrong).toEqual([]);
  });

  test('has no key that a browser refuses', async () => {
    // https://developer.chrome.com/docs/extensions/reference/api/i18n: letters, digits, _ and @
    expect([...(await formsOf(language)).keys()].filter((key) => !/^[\w@.]+$/.test(key))).toEqual([]);
  });

  test('counts in all the forms its language has', async () => {
    const forms = await formsOf(language);
    const counted = [...english].filter(([, messages]) => messages.length > 1).map(([key]) => key);
    // 0 and 1 share a form in French; i18n takes two forms for “1” and “n”, three for “0”, “1” and “n”.
    const wanted = { fr: 3, zh_CN: 1 }[language] ?? 2;
    expect(counted.filter((key) => forms.get(key)?.length !== wanted)).toEqual([]);
  });
});
