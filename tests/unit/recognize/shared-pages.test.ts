import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { valueOf } from '../../../lib/identity/identifier.ts';
import { recognizeText } from '../../../lib/recognize/text.ts';
import { recognizeFile } from '../../support/saved-page.ts';

/** Pages and captures of other people's making, which stay outside the repository. */
const shared = join(import.meta.dirname, '../../../../shared');
const absent = !existsSync(shared);
if (absent) console.warn(`SKIPPED: ${shared} is not there; captured pages and feeds are not checked.`);

interface Truth {
  readonly id?: string;
  readonly href?: string | null;
  readonly title: string;
}

function read(path: string): string {
  return readFileSync(join(shared, path), 'utf8');
}

function rowsOf(path: string): readonly (readonly string[])[] {
  if (absent) return [];
  return read(path)
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'));
}

function truthOf(path: string, key?: string): readonly Truth[] {
  const content = JSON.parse(read(path));
  return key === undefined ? content : content[key];
}

/** The truth files' program put a space between elements, and Scholar's `[HTML]` before titles. */
function letters(title: string): string {
  return title.replace(/^(?:\[\w+\]\s*)+/, '').replace(/\s+/g, '');
}

function expectExactly(path: string, truth: readonly Truth[]): void {
  const { listings } = recognizeFile(read(path));
  expect(listings.map(({ title }) => letters(title))).toEqual(truth.map(({ title }) => letters(title)));
  for (const [index, { id, href }] of truth.entries()) {
    const listing = listings[index];
    const [first] = listing?.identifiers ?? [];
    if (id !== undefined) expect(first && valueOf(first)).toBe(id);
    if (href) expect(listing?.url).toContain(href);
  }
}

const pages = rowsOf('pages/INDEX.tsv').flatMap(([file = '', site = '', , , , , , count = '']) =>
  file.endsWith('.html') && site !== 'hn' ? [{ file, count: Number(count) }] : [],
);
const truthFile = (file: string) => `pages/${file.replace('.html', '.listings.json')}`;
const [known, counted] = [true, false].map((has) =>
  pages.filter(({ file }) => existsSync(join(shared, truthFile(file))) === has),
);

describe.skipIf(absent)('captured pages yield exactly their listings', () => {
  test.each(known ?? [])('$file', ({ file }) => {
    expectExactly(`pages/${file}`, truthOf(truthFile(file)));
  });

  test.each([
    ['hf-daily-2026-09-28.excerpt', 'daily-2026-09-28 (5 of 28)'],
    ['hf-trending-2026-10.excerpt', 'trending-2026-10 (first 6 + one later card)'],
  ])('huggingface/transcribed/%s', (name, key) => {
    const truth = truthOf('pages/huggingface/transcribed/ground-truth-ids.json', key);
    expectExactly(`pages/huggingface/transcribed/${name}.html`, truth);
  });

  test.each(counted ?? [])('$file has $count', ({ file, count }) => {
    expect(recognizeFile(read(`pages/${file}`)).listings).toHaveLength(count);
  });

  test('abstracts, authors and dates come from the data of the page', () => {
    const { listings } = recognizeFile(read('pages/huggingface/hf-daily-2024-08-01.html'));
    for (const { abstract, authors, date } of listings) {
      expect(abstract).toMatch(/\S{3}/);
      expect(authors.length).toBeGreaterThan(0);
      expect(date).toMatch(/^2024-0\d-\d\d$/);
    }
  });

  test('a page of news has no listing', () => {
    expect(recognizeFile(read('pages/hn/hn-front-2020-07.html'))).toEqual({ site: null, listings: [] });
  });
});

describe.skipIf(absent)('captures of feeds', () => {
  test.each(rowsOf('feeds/EXPECTED.tsv'))('%s (%s) has %s listings, each with its abstract', (file, _date, count) => {
    const listings = recognizeText(read(`feeds/${file ?? ''}`));
    expect(listings).toHaveLength(Number(count));
    for (const { abstract } of listings) expect(abstract?.length).toBeGreaterThan(1_000);
  });
});
