import { type AuthorName, authorNames } from './authors.ts';
import { foldWords } from './folding.ts';
import { hash } from './hash.ts';
import type { PaperRecord } from './record.ts';
import { type HashSet, hashSet, wordShingles } from './shingles.ts';
import { titleWords, type TitleWords } from './title-words.ts';
import { type Venue, venueOf } from './venue.ts';

/** A record with everything taken apart that comparing needs, so that a candidate costs little more than its features. */
export interface Profile {
  readonly record: PaperRecord;
  readonly title: TitleWords;
  readonly authors: readonly AuthorName[];
  readonly venue: Venue | undefined;
  readonly abstract: Abstract | undefined;
}

export interface Abstract {
  /** Runs of three words. */
  readonly shingles: HashSet;
  /** Words of seven letters and more. */
  readonly longWords: HashSet;
}

/** Beginnings are enough: an abstract of 400 words is a long one. */
const longestAbstract = 4_000;
/** Shorter ones say too little: "No abstract available." */
const leastWords = 15;

export function profileOf(record: PaperRecord): Profile {
  return {
    record,
    title: titleWords(record.title),
    authors: authorNames(record.authors),
    venue: record.venue === undefined ? undefined : venueOf(record.venue),
    abstract: record.abstract === undefined ? undefined : abstractOf(record.abstract),
  };
}

function abstractOf(text: string): Abstract | undefined {
  const words = foldWords(text.slice(0, longestAbstract));
  if (words.length < leastWords) return undefined;
  return {
    shingles: wordShingles(words),
    longWords: hashSet(words.filter((word) => word.length > 6).map((word) => hash(word))),
  };
}
