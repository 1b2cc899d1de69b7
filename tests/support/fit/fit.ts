/*
 * node tests/support/fit/fit.ts --words   writes the common words into lib/identity/parameters.ts
 * node tests/support/fit/fit.ts           fits the score on them, writes it there, and reports on the rows held back
 * node tests/support/fit/fit.ts --cross   fits four times, each quarter held back once, and reports; writes nothing
 *
 * All read ../shared/duplicates. The second takes some two minutes, the third four.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { features } from '../../../lib/identity/features.ts';
import * as current from '../../../lib/identity/parameters.ts';
import { boost, type Forest, scoreOf, type Tree } from './boost.ts';
import { commonWordsOf } from './common-words.ts';
import { type LabelledSample, readSamples } from './dataset.ts';
import { readPairs, readRecords } from './rows.ts';

const folder = join(import.meta.dirname, '../../../../shared/duplicates');
const file = join(import.meta.dirname, '../../../lib/identity/parameters.ts');

/** More of these never lowers the score; more of those never raises it. */
const rising =
  'titleEqual titleSimilarity subtitle letterContainment letterSimilarity abstractShingles authorsShared firstAnywhere'.split(
    ' ',
  );
const falling = 'missingLess numbers special'.split(' ');
const options = {
  trees: 180,
  leaves: 8,
  rate: 0.12,
  least: 6,
  ridge: 2,
  columns: 0.4,
  directions: features.map(({ name }) => (rising.includes(name) ? 1 : falling.includes(name) ? -1 : 0)),
};
const leastPossible = 0.32;
/** What *same* must reach on every set that is fitted on. */
const samePrecision = 0.998;
/** Sets of different papers only, and how many of their pairs may be called the same: half of one in 10,000 papers. */
const lookAlikes = new Set(['arxiv-159k', 'arxiv-12k']);
const mostLookAlikes = 6;

interface Parameters {
  readonly commonWords: readonly string[];
  readonly bias: number;
  readonly trees: readonly string[];
  readonly leastPossible: number;
  readonly leastSame: number;
}

function list(texts: readonly string[]): string {
  return `[\n${texts.map((text) => `  '${text}',\n`).join('')}]`;
}

function write(parameters: Parameters): void {
  writeFileSync(
    file,
    `/*
 * Made by tests/support/fit/fit.ts from the training rows of the sets in ../shared/duplicates; do not edit. How they were
 * got, and what they reach on rows not fitted on: tests/support/fit/README.md.
 */

/** Stems of titles that say little: those at \`i\` weigh \`i / 10\`. */
export const commonWords: readonly string[] = ${list(parameters.commonWords)};

/** Log-odds before anything is known, and the trees to add to it (see forest.ts). */
export const bias = ${parameters.bias.toFixed(3)};
export const trees: readonly string[] = ${list(parameters.trees)};

/** From these probabilities on a pair is *possible*, or may be the *same*. */
export const leastPossible = ${parameters.leastPossible};
export const leastSame = ${parameters.leastSame};
`,
  );
}

function printed(tree: Tree): string {
  return typeof tree === 'number' ? String(tree) : `${tree[0]}<${tree[1]} ${printed(tree[2])} ${printed(tree[3])}`;
}

function probability(forest: Forest, sample: LabelledSample): number {
  return 1 / (1 + Math.exp(sample.handicap - scoreOf(forest, sample.features)));
}

/** The lowest probability at which, on every set, no more pairs are wrongly the same than `samePrecision` allows. */
function leastSameOf(samples: readonly LabelledSample[], probabilities: ReadonlyMap<LabelledSample, number>): number {
  const steps = [0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.995, 0.998];
  const good = (least: number): boolean =>
    [...new Set(samples.map(({ source }) => source))].every((source) => {
      const merged = samples.filter(
        (sample) => sample.source === source && sample.mergeable && (probabilities.get(sample) ?? 0) >= least,
      );
      const right = merged.filter(({ same }) => same).length;
      return lookAlikes.has(source) ? merged.length <= mostLookAlikes : right >= samePrecision * merged.length;
    });
  return steps.find(good) ?? 0.999;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(2);
}

function report(
  samples: readonly LabelledSample[],
  probabilities: ReadonlyMap<LabelledSample, number>,
  leastSame: number,
): void {
  for (const source of new Set(samples.map((sample) => sample.source))) {
    const own = samples.filter((sample) => sample.source === source);
    const positives = own.filter(({ same }) => same).length;
    const line = (name: string, found: readonly LabelledSample[]): string => {
      const right = found.filter(({ same }) => same).length;
      return `${name}: ${found.length - right} wrong, P ${percent(right, found.length)} R ${percent(right, positives)} F1 ${percent(2 * right, found.length + positives)}`;
    };
    const likely = own.filter((sample) => (probabilities.get(sample) ?? 0) >= leastPossible);
    const merged = likely.filter((sample) => sample.mergeable && (probabilities.get(sample) ?? 0) >= leastSame);
    console.log(
      `${source} (${own.length}, ${positives} same)  ${line('same or possible', likely)}  ${line('same', merged)}`,
    );
  }
  console.log('calibration on the labelled sets: probability given, share the same');
  const labelled = samples.filter(({ source }) => !lookAlikes.has(source));
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const own = labelled.filter((sample) => Math.min(9, Math.floor(10 * (probabilities.get(sample) ?? 0))) === tenth);
    console.log(
      `  ${tenth / 10} to ${(tenth + 1) / 10}  ${percent(own.filter(({ same }) => same).length, own.length)} % of ${own.length}`,
    );
  }
}

function judged(forest: Forest, samples: readonly LabelledSample[]): ReadonlyMap<LabelledSample, number> {
  return new Map(samples.map((sample) => [sample, probability(forest, sample)]));
}

interface Fitted {
  readonly forest: Forest;
  readonly leastSame: number;
  readonly held: readonly LabelledSample[];
}

/** Fits on all but what is held back: one quarter of the sets that come without a split. */
function fit(samples: readonly LabelledSample[], quarter: number): Fitted {
  const isHeld = ({ part }: LabelledSample): boolean => part === 'held' || part === quarter;
  const fitted = samples.filter((sample) => !isHeld(sample) && sample.weight > 0);
  const forest = boost(fitted, options);
  return { forest, leastSame: leastSameOf(fitted, judged(forest, fitted)), held: samples.filter(isHeld) };
}

function writeWords(): void {
  const titles = ['preprint-published', 'dblp-acm.train'].map((name) =>
    Array.from(
      new Set(readPairs(join(folder, `${name}.jsonl`)).flatMap(({ left, right }) => [left.title, right.title])),
    ),
  );
  const arxiv = readRecords(join(folder, 'records/arxiv-159k-titles.jsonl')).map(({ record }) => record.title);
  write({ ...current, commonWords: commonWordsOf([arxiv, ...titles]) });
}

/** What the benchmarks hold back is reported with the first quarter only. */
function crossValidate(samples: readonly LabelledSample[]): void {
  const probabilities = new Map<LabelledSample, number>();
  const steps: number[] = [];
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const { forest, leastSame, held } = fit(samples, quarter);
    steps.push(leastSame);
    for (const [sample, chance] of judged(forest, held))
      if (!probabilities.has(sample)) probabilities.set(sample, chance);
  }
  console.log(`each quarter held back once; same from ${steps.join(', ')}, reported from the highest`);
  report([...probabilities.keys()], probabilities, Math.max(...steps));
}

function fitAndWrite(samples: readonly LabelledSample[]): void {
  const { forest, leastSame, held } = fit(samples, 0);
  write({
    commonWords: current.commonWords,
    bias: forest.bias,
    trees: forest.trees.map(printed),
    leastPossible,
    leastSame,
  });
  console.log(`${samples.length - held.length} rows fitted, ${held.length} held back; same from ${leastSame}`);
  report(held, judged(forest, held), leastSame);
}

if (process.argv.includes('--words')) writeWords();
else if (process.argv.includes('--cross')) crossValidate(readSamples(folder));
else fitAndWrite(readSamples(folder));
