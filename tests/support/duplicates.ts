/*
 * npm run duplicates -- PAIRS.jsonl                            figures of the matcher on labelled pairs
 * npm run duplicates -- --records RECORDS.jsonl [--list FILE]  the whole set blocked, matched and clustered;
 *                                                              `--list` writes every pair marked, to be read
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { candidates } from '../../lib/identity/candidates.ts';
import { cluster, type Link } from '../../lib/identity/cluster.ts';
import { contradicts, match, matchProfiles, type Verdict } from '../../lib/identity/match.ts';
import { type Profile, profileOf } from '../../lib/identity/profile.ts';
import { sketchKeysOf } from '../../lib/identity/sketch.ts';
import { titleKey } from '../../lib/identity/title.ts';
import { readPairs, readRecords, type RecordRow } from './fit/rows.ts';

interface Figures {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

function figures(tp: number, fp: number, fn: number): Figures {
  return {
    tp,
    fp,
    fn,
    precision: rounded(tp + fp === 0 ? 1 : tp / (tp + fp)),
    recall: rounded(tp + fn === 0 ? 1 : tp / (tp + fn)),
    f1: rounded(tp + fp + fn === 0 ? 1 : (2 * tp) / (2 * tp + fp + fn)),
  };
}

function judgePairs(path: string): object {
  const rows = readPairs(path);
  for (const { left, right } of rows.slice(0, 500)) match(left, right); // warm
  const start = performance.now();
  const verdicts = rows.map(({ left, right }) => match(left, right).verdict);
  const seconds = (performance.now() - start) / 1000;
  const counted = (marked: readonly Verdict[]): Figures => {
    const isMarked = (_: unknown, i: number): boolean => marked.includes(verdicts[i] ?? 'different');
    const right = rows.filter((row, i) => row.same && isMarked(row, i)).length;
    const wrong = rows.filter((row, i) => !row.same && isMarked(row, i)).length;
    return figures(right, wrong, rows.filter((row) => row.same).length - right);
  };
  const same = counted(['same']);
  return {
    pairs: rows.length,
    ...counted(['same', 'possible']),
    samePrecision: same.precision,
    sameRecall: same.recall,
    perSecond: Math.round(rows.length / seconds),
  };
}

function judgeRecords(path: string, list: string | undefined): object {
  const rows = readRecords(path);
  const start = performance.now();
  const profiles = rows.map(({ record }) => profileOf(record));
  const keys = profiles.map((profile, i) => [
    ...sketchKeysOf(profile),
    titleKey(rows[i]?.record.title ?? '') ?? `${i}`,
    ...profile.record.identifiers,
  ]);
  const marked: (Link & { readonly verdict: Verdict })[] = [];
  let compared = 0;
  for (const [left, right] of candidates(keys)) {
    const found = judge(profiles, left, right);
    compared += 1;
    if (found.verdict !== 'different')
      marked.push({ left, right, verdict: found.verdict, probability: found.probability });
  }
  const forbidden = (left: number, right: number): boolean => contradicts(judge(profiles, left, right));
  const same = marked.filter(({ verdict }) => verdict === 'same');
  const sameGroups = cluster(rows.length, same, forbidden);
  const groups = cluster(rows.length, marked, forbidden);
  const seconds = (performance.now() - start) / 1000;
  if (list !== undefined) writeFileSync(list, listing(rows, marked));

  const known = rows.some(({ cluster: gold }) => gold !== undefined);
  return {
    records: rows.length,
    compared,
    same: same.length,
    possible: marked.length - same.length,
    works: new Set(sameGroups).size,
    ...(known
      ? {
          pairs: pairwise(rows, groups),
          samePairs: pairwise(rows, sameGroups),
          byRecord: byRecord(rows, groups),
          sameByRecord: byRecord(rows, sameGroups),
          titleKeyPairs: pairwise(rows, byTitleKey(rows)),
          titleKeyByRecord: byRecord(rows, byTitleKey(rows)),
        }
      : {}),
    seconds: Number(seconds.toFixed(1)),
    perSecond: Math.round(compared / seconds),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function judge(profiles: readonly Profile[], left: number, right: number): ReturnType<typeof matchProfiles> {
  const [one, other] = [profiles[left], profiles[right]];
  if (one === undefined || other === undefined) throw new RangeError(`no record ${left} or ${right}`);
  return matchProfiles(one, other);
}

/** The simplest rule that others use, as a baseline: equal titles are one work. */
function byTitleKey(rows: readonly RecordRow[]): readonly number[] {
  const first = new Map<string, number>();
  return rows.map(({ record }, i) => {
    const key = titleKey(record.title) ?? `${i}`;
    const group = first.get(key) ?? i;
    first.set(key, group);
    return group;
  });
}

/** Pairs in one group against pairs in one true cluster. */
function pairwise(rows: readonly RecordRow[], groups: readonly number[]): Figures {
  const found = pairsWithin(groups);
  const gold = pairsWithin(rows.map(goldOf));
  const tp = pairsWithin(rows.map((row, i) => `${goldOf(row, i)} ${groups[i]}`));
  return figures(tp, found - tp, gold - tp);
}

/** Records that would be taken out as duplicates, as the systematic-review tools count them. */
function byRecord(rows: readonly RecordRow[], groups: readonly number[]): Figures {
  const works = new Set(rows.map(goldOf)).size;
  const parts = new Set(rows.map((row, i) => `${goldOf(row, i)} ${groups[i]}`)).size;
  const tp = rows.length - parts;
  return figures(tp, parts - new Set(groups).size, rows.length - works - tp);
}

function goldOf(row: RecordRow, i: number): string {
  return row.cluster ?? `row ${i}`;
}

/** How many pairs of equal values there are. */
function pairsWithin(values: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>();
  let pairs = 0;
  for (const value of values) {
    const before = counts.get(value) ?? 0;
    pairs += before;
    counts.set(value, before + 1);
  }
  return pairs;
}

function listing(rows: readonly RecordRow[], marked: readonly (Link & { readonly verdict: Verdict })[]): string {
  const shown = (i: number): string => {
    const row = rows[i];
    return row === undefined ? '' : `${row.id}\t${row.record.title}\t${row.record.authors.join('; ')}`;
  };
  return marked
    .toSorted((a, b) => b.verdict.localeCompare(a.verdict) || b.probability - a.probability)
    .map(
      ({ left, right, verdict, probability }) =>
        `${verdict}\t${probability.toFixed(3)}\n\t${shown(left)}\n\t${shown(right)}\n`,
    )
    .join('');
}

try {
  const { values, positionals } = parseArgs({
    options: { records: { type: 'string' }, list: { type: 'string' } },
    allowPositionals: true,
  });
  const [pairs] = positionals;
  if (values.records === undefined && pairs === undefined)
    throw new Error('which file? PAIRS.jsonl or --records RECORDS.jsonl');
  const result = values.records === undefined ? judgePairs(pairs ?? '') : judgeRecords(values.records, values.list);
  console.log(JSON.stringify(result));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
