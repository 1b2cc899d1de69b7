import { withinEdits } from './edits.ts';
import { foldWords } from './folding.ts';
import { withoutMarkup } from './markup.ts';
import { readableTex } from './tex.ts';

/** A name, ready for comparing. */
export interface AuthorName {
  /** The last word of the family name, folded: particles and first halves of double names come and go. */
  readonly surname: string;
  /** First letter of the first given name; empty where only a family name stands. */
  readonly initial: string;
  /** All words in alphabetic order: a name in the other order has the same. */
  readonly words: string;
  /** Whether it names people together: `Kite Team`, `The Tidal Collaboration`. */
  readonly group: boolean;
}

/** No paper is told from another by its fiftieth author. */
const mostAuthors = 40;
const longestName = 100;

const groups = new Set(['collaboration', 'consortium', 'group', 'lab', 'team']);
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'et', 'al', ...groups]);

/** The names of a list as printed: `Ada Example`, `Example, Ada`, `Example A`, `A Example`. What is no name is left out. */
export function authorNames(authors: readonly string[]): readonly AuthorName[] {
  return authors
    .slice(0, mostAuthors)
    .flatMap((author) => authorName(readableTex(withoutMarkup(author.slice(0, longestName)))) ?? []);
}

function authorName(author: string): AuthorName | undefined {
  if (author.includes('://')) return undefined; // lists of papers print a link where they know no name
  const comma = author.indexOf(',');
  const printed = foldWords(author).filter((word) => !/^\p{N}+$/u.test(word)); // dblp's `Ada Borogove 0001`
  const all = printed.filter((word) => !suffixes.has(word));
  const group = groups.has(printed.at(-1) ?? '');
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const words = all.toSorted().join(' ');
  if (comma > 0) {
    const family = foldWords(author.slice(0, comma)).filter((word) => all.includes(word));
    return { surname: family.at(-1) ?? last, initial: (all[family.length] ?? '').charAt(0), words, group };
  }
  // `Example AB` as PubMed prints it
  const familyFirst = all.length > 1 && first.length > 2 && /\s\p{Lu}{1,3}$|\s(?:\p{Lu}\.\s?){1,3}$/u.test(author);
  const surname = familyFirst ? (all.findLast((word) => word.length > 2) ?? first) : last;
  return { surname, initial: all.length === 1 ? '' : (familyFirst ? last : first).charAt(0), words, group };
}

/** How alike two names are: 1 the same person as far as can be told, 0.8 but for a misprint, 0 another. */
function likeness(left: AuthorName, right: AuthorName): number {
  if (left.words === right.words) return 1;
  if (left.initial !== '' && right.initial !== '' && left.initial !== right.initial) return 0;
  if (left.surname === right.surname) return 1;
  const shorter = Math.min(left.surname.length, right.surname.length);
  if (shorter < 4) return 0;
  return withinEdits(left.surname, right.surname, shorter < 7 ? 1 : 2) ? 0.8 : 0;
}

/** What two lists of authors say. */
export interface AuthorComparison {
  /** Names of the shorter list that stand in the other. */
  readonly shared: number;
  /** Length of the shorter list, and of the longer. */
  readonly of: number;
  readonly most: number;
  /** Likeness of the two first authors, and of the two last; 1.5 where given names are equal and no mere initials. */
  readonly first: number;
  readonly last: number;
  /** Whether both lists print given names in full. */
  readonly full: boolean;
  /** Whether the first author of either list stands anywhere in the other. */
  readonly firstAnywhere: number;
}

/** Compares two lists; `undefined` where either is unknown: no name, or groups that nobody in the other is named after. */
export function compareAuthors(
  left: readonly AuthorName[],
  right: readonly AuthorName[],
): AuthorComparison | undefined {
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const [oneFirst, otherFirst, oneLast, otherLast] = [few[0], many[0], few.at(-1), many.at(-1)];
  if (oneFirst === undefined || otherFirst === undefined || oneLast === undefined || otherLast === undefined)
    return undefined;
  const shared = Math.min(sum(few.map((name) => closest(name, many))), sum(many.map((name) => closest(name, few))));
  if (shared === 0 && (few.every(({ group }) => group) || many.every(({ group }) => group))) return undefined;
  return {
    shared,
    of: few.length,
    most: many.length,
    first: oneFirst.words === otherFirst.words && isFull(oneFirst) ? 1.5 : likeness(oneFirst, otherFirst),
    last: likeness(oneLast, otherLast),
    full: few.every(isFull) && many.every(isFull),
    firstAnywhere: Math.max(closest(oneFirst, many), closest(otherFirst, few)),
  };
}

function isFull({ words }: AuthorName): boolean {
  return /\p{L}{2}.* \p{L}{2}/u.test(words);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function closest(name: AuthorName, names: readonly AuthorName[]): number {
  let best = 0;
  for (const other of names) {
    best = Math.max(best, likeness(name, other));
    if (best === 1) break;
  }
  return best;
}
