import { compare, type Comparison, features } from './features.ts';
import { score } from './forest.ts';
import { type Identifier, schemeOf, valueOf } from './identifier.ts';
import { leastPossible, leastSame } from './parameters.ts';
import { type Profile, profileOf } from './profile.ts';
import type { PaperRecord } from './record.ts';
import type { Scheme } from './schemes/scheme.ts';

export type Verdict = 'same' | 'possible' | 'different';

/** One observation that spoke for or against two records being the same work; JSON, so that it travels to a badge. */
export type Evidence =
  | { readonly kind: 'identifier'; readonly identifier: Identifier }
  | { readonly kind: 'title'; readonly equal: boolean; readonly similarity: number }
  | { readonly kind: 'generic-title' }
  | { readonly kind: 'authors'; readonly shared: number; readonly of: number }
  | { readonly kind: 'year'; readonly left: number; readonly right: number }
  | { readonly kind: 'abstract'; readonly similarity: number }
  | { readonly kind: 'contradiction'; readonly left: string; readonly right: string };

export interface Match {
  readonly verdict: Verdict;
  /** 0 to 1, calibrated: of the pairs given 0.9, nine in ten are the same work. */
  readonly probability: number;
  readonly evidence: readonly Evidence[];
}

/** An identifier in common is as good as certain; users and sites do mistype. */
const identifierProbability = 0.999;
/** What a contradiction takes from the log-odds: two identifiers of a scheme in which a work has one, two years, a reply. */
const contradictionWeight = 4;
/** What an equal and telling title is worth alone, and how much its words must weigh to be one: three rare words. */
const titleProbability = 0.98;
const leastTitleWeight = 2.5;
/** With less in common than this, nothing else is looked at. */
const leastLetters = 0.2;
const leastAbstract = 0.1;

/** A word of this weight that only one title has may make it another paper: `Bilingual`, `3D`, `Extended`. */
const leastTelling = 0.35;

/** Judges whether two records are one work. Symmetric. Never throws. */
export function match(left: PaperRecord, right: PaperRecord): Match {
  return matchProfiles(profileOf(left), profileOf(right));
}

/** As `match`, for records that are compared many times. */
export function matchProfiles(left: Profile, right: Profile): Match {
  const comparison = compare(left, right);
  const identifier = commonIdentifier(left.record, right.record, comparison);
  if (identifier !== undefined) {
    return {
      verdict: 'same',
      probability: identifierProbability,
      evidence: [{ kind: 'identifier', identifier }, ...observed(comparison, left, right)],
    };
  }
  if (comparison.title.letterContainment < leastLetters && (comparison.abstract?.shingles ?? 0) < leastAbstract) {
    return { verdict: 'different', probability: 0, evidence: [] };
  }

  const contradictions = contradictingIdentifiers(left.record, right.record);
  const against = (contradictions.length > 0 ? contradictionWeight : 0) + handicap(comparison);
  const logOdds = score(features.map((feature) => feature.of(comparison))) - against;
  const sure = contradictions.length === 0 && mergeable(comparison) && tellingTitle(comparison, left, right);
  const probability = Math.max(1 / (1 + Math.exp(-logOdds)), sure ? titleProbability : 0);
  const evidence = [...observed(comparison, left, right), ...contradictions];
  const verdict =
    probability >= leastSame && contradictions.length === 0 && mergeable(comparison)
      ? 'same'
      : probability >= leastPossible
        ? 'possible'
        : 'different';
  return { verdict, probability, evidence };
}

/**
 * Whether an equal title is enough where the authors of one side are unknown, as in a feed saved as text. Hardly any
 * benchmark has such rows, but of 159,189 arXiv papers 27 pairs share a title, and all that could be checked are one work.
 */
function tellingTitle({ title, authors, years }: Comparison, left: Profile, right: Profile): boolean {
  const telling = Math.min(weightOf(left), weightOf(right)) >= leastTitleWeight; // words may be split in two ways
  return telling && title.equal && authors === undefined && (years ?? 0) <= 2;
}

function weightOf({ title: { weights } }: Profile): number {
  return weights.reduce((sum, each) => sum + each, 0);
}

/** What is taken from the score where each title names another year (two reports of one challenge), or one is a reply to the other. */
export function handicap({ title, abstract }: Comparison): number {
  return title.derived || (title.otherYear && (abstract?.shingles ?? 0) < 0.3) ? contradictionWeight : 0;
}

/**
 * What a pair must show, whatever its score, before it is merged without asking: no other number, no other kind of text
 * (a reply, a survey), no other authors, not a conference paper and a journal article, and no title that says nothing.
 */
export function mergeable({ title, authors, abstract, generic, venueKinds }: Comparison): boolean {
  if (title.numbers > 0 || title.special > 0 || title.name === -1 || venueKinds === 'different') return false;
  if (authors !== undefined && authors.firstAnywhere < 0.8) return false;
  if (generic) return false;
  if (title.equal) return true;
  if (title.missingMore > leastTelling) return title.missingLess <= leastTelling && (abstract?.shingles ?? 0) > 0.5;
  return title.letterSimilarity > 0.8;
}

function observed({ title, authors, abstract, generic }: Comparison, left: Profile, right: Profile): Evidence[] {
  const evidence: Evidence[] = [{ kind: 'title', equal: title.equal, similarity: title.similarity }];
  if (generic) evidence.push({ kind: 'generic-title' });
  if (authors !== undefined) evidence.push({ kind: 'authors', shared: Math.round(authors.shared), of: authors.of });
  const [leftYear, rightYear] = [left.record.year, right.record.year];
  if (leftYear !== undefined && rightYear !== undefined)
    evidence.push({ kind: 'year', left: leftYear, right: rightYear });
  if (abstract !== undefined) evidence.push({ kind: 'abstract', similarity: abstract.shingles });
  const [leftNumber, rightNumber] = [onlyIn(left, right), onlyIn(right, left)];
  if (leftNumber !== undefined || rightNumber !== undefined) {
    evidence.push({ kind: 'contradiction', left: leftNumber ?? '', right: rightNumber ?? '' });
  }
  return evidence;
}

/** A number of one title that the other has not: `2024`, `v2`, the `2` of "Part II". */
function onlyIn(one: Profile, other: Profile): string | undefined {
  return one.title.numbers.find((number) => !other.title.numbers.includes(number));
}

/** An identifier in common. A DOI counts only with a title somewhat alike: meeting abstracts share their supplement's. */
function commonIdentifier(left: PaperRecord, right: PaperRecord, { title }: Comparison): Identifier | undefined {
  return left.identifiers.find(
    (identifier) =>
      right.identifiers.includes(identifier) &&
      (schemeOf(identifier) !== 'doi' ||
        title.subtitle > 0.5 ||
        title.containment > 0.6 ||
        left.title === '' ||
        right.title === ''),
  );
}

/** Schemes in which a work has one identifier. (OpenReview gives a resubmission another; PubMed, its preprint.) */
const singular: readonly Scheme[] = ['arxiv', 'acl', 'cvf', 'pmlr', 'neurips'];
/** Prefixes of preprint servers, whose DOIs stand beside a publisher's: bioRxiv, medRxiv, Research Square, Preprints.org, OSF, SSRN, ChemRxiv, TechRxiv, Zenodo. */
const preprintDoi = /^10\.(?:1101|64898|21203|20944|31219|31234|31235|2139|26434|36227|5281)\//;

function contradictingIdentifiers(left: PaperRecord, right: PaperRecord): Evidence[] {
  return [...singular, 'doi' as const].flatMap((scheme) => {
    const [one, other] = [left, right].map(({ identifiers }) =>
      identifiers.filter(
        (identifier) => schemeOf(identifier) === scheme && !(scheme === 'doi' && preprintDoi.test(valueOf(identifier))),
      ),
    );
    const [first, second] = [one?.[0], other?.[0]];
    return first === undefined ||
      second === undefined ||
      one?.some((identifier) => other?.includes(identifier)) === true
      ? []
      : [{ kind: 'contradiction' as const, left: first, right: second }];
  });
}

/** Whether a judgement forbids that the two be joined through a third. */
export function contradicts({ verdict, probability, evidence }: Match): boolean {
  return verdict === 'different' && (probability < 0.05 || evidence.some(({ kind }) => kind === 'contradiction'));
}
