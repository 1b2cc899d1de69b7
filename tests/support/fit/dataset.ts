import { join } from 'node:path';
import { candidates } from '../../../lib/identity/candidates.ts';
import { compare, features } from '../../../lib/identity/features.ts';
import { hash } from '../../../lib/identity/hash.ts';
import { handicap, mergeable } from '../../../lib/identity/match.ts';
import { type Profile, profileOf } from '../../../lib/identity/profile.ts';
import { jaccard } from '../../../lib/identity/shingles.ts';
import { sketchKeysOf } from '../../../lib/identity/sketch.ts';
import { titleKey } from '../../../lib/identity/title.ts';
import type { Sample } from './boost.ts';
import { type PairRow, readPairs, readRecords } from './rows.ts';

export interface LabelledSample extends Sample {
  readonly source: string;
  /** What of it may be held back to report on: a quarter, drawn by a hash; a benchmark's rows come with their part. */
  readonly part: number | 'fit' | 'held';
  /** What the rules take from the score. */
  readonly handicap: number;
  /** Whether the rules let the pair be called the same, given the score. */
  readonly mergeable: boolean;
}

/** What a row counts in fitting, by source and label. */
type Weights = Readonly<Record<'same' | 'different', number>>;

/*
 * Found by trying a dozen on the held rows. The benchmark of DBLP and Scholar is half matches in its training part and
 * 18.6 % elsewhere, hence 4.4 and more. Both DBLP sets call a conference paper and its journal version two; retitled
 * arXiv papers are few and hard; arXiv's look-alikes are many, and every one of them counts in the false marks.
 */
const weights = {
  'dblp-acm': { same: 6, different: 15 },
  'dblp-scholar': { same: 1.2, different: 7.5 },
  'cvf-arxiv': { same: 3, different: 3 },
  'preprint-published': { same: 10, different: 3 },
  'arxiv-retitles': { same: 14, different: 0 },
  'hf-arxiv': { same: 3, different: 0 },
} as const satisfies Readonly<Record<string, Weights>>;
const lookAlikeWeight = 0.3;
/** Of the pairs of arXiv papers that share a sketch and little else, one in so many is taken. */
const sparseness = 50;

/**
 * The sets of `duplicates/`. The benchmarks come with a split. The others are drawn into quarters by a hash of the
 * left title, one of them to be held back, so that a paper's true match and its nearest wrong ones stay together.
 */
export function readSamples(folder: string): readonly LabelledSample[] {
  const read = (name: string): readonly PairRow[] => readPairs(join(folder, `${name}.jsonl`));
  return [
    ...take('dblp-acm', read('dblp-acm.train'), 'fit'),
    ...take('dblp-acm', read('dblp-acm.valid'), 'held'),
    ...take('dblp-scholar', read('dblp-scholar.train-balance'), 'fit'),
    ...take('dblp-scholar', read('dblp-scholar.valid'), 'held'),
    ...take('cvf-arxiv', read('cvf-arxiv')),
    ...take('preprint-published', read('preprint-published')),
    ...take('arxiv-retitles', read('arxiv-retitles')),
    ...take('hf-arxiv', read('hf-arxiv')),
    ...lookAlikes('arxiv-159k', join(folder, 'records/arxiv-159k-titles.jsonl')),
    ...lookAlikes('arxiv-12k', join(folder, 'records/arxiv-12k-abstracts.jsonl')),
  ];
}

function take(
  source: keyof typeof weights,
  rows: readonly PairRow[],
  part?: 'fit' | 'held',
): readonly LabelledSample[] {
  return rows.map(({ left, right, same }) =>
    sampleOf(source, profileOf(left), profileOf(right), same, weights[source][same ? 'same' : 'different'], part),
  );
}

function sampleOf(
  source: string,
  left: Profile,
  right: Profile,
  same: boolean,
  weight: number,
  part?: 'fit' | 'held',
): LabelledSample {
  const comparison = compare(left, right);
  return {
    source,
    part: part ?? hash(titleKey(left.record.title) ?? '') % 4,
    same,
    weight,
    handicap: handicap(comparison),
    mergeable: mergeable(comparison),
    features: features.map((feature) => feature.of(comparison)),
  };
}

/**
 * Pairs of different arXiv papers that share a sketch: every look-alike, and a few of the rest. Equal titles with an
 * author in common are left out, being the same work put up twice (the data's README).
 */
function* lookAlikes(source: string, path: string): Generator<LabelledSample> {
  const profiles = readRecords(path).map((row) => profileOf(row.record));
  for (const [i, j] of candidates(profiles.map((profile) => sketchKeysOf(profile)))) {
    const [left, right] = [profiles[i], profiles[j]];
    if (left === undefined || right === undefined) continue;
    const sparse = hash(`${left.title.key} ${right.title.key}`) % sparseness === 0;
    if (!sparse && jaccard(left.title.letters, right.title.letters) < 0.12) continue;
    const { title, authors, abstract } = compare(left, right);
    const first = authors?.firstAnywhere ?? 0;
    if (title.equal && (authors === undefined || first > 0)) continue;
    const alike = title.subtitle > 0.6 || (first > 0 && title.subtitle > 0.3) || (abstract?.shingles ?? 0) > 0.1;
    if (!alike && !sparse) continue;
    yield sampleOf(source, left, right, false, alike ? lookAlikeWeight : (lookAlikeWeight * sparseness) / 10);
  }
}
