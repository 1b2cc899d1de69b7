/*
 * How far the generic recognizer comes on pages whose site it is not told of. For each captured page in ../shared/pages
 * with its list of what it holds: the share of the listings with an identifier that it finds, the share of what it finds
 * that is a listing, and how many titles are exactly right.
 */
import { globSync, readFileSync } from 'node:fs';

import { identifierFromUrl, type Identifier, parseIdentifier } from '../../lib/identity/identifier.ts';
import type { Listing } from '../../lib/identity/listing.ts';
import { recognizeGenerically } from '../../lib/recognize/generic.ts';
import { openPage } from '../../lib/recognize/recognizer.ts';
import { parsePage } from '../support/saved-page.ts';
import type { Result } from './part.ts';

export const name = 'leave-one-site-out';
export const what = 'what the generic recognizer finds on captured pages whose site it is not told of';

const captures = new URL('../../../shared/pages', import.meta.url).pathname;

/** The address each site's pages are read at, and the scheme of the identifiers in its lists. */
const origins: Readonly<Record<string, { readonly url: string; readonly scheme?: string }>> = {
  alphaxiv: { url: 'https://www.alphaxiv.org/explore', scheme: 'arxiv' },
  arxiv: { url: 'https://arxiv.org/list/cs/new', scheme: 'arxiv' },
  cvf: { url: 'https://openaccess.thecvf.com/CVPR2020' },
  'google-scholar': { url: 'https://scholar.google.com/scholar?q=x' },
  'hf-mirror-cn': { url: 'https://huggingface.ac.cn/papers', scheme: 'arxiv' },
  hn: { url: 'https://news.ycombinator.com/' },
  huggingface: { url: 'https://huggingface.co/papers', scheme: 'arxiv' },
  pubmed: { url: 'https://pubmed.ncbi.nlm.nih.gov/?term=x', scheme: 'pmid' },
};

/** Sites whose lists are not of papers: whatever is found there is wrong. */
const withoutPapers = new Set(['hn']);

export interface PageScore {
  readonly page: string;
  /** Listings on the page that have an identifier. */
  readonly listings: number;
  readonly recall: number;
  readonly precision: number;
  /** Of the listings found, those whose title is letter for letter the page's. */
  readonly titles: number;
  readonly milliseconds: number;
}

interface Truth {
  readonly id?: string | undefined;
  readonly href?: string | null | undefined;
  readonly title: string;
}

/** Scores of all captured pages; none where there are no captures. */
export function leaveOneSiteOut(pages: string): PageScore[] {
  return globSync('*/**/*.html', { cwd: pages })
    .toSorted()
    .flatMap((page) => {
      const truths = truthsOf(pages, page);
      return truths ? [score(pages, page, truths)] : [];
    });
}

function score(pages: string, page: string, truths: readonly Truth[]): PageScore {
  const site = page.split('/')[0] ?? '';
  const { url, scheme } = origins[site] ?? { url: 'https://example.org/' };
  const { document } = parsePage(readFileSync(`${pages}/${page}`, 'utf8')).window;
  const start = performance.now();
  const found = recognizeGenerically(openPage(document, new URL(url))).map(({ listing }) => listing);
  const milliseconds = performance.now() - start;
  const expected = withoutPapers.has(site)
    ? []
    : truths.map((truth) => ({ identifier: identifierOf(truth, url, scheme), title: spelling(truth.title) }));
  const unmatched = [...expected];
  let right = 0;
  let rightTitles = 0;
  for (const listing of found) {
    const at = unmatched.findIndex((truth) => isOf(listing, truth));
    const [truth] = at < 0 ? [] : unmatched.splice(at, 1);
    if (!truth) continue;
    right += 1;
    if (spelling(listing.title) === truth.title) rightTitles += 1;
  }
  const identified = expected.filter(({ identifier }) => identifier !== undefined);
  const missed = unmatched.filter(({ identifier }) => identifier !== undefined).length;
  return {
    page,
    listings: identified.length,
    recall: ratio(identified.length - missed, identified.length),
    precision: ratio(right, found.length),
    titles: ratio(rightTitles, right),
    milliseconds,
  };
}

function isOf(
  listing: Listing,
  truth: { readonly identifier: Identifier | undefined; readonly title: string },
): boolean {
  if (truth.identifier !== undefined && listing.identifiers.includes(truth.identifier)) return true;
  return spelling(listing.title) === truth.title;
}

function identifierOf({ id, href }: Truth, base: string, scheme: string | undefined): Identifier | undefined {
  if (id !== undefined && scheme !== undefined)
    return parseIdentifier(`${scheme}:${id}`) ?? parseIdentifier(`alphaxiv:${id}`);
  return href ? identifierFromUrl(new URL(href, base))?.identifier : undefined;
}

/** White space, which the lists of truth have lost or gained around markup, and the format that Scholar puts in front. */
function spelling(title: string): string {
  return title.replace(/^(?:\s*\[[A-Z]+\])+/, '').replace(/\s+/g, '');
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function truthsOf(pages: string, page: string): readonly Truth[] | undefined {
  const list: readonly Truth[] | undefined = readJson(`${pages}/${page.replace(/\.html$/, '.listings.json')}`);
  if (list) return list;
  const transcribed: Readonly<Record<string, readonly Truth[]>> =
    readJson(`${pages}/huggingface/transcribed/ground-truth-ids.json`) ?? {};
  const capture = /hf-([a-z]+-\d{4}-\d\d)/.exec(page)?.[1];
  return Object.entries(transcribed).find(([key]) => capture !== undefined && key.startsWith(capture))?.[1];
}

// oxlint-disable-next-line typescript/no-explicit-any -- what the lists of truth hold is written in their folder
function readJson(file: string): any {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`.padStart(9);
}

export function run(): Promise<Result> {
  const pages = leaveOneSiteOut(captures);
  if (pages.length === 0) console.log(`  !! SKIPPED: there are no captured pages in ${captures}`);
  const rows = pages.map(({ page, listings, recall, precision, titles, milliseconds }) => {
    const shares = [recall, precision, titles].map(percent).join('');
    return `${page.padEnd(60)} ${String(listings).padStart(8)}${shares} ${milliseconds.toFixed(0).padStart(8)}`;
  });
  const head = `${'page'.padEnd(60)} listings    found  precise   titles       ms`;
  return Promise.resolve({ table: [head, ...rows].join('\n'), budgets: [], data: { pages } });
}
