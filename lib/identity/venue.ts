import { foldWords } from './folding.ts';

/** A venue, ready for comparing: "ACM Trans. Database Syst." and "ACM Transactions on Database Systems (TODS)" are one. */
export interface Venue {
  readonly words: readonly string[];
  readonly initials: string;
  /** Whether the name says that it is a journal. */
  readonly journal: boolean;
}

const preprintServers = /\b(?:arxiv|biorxiv|chemrxiv|corr|medrxiv|osf|preprints?|research square|ssrn)\b/;
const longestVenue = 300;
const mostWords = 20;
const emptyWords = new Set(
  'a acm an and annual at by conf conference de des for hellip ieee in int international intl j journal la notices of on or proc proceedings science sciences symposium the to trans transactions und university vol volume workshop'.split(
    ' ',
  ),
);

/** Conferences whose short name is not made of the initials of the long one. */
const wellKnown: readonly (readonly [string, readonly string[]])[] = [
  ['management of data', ['sigmod']],
  ['very large data base', ['vldb']],
  ['information retrieval', ['sigir']],
  ['knowledge discovery and data mining', ['kdd', 'sigkdd']],
  ['human factors in computing', ['chi', 'sigchi']],
  ['computer graphics and interactive techniques', ['siggraph']],
  ['neural information processing systems', ['nips', 'neurips']],
  ['learning representations', ['iclr']],
];

const journalWords = new Set(
  'annals archives bulletin j journal letters magazine rec record rev review trans transactions'.split(' '),
);

/** `undefined` where there is none, and for preprint servers: those contradict no venue. */
export function venueOf(text: string): Venue | undefined {
  const all = foldWords(text.slice(0, longestVenue)).slice(0, mostWords);
  if (all.length === 0 || preprintServers.test(all.join(' '))) return undefined;
  const known = wellKnown.find(([phrase]) => all.join(' ').includes(phrase))?.[1] ?? [];
  const words = [...known, ...all].filter((word) => !emptyWords.has(word) && !/^\p{N}+(?:st|nd|rd|th)?$/u.test(word));
  return {
    words,
    initials: words.map((word) => word.charAt(0)).join(''),
    journal: all.some((word) => journalWords.has(word)),
  };
}

/** How much of the shorter name stands in the longer, whole, cut short or as initials: 0 to 1. */
export function compareVenues(left: Venue, right: Venue): number {
  const [few, many] = left.words.length <= right.words.length ? [left, right] : [right, left];
  if (few.words.length === 0) return 0;
  const found = few.words.filter(
    (word) => many.words.some((other) => abbreviates(word, other)) || (word.length > 2 && many.initials.includes(word)),
  );
  return found.length / few.words.length;
}

function abbreviates(left: string, right: string): boolean {
  return left.startsWith(right) || right.startsWith(left);
}
