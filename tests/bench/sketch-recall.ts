/*
 * How often a paper is found again under another title: of the labelled pairs of ../shared/duplicates that are one work and
 * do not have one title key, those whose one side is among the candidates read for the other, in a store that holds the
 * other sides and tens of thousands of other papers.
 */
import { existsSync } from 'node:fs';

import { hash } from '../../lib/identity/hash.ts';
import type { PaperRecord } from '../../lib/identity/record.ts';
import type { Listing } from '../../lib/identity/listing.ts';
import { profileOf } from '../../lib/identity/profile.ts';
import { titleKey } from '../../lib/identity/title.ts';
import { sampleOf } from '../../lib/store/abstract-sample.ts';
import type { WorkRow } from '../../lib/store/rows.ts';
import { readSimilar } from '../../lib/store/sketches.ts';
import { readPairs, readRecords } from '../support/fit/rows.ts';
import { storeOf, tablesOf } from './memory-store.ts';
import type { Result } from './part.ts';

export const name = 'sketch-recall';
export const what = 'labelled pairs under two titles of which one side is among the candidates for the other';

const duplicates = new URL('../../../shared/duplicates/', import.meta.url).pathname;
const files = [
  'arxiv-retitles',
  'cvf-arxiv',
  'dblp-acm.train',
  'dblp-acm.valid',
  'dblp-scholar.train-balance',
  'dblp-scholar.valid',
  'hf-arxiv',
  'preprint-published',
];
/** Titles without abstracts in the store, beside the 12,000 papers with abstracts. */
const mostTitles = 40_000;

export async function run(): Promise<Result> {
  if (!existsSync(duplicates)) {
    console.log(`  !! SKIPPED: there are no labelled pairs in ${duplicates}`);
    return { table: '', budgets: [], data: {} };
  }
  const others = [
    ...readRecords(`${duplicates}records/arxiv-159k-titles.jsonl`).slice(0, mostTitles),
    ...readRecords(`${duplicates}records/arxiv-12k-abstracts.jsonl`),
  ].map(({ record }, i) => workOf(`other/${i}`, record));
  const pairs = files.flatMap((file) =>
    readPairs(`${duplicates}${file}.jsonl`)
      .filter(({ left, right, same }) => same && titleKey(left.title) !== titleKey(right.title))
      .map(({ left, right }, i) => ({ file, listing: listingOf(left), right: workOf(`${file}/${i}`, right) })),
  );
  const store = storeOf(await tablesOf([...others, ...pairs.map(({ right }) => right)]));
  const similar = await readSimilar(
    store,
    pairs.map(({ listing }) => listing),
  );
  const rows = [...files, 'all'].map((file) => {
    const own = pairs.filter((pair) => file === 'all' || pair.file === file);
    const found = own.filter(({ listing, right }) => similar.get(listing)?.includes(right.id) === true);
    const read = own.reduce((sum, { listing }) => sum + (similar.get(listing)?.length ?? 0), 0);
    return { file, pairs: own.length, recall: found.length / own.length, read: read / own.length };
  });
  const lines = rows.map(({ file, pairs: count, recall, read }) =>
    [
      file.padEnd(28),
      String(count).padStart(6),
      `${(100 * recall).toFixed(1)} %`.padStart(9),
      read.toFixed(2).padStart(8),
    ].join(''),
  );
  return { table: [`${'pairs'.padEnd(28)} count    found    read`, ...lines].join('\n'), budgets: [], data: { rows } };
}

function listingOf({ title, authors, abstract }: PaperRecord): Listing {
  return { identifiers: [], title: title || '?', authors, ...(abstract !== undefined && { abstract }) };
}

/** Candidates that are otherwise equal are taken by their names, which must not tell where they come from. */
function workOf(place: string, record: PaperRecord): WorkRow {
  const id = `${hash(place)}/${place}`;
  const { abstract } = profileOf(record);
  const facts = { title: record.title, authors: record.authors, ...(abstract && { abstract: sampleOf(abstract) }) };
  return { id, facts: { value: facts, at: 1 }, keys: { [id]: 1 }, seen: { epoch: 0, sites: {}, versions: {} } };
}
