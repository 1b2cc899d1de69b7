import { type AuthorComparison, compareAuthors } from './authors.ts';
import type { Profile } from './profile.ts';
import { jaccard, shared } from './shingles.ts';
import { compareTitles, type TitleComparison } from './title-words.ts';
import { compareVenues } from './venue.ts';

/** Everything that was seen in comparing two records. */
export interface Comparison {
  readonly title: TitleComparison;
  readonly authors: AuthorComparison | undefined;
  /** Years apart. */
  readonly years: number | undefined;
  /** 0 to 1. */
  readonly venue: number | undefined;
  /** A journal here and none there. */
  readonly venueKinds: 'same' | 'different' | undefined;
  /** Jaccard of three-word runs, and of long words. */
  readonly abstract: { readonly shingles: number; readonly words: number } | undefined;
  readonly generic: boolean;
  /** Words of the shorter title. */
  readonly length: number;
}

export function compare(left: Profile, right: Profile): Comparison {
  const [leftYear, rightYear] = [left.record.year, right.record.year];
  return {
    title: compareTitles(left.title, right.title),
    authors: compareAuthors(left.authors, right.authors),
    years: leftYear === undefined || rightYear === undefined ? undefined : Math.abs(leftYear - rightYear),
    venue: left.venue === undefined || right.venue === undefined ? undefined : compareVenues(left.venue, right.venue),
    venueKinds:
      left.venue === undefined || right.venue === undefined
        ? undefined
        : left.venue.journal === right.venue.journal
          ? 'same'
          : 'different',
    abstract:
      left.abstract === undefined || right.abstract === undefined
        ? undefined
        : {
            shingles: jaccard(left.abstract.shingles, right.abstract.shingles),
            words:
              shared(left.abstract.longWords, right.abstract.longWords) /
              Math.max(1, Math.min(left.abstract.longWords.length, right.abstract.longWords.length)),
          },
    generic: left.title.generic || right.title.generic,
    length: Math.min(left.title.words.length, right.title.words.length),
  };
}

/** What the score is made of, in the order of the parameters. Unknown is -1. */
export const features: readonly { readonly name: string; readonly of: (comparison: Comparison) => number }[] = [
  { name: 'titleEqual', of: ({ title }) => (title.equal ? 1 : 0) },
  { name: 'titleSimilarity', of: ({ title }) => title.similarity },
  { name: 'subtitle', of: ({ title }) => title.subtitle },
  { name: 'titleContainment', of: ({ title }) => title.containment },
  { name: 'missingLess', of: ({ title }) => title.missingLess },
  { name: 'missingMore', of: ({ title }) => title.missingMore },
  { name: 'letterContainment', of: ({ title }) => title.letterContainment },
  { name: 'letterSimilarity', of: ({ title }) => title.letterSimilarity },
  { name: 'run', of: ({ title }) => title.run },
  { name: 'name', of: ({ title }) => title.name },
  { name: 'numbers', of: ({ title }) => title.numbers },
  { name: 'special', of: ({ title }) => title.special },
  { name: 'generic', of: ({ generic }) => (generic ? 1 : 0) },
  { name: 'length', of: ({ length }) => length },
  { name: 'authorsShared', of: ({ authors }) => (authors === undefined ? -1 : authors.shared / authors.of) },
  { name: 'authorsOfMost', of: ({ authors }) => (authors === undefined ? -1 : authors.shared / authors.most) },
  { name: 'authorsCount', of: ({ authors }) => authors?.shared ?? -1 },
  { name: 'fullNames', of: ({ authors }) => (authors === undefined ? -1 : authors.full ? 1 : 0) },
  { name: 'firstAuthor', of: ({ authors }) => authors?.first ?? -1 },
  { name: 'lastAuthor', of: ({ authors }) => authors?.last ?? -1 },
  { name: 'firstAnywhere', of: ({ authors }) => authors?.firstAnywhere ?? -1 },
  { name: 'years', of: ({ years }) => (years === undefined ? -1 : Math.min(years, 10)) },
  { name: 'venue', of: ({ venue }) => venue ?? -1 },
  { name: 'venueKinds', of: ({ venueKinds }) => (venueKinds === undefined ? -1 : venueKinds === 'same' ? 1 : 0) },
  { name: 'abstractShingles', of: ({ abstract }) => abstract?.shingles ?? -1 },
  { name: 'abstractWords', of: ({ abstract }) => abstract?.words ?? -1 },
];
