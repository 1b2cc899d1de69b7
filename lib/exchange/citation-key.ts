import type { Entry } from '../identity/entry.ts';
import { splitMath } from './math.ts';
import { parseName } from './person-name.ts';
import { printedLine } from './printed-line.ts';
import { publicationOf } from './publication.ts';

/** Letters that NFKD leaves alone, as they are commonly written in ASCII. */
const asciiLetters: ReadonlyMap<string, string> = new Map(
  'ß ss|æ ae|œ oe|ø o|ł l|đ d|ð d|þ th|ħ h|ı i|ŋ ng|ĸ k|ŧ t'.split('|').map((pair): [string, string] => {
    const [letter = '', ascii = ''] = pair.split(' ');
    return [letter, ascii];
  }),
);

/** They open too many titles to tell one from another. */
const smallWords = new Set(
  'a an the on of for in into to and or with without from by at as is are be do does can how what why when where which it its toward towards via using'.split(
    ' ',
  ),
);

/**
 * One key an entry, `authorYearWord` in lower-case ASCII (`example2026quiet`), in the order given. All keys differ:
 * the entry saved first keeps the plain key and later ones get a letter, so a key depends neither on the order of the
 * list nor on what is saved later.
 */
export function citationKeys(entries: readonly Entry[]): readonly string[] {
  const taken = new Set<string>();
  /** How many letters were tried behind a plain key, so that a thousand equal ones cost a thousand steps. */
  const tried = new Map<string, number>();
  const keys = new Map<Entry, string>();
  for (const entry of entries.toSorted(byAge)) {
    const plain = plainKey(entry);
    let key = plain;
    let count = tried.get(plain) ?? 0;
    for (; taken.has(key); count += 1) key = plain + letters(count);
    tried.set(plain, count);
    taken.add(key);
    keys.set(entry, key);
  }
  return entries.map((entry) => keys.get(entry) ?? '');
}

function byAge(left: Entry, right: Entry): number {
  return left.savedAt - right.savedAt || (left.work < right.work ? -1 : Number(left.work > right.work));
}

function plainKey(entry: Entry): string {
  const year = publicationOf(entry).date?.[0] ?? '';
  return `${authorWord(entry)}${year}${titleWord(entry.title)}`;
}

/** The family name of the first author who has one in Latin letters. */
function authorWord(entry: Entry): string {
  for (const author of entry.authors) {
    const name = parseName(author);
    const word = name.kind === 'person' ? name.family : name.kind === 'whole' ? name.name : '';
    const ascii = toAscii(word)
      .replaceAll(/[^a-z0-9]/g, '')
      .slice(0, 40);
    if (/^[a-z]/.test(ascii)) return ascii;
  }
  return 'anon';
}

/** The first word of the title that tells something. */
function titleWord(title: string): string {
  const words = splitMath(printedLine(title))
    .filter((part) => part.kind === 'words')
    .flatMap((part) => toAscii(part.text).match(/[a-z0-9]+/g) ?? []);
  return (words.find((word) => !smallWords.has(word)) ?? words[0] ?? '').slice(0, 40);
}

function toAscii(text: string): string {
  return text
    .slice(0, 2000)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’]/gu, '')
    .replaceAll(/[^\0-\x7f]/gu, (letter) => asciiLetters.get(letter) ?? ' ');
}

/** 0 → a, 25 → z, 26 → aa. */
function letters(count: number): string {
  const last = String.fromCodePoint(97 + (count % 26));
  return count < 26 ? last : letters(Math.floor(count / 26) - 1) + last;
}
