import { fold } from './folding.ts';
import { genericOpening, genericTitles } from './generic-titles.ts';
import { hash } from './hash.ts';
import { withoutMarkup } from './markup.ts';
import { readableTex } from './tex.ts';

/** What the spellings of one title have in common: `title:` and its letters and digits, folded. Made by `titleKey` only. */
export type TitleKey = `title:${string}`;

/**
 * What the store keeps of a title key: `title:~` and 64 bits. Spelled out, the titles of a million works would be two thirds of
 * what the table of aliases weighs, and it would no longer fit the some 70 files that Chromium keeps open of a database: a
 * read then takes twice as long. Works that meet in one by chance or by malice are told apart by the matcher.
 */
export type HashedTitle = `title:~${string}`;

/** The longest titles known are some 500 characters; what is beyond the cap is hostile or no title, and is cut. */
const longestTitle = 2_000;

/** The title as it would be printed: no TeX, no HTML entities and tags, one line. Text, never HTML. */
export function plainTitle(title: string): string {
  return readableTex(withoutMarkup(title.slice(0, longestTitle)))
    .replace(/\s+/g, ' ')
    .trim();
}

/** The title folded, with the signs that make another name spelled out: `OnePose++` is not `OnePose`. */
export function foldedTitle(title: string): string {
  return fold(plainTitle(title))
    .replace(/(?<=[\p{L}\p{N}])\++(?![\p{L}\p{N}+])/gu, (plus) => 'plus'.repeat(plus.length))
    .replace(/(?<=\b[cf])#/g, 'sharp');
}

/** The key that equal titles share, however they are spelled; `undefined` where no letter or digit is left. */
export function titleKey(title: string): TitleKey | undefined {
  const key = foldedTitle(title).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  return key === '' ? undefined : `title:${key}`;
}

/** The hash of a title key, or of a text that was one. */
export function hashedTitle(key: string): HashedTitle {
  return `title:~${hash(key).toString(36)}${hash(key, otherSeed).toString(36).padStart(7, '0')}`;
}

/** Any but the one that `hash` begins with. */
const otherSeed = 0x9747b28c;

/**
 * Whether a title is shared by many works: "Editorial", "Reply to …", or a few letters. Such titles never make two
 * listings the same work on their own.
 */
export function isGenericTitle(title: string): boolean {
  return isCut(title) || isGeneric(fold(plainTitle(title)));
}

/** Whether a title is longer than what is compared: how it goes on is not known. */
export function isCut(title: string): boolean {
  return title.length > longestTitle;
}

/** As `isGenericTitle`, of a title already folded. */
export function isGeneric(folded: string): boolean {
  const text = (folded.replace(/['’]s\b/g, '').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ');
  return (
    weight(text) < leastWeight ||
    genericTitles.has(text) ||
    genericTitles.has(withoutEdition(text)) ||
    genericOpening.test(text)
  );
}

/** "LoRA" may be anything; "LayoutLMv3" is somebody's. */
const leastWeight = 6;

/** Letters, where one of Chinese, Japanese or Korean counts as two. */
function weight(text: string): number {
  return text.length + (text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0);
}

/** "Preface to the 12th volume" and "Editorial 2019" are no more telling than without. */
function withoutEdition(text: string): string {
  return text.replace(
    /(?: (?:for|to|of|the|this|volume|vol|issue|no|number|part|\d{1,4}(?:st|nd|rd|th)?|[ivx]{1,4}))+$/,
    '',
  );
}
