import { withinEdits } from './edits.ts';
import { derivedOpening } from './generic-titles.ts';
import { type HashSet, letterShingles } from './shingles.ts';
import { foldedTitle, isCut, isGeneric } from './title.ts';
import { wordWeight } from './word-weights.ts';

/** A title, ready for comparing. */
export interface TitleWords {
  /** Letters and digits of all words, as in the title key. */
  readonly key: string;
  readonly generic: boolean;
  /** Stems in the order printed, and how telling each is, 0 to 1. */
  readonly words: readonly string[];
  readonly weights: readonly number[];
  /** The first letter of each word. */
  readonly initials: string;
  /** Runs of three letters of the key. */
  readonly letters: HashSet;
  /** What stands before a colon, if it is at most four words: often the name of a method. Letters and digits. */
  readonly name: string;
  /** Whether the name is one word and no common one. */
  readonly nameIsWord: boolean;
  /** How many of the words the name takes. */
  readonly nameLength: number;
  /** Years, versions, parts: words with digits, Roman numerals. */
  readonly numbers: readonly string[];
  /** Words that make another paper of a title: reply, erratum, survey. */
  readonly special: readonly string[];
  /** Whether it is made of another's title: `Reply to: …`, `Erratum: …`. */
  readonly derived: boolean;
}

/** More words than any title has. */
const mostWords = 60;
const longestShortName = 4;

const specialWords = new Set(
  'addendum answer appendix chapter comment commentary commentaries correction corrigendum demo discussion editorial erratum errata keynote lecture letter overview panel poster proceeding protocol rejoinder reply report response retraction review summary supplement supplementary survey tutorial update workshop'.split(
    ' ',
  ),
);

const romanNumerals = new Map(
  'ii iii iv vi vii viii ix xi xii'.split(' ').map((numeral, i) => [numeral, [2, 3, 4, 6, 7, 8, 9, 11, 12][i]]),
);
const partWords = new Set(['part', 'vol', 'volume', 'no', 'phase', 'chapter', 'episode', 'paper']);
const partNumbers = new Map([
  ['i', '1'],
  ['one', '1'],
  ['two', '2'],
  ['three', '3'],
  ['v', '5'],
  ['x', '10'],
]);

export function titleWords(title: string): TitleWords {
  const folded = foldedTitle(title);
  const all = wordsOf(folded);
  const colon = folded.search(/:|\s[-–—]+\s/);
  const before = colon < 0 ? [] : wordsOf(folded.slice(0, colon));
  const named = before.length > 0 && before.length <= longestShortName && before.length < all.length;
  const words = all.slice(0, mostWords).map(stem);
  const key = all.join('');
  let letters: HashSet | undefined; // most titles are compared with none
  return {
    key,
    generic: isCut(title) || isGeneric(folded),
    words,
    weights: words.map(wordWeight),
    initials: words.map((word) => word.charAt(0)).join(''),
    get letters() {
      return (letters ??= letterShingles(key));
    },
    name: named ? before.join('') : '',
    nameIsWord: before.length === 1 && wordWeight(stem(before[0] ?? '')) === 1,
    nameLength: named ? before.length : 0,
    numbers: numbersOf(words),
    derived: derivedOpening.test(all.join(' ')),
    special: [...new Set(words.filter((word) => specialWords.has(word)))],
  };
}

function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Without the plural: titles change it more than anything else. */
function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('plusplus')) return word;
  return word.endsWith('ies') && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

function numbersOf(words: readonly string[]): string[] {
  const numbers = words.flatMap((word, i) => {
    if (/\p{N}/u.test(word)) return word.replace(/^0+(?=\d)/, '');
    const roman = romanNumerals.get(word);
    if (roman !== undefined) return String(roman);
    const numbered = i === words.length - 1 || partWords.has(words[i - 1] ?? '');
    if (numbered && partNumbers.has(word)) return partNumbers.get(word) ?? [];
    return word.endsWith('plusplus') ? word : [];
  });
  return [...new Set(numbers)];
}

/** What two titles say. */
export interface TitleComparison {
  readonly equal: boolean;
  /** Words in common of all words, each by its weight, and near misses in part: 0 to 1. */
  readonly similarity: number;
  /** The same without the names before the colons, if that is more. */
  readonly subtitle: number;
  /** Words in common of the shorter title's. */
  readonly containment: number;
  /** Weight of what only one title has: on the side where it is less, and where it is more. */
  readonly missingLess: number;
  readonly missingMore: number;
  /** Runs of three letters in common of the shorter title's, and of all. */
  readonly letterContainment: number;
  readonly letterSimilarity: number;
  /** The longest run of words that stands in both, of the shorter title's words. */
  readonly run: number;
  /** 2 the same name before the colon, 1 if it is several words or a common one, 0.5 a like name, -1 another; 0 where one has none. */
  readonly name: number;
  /** 0 the same numbers, 1 one title has more, 2 each has one the other has not. */
  readonly numbers: number;
  /** Whether each title names a year the other does not. */
  readonly otherYear: boolean;
  /** How many special words only one title has. */
  readonly special: number;
  /** Whether one title is made of another's, and one is not. */
  readonly derived: boolean;
}

/** Compares two titles. Whichever is given first, words are paired in the same order. */
export function compareTitles(one: TitleWords, other: TitleWords): TitleComparison {
  const [left, right] = one.words.join(' ') <= other.words.join(' ') ? [one, other] : [other, one];
  const leftOnly = left.numbers.filter((number) => !right.numbers.includes(number));
  const rightOnly = right.numbers.filter((number) => !left.numbers.includes(number));
  const whole = overlap(left, right, 0, 0);
  const letters = commonLetters(left, right);
  let subtitle = whole.similarity;
  if (left.nameLength > 0) subtitle = Math.max(subtitle, overlap(left, right, left.nameLength, 0).similarity);
  if (right.nameLength > 0) subtitle = Math.max(subtitle, overlap(left, right, 0, right.nameLength).similarity);
  if (left.nameLength > 0 && right.nameLength > 0)
    subtitle = Math.max(subtitle, overlap(left, right, left.nameLength, right.nameLength).similarity);
  return {
    equal: left.key === right.key && left.key !== '',
    ...whole,
    subtitle,
    ...letters,
    run: longestRun(left.words, right.words) / Math.max(1, Math.min(left.words.length, right.words.length)),
    name: compareNames(left, right),
    numbers: (leftOnly.length > 0 ? 1 : 0) + (rightOnly.length > 0 ? 1 : 0),
    otherYear: leftOnly.some(isYear) && rightOnly.some(isYear),
    special:
      left.special.filter((word) => !right.special.includes(word)).length +
      right.special.filter((word) => !left.special.includes(word)).length,
    derived: left.derived !== right.derived,
  };
}

function isYear(number: string): boolean {
  return /^(?:19|20)\d\d$/.test(number);
}

type Overlap = Pick<TitleComparison, 'similarity' | 'containment' | 'missingLess' | 'missingMore'>;

/** Pairs the words of two titles, from the given word on: equal ones, then misprints, then abbreviations of several. */
function overlap(left: TitleWords, right: TitleWords, leftStart: number, rightStart: number): Overlap {
  const paired = new Uint8Array(left.words.length);
  const taken = new Uint8Array(right.words.length);
  const unpaired: number[] = [];
  let common = 0;
  let leftSum = 0;
  let rightSum = 0;
  for (let i = leftStart; i < left.words.length; i += 1) {
    const weight = left.weights[i] ?? 0;
    leftSum += weight;
    const j = find(right.words, left.words[i] ?? '', rightStart, taken);
    if (j < 0) unpaired.push(i);
    else {
      paired[i] = 1;
      taken[j] = 1;
      common += weight;
    }
  }
  for (let j = rightStart; j < right.words.length; j += 1) rightSum += right.weights[j] ?? 0;
  let leftCommon = common;
  let rightCommon = common;
  for (const i of unpaired) {
    const word = left.words[i] ?? '';
    const spelledOut = abbreviated(word, right.initials, rightStart, taken);
    if (spelledOut >= 0) {
      paired[i] = 1;
      leftCommon += left.weights[i] ?? 0;
      for (let j = spelledOut; j < spelledOut + word.length; j += 1) {
        taken[j] = 1;
        rightCommon += right.weights[j] ?? 0;
      }
      continue;
    }
    for (let j = rightStart; j < right.words.length; j += 1) {
      if (taken[j] === 1 || !misprinted(word, right.words[j] ?? '')) continue;
      paired[i] = 1;
      taken[j] = 1;
      leftCommon += 0.9 * (left.weights[i] ?? 0);
      rightCommon += 0.9 * (right.weights[j] ?? 0);
      break;
    }
  }
  for (let j = rightStart; j < right.words.length; j += 1) {
    const word = right.words[j] ?? '';
    const spelledOut = taken[j] === 1 ? -1 : abbreviated(word, left.initials, leftStart, paired);
    if (spelledOut < 0) continue;
    rightCommon += right.weights[j] ?? 0;
    for (let i = spelledOut; i < spelledOut + word.length; i += 1) {
      paired[i] = 1;
      leftCommon += left.weights[i] ?? 0;
    }
  }
  const shorter = Math.min(leftSum, rightSum);
  const [leftMissing, rightMissing] = [leftSum - leftCommon, rightSum - rightCommon];
  const all = leftSum + rightSum;
  return {
    similarity: all === 0 ? 0 : (leftCommon + rightCommon) / all,
    containment: shorter === 0 ? 0 : Math.min(1, Math.max(leftCommon, rightCommon) / shorter),
    missingLess: Math.min(leftMissing, rightMissing),
    missingMore: Math.max(leftMissing, rightMissing),
  };
}

/** Where the words stand, all still free, that a word is the initials of: `llm` and "large language model". */
function abbreviated(word: string, initials: string, start: number, taken: Uint8Array): number {
  if (word.length < 2 || word.length > 6) return -1;
  const at = initials.indexOf(word, start);
  return at < 0 || taken.subarray(at, at + word.length).includes(1) ? -1 : at;
}

function find(words: readonly string[], word: string, start: number, taken: Uint8Array): number {
  for (let j = start; j < words.length; j += 1) if (words[j] === word && taken[j] === 0) return j;
  return -1;
}

/** One word for the other: misprints of long words, and endings (`optimization`, `optimizing`). Numbers are never alike. */
function misprinted(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  if (shorter < 5 || left.charCodeAt(0) !== right.charCodeAt(0) || /\p{N}/u.test(left + right)) return false;
  const trunk = shorter - (shorter < 8 ? 2 : 3);
  if (left.slice(0, trunk) === right.slice(0, trunk) && Math.abs(left.length - right.length) < 4) return true;
  return withinEdits(left, right, shorter < 8 ? 1 : 2);
}

function commonLetters(
  left: TitleWords,
  right: TitleWords,
): Pick<TitleComparison, 'letterContainment' | 'letterSimilarity'> {
  const [one, other] = [left.letters, right.letters];
  let common = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a, b] = [one[i] ?? 0, other[j] ?? 0];
    if (a === b) common += 1;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  if (common === 0) return { letterContainment: 0, letterSimilarity: 0 };
  return {
    letterContainment: common / Math.min(one.length, other.length),
    letterSimilarity: common / (one.length + other.length - common),
  };
}

function longestRun(left: readonly string[], right: readonly string[]): number {
  let longest = 0;
  let row = new Uint8Array(right.length + 1);
  for (const word of left) {
    const next = new Uint8Array(right.length + 1);
    for (let j = 0; j < right.length; j += 1) {
      if (word !== right[j]) continue;
      const length = (row[j] ?? 0) + 1;
      next[j + 1] = length;
      if (length > longest) longest = length;
    }
    row = next;
  }
  return longest;
}

function compareNames(left: TitleWords, right: TitleWords): number {
  const [one, other] = [left.name, right.name];
  if (one === '' || other === '') return 0;
  if (one === other) return left.nameIsWord ? 2 : 1;
  return Math.min(one.length, other.length) > 3 && !/\p{N}$|plus$/u.test(one + other) && withinEdits(one, other, 1)
    ? 0.5
    : -1;
}
