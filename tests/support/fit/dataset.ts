import { join } from 'node:path';
import { candidates } from '../../../lib/identity/candidates.ts';
import { compare, features } from '../../../lib/identity/features.ts';
import { hash } from '../../../lib/identity/hash.ts';
import { type Profile, profileOf } from '../../../lib/identity/profile.ts';
import { sketchKeysOf } from '../../../lib/identity/sketch.ts';
import { titleKey } from '../../../lib/identity/title.ts';
import type { Sample } from './boost.ts';
import { type PairRow, readPairs, readRecords } from './rows.ts';

/** Whether a row may be fitted on, or is held back to report on. */
export type Part = 'fit' | 'held';

export interface LabelledSample extends Sample {
  readonly source: string;
  readonly part: Part;
  readonly titles: readonly [string, string];
}

/**
 * The sets of `duplicates/`. The benchmarks come with a split. Of the others, all rows whose left title has an even hash
 * are held back, so that a paper's true match and its nearest wrong ones stay together.
 */
export function readSamples(folder: string): readonly LabelledSample[] {
  const samples: LabelledSample[] = [];
  const add = (source: string, rows: readonly PairRow[], part: Part | undefined, weights: { readonly same: number; readonly different: number }): void => {
    for (const row of rows) samples.push(sampleOf(source, row, part ?? partOf(row.left.title), row.same ? weights.same : weights.different));
  };
  const read = (name: string): readonly PairRow[] => readPairs(join(folder, `${name}.jsonl`));
  add('dblp-acm', read('dblp-acm.train'), 'fit', { same: 1, different: 1 });
  add('dblp-acm', read('dblp-acm.valid'), 'held', { same: 1, different: 1 });
  // The training rows are half matches, the rest of the benchmark 18.6 %.
  add('dblp-scholar', read('dblp-scholar.train-balance'), 'fit', { same: 1, different: 4.37 });
  add('dblp-scholar', read('dblp-scholar.valid'), 'held', { same: 1, different: 1 });
  add('cvf-arxiv', read('cvf-arxiv'), undefined, { same: 3, different: 3 });
  add('preprint-published', read('preprint-published'), undefined, { same: 10, different: 3 });
  add('arxiv-retitles', read('arxiv-retitles'), undefined, { same: 3, different: 0 });
  add('hf-arxiv', read('hf-arxiv'), undefined, { same: 3, different: 0 });
  samples.push(...arxivNegatives(join(folder, 'records/arxiv-159k-titles.jsonl'), 'arxiv-159k'));
  samples.push(...arxivNegatives(join(folder, 'records/arxiv-12k-abstracts.jsonl'), 'arxiv-12k'));
  return samples;
}

function partOf(title: string): Part {
  return hash(titleKey(title) ?? '') % 4 === 0 ? 'held' : 'fit';
}

function sampleOf(source: string, row: PairRow, part: Part, weight: number): LabelledSample {
  return {
    source,
    part,
    same: row.same,
    weight,
    titles: [row.left.title, row.right.title],
    features: featuresOf(profileOf(row.left), profileOf(row.right)),
  };
}

function featuresOf(left: Profile, right: Profile): readonly number[] {
  const comparison = compare(left, right);
  return features.map((feature) => feature.of(comparison));
}

/**
 * Pairs of different arXiv papers that share a sketch: every look-alike, and one in fifty of the rest. Equal titles with
 * an author in common are left out, being the same work put up twice (see the data's README).
 */
function* arxivNegatives(path: string, source: string): Generator<LabelledSample> {
  const profiles = readRecords(path).map((row) => profileOf(row.record));
  for (const [i, j] of candidates(profiles.map(sketchKeysOf))) {
    const [left, right] = [profiles[i], profiles[j]];
    if (left === undefined || right === undefined) continue;
    const comparison = compare(left, right);
    const { title, authors, abstract } = comparison;
    if (title.equal && (authors === undefined || authors.firstAnywhere > 0)) continue;
    const alike = title.subtitle > 0.6 || (authors !== undefined && authors.firstAnywhere > 0 && title.subtitle > 0.3) || (abstract !== undefined && abstract.shingles > 0.1);
    const sparse = hash(`${left.title.key} ${right.title.key}`) % 50 === 0;
    if (!alike && !sparse) continue;
    yield {
      source,
      part: partOf(left.record.title),
      same: false,
      weight: alike ? 1 : 5,
      titles: [left.record.title, right.record.title],
      features: features.map((feature) => feature.of(comparison)),
    };
  }
}
