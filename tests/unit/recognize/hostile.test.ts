import { describe, expect, test } from 'vitest';

import type { Listing } from '../../../lib/identity/listing.ts';
import { findAll, nextSibling } from '../../../lib/recognize/dom.ts';
import { openPage, recognize } from '../../../lib/recognize/recognizer.ts';
import { parsePage } from '../../support/saved-page.ts';
import { fixtures, type SiteFixture, siteNamed, sites } from './fixtures.ts';

/** One list of each site; they are spoiled in the same ways. */
const lists = sites.flatMap(
  (known) => fixtures.find(({ site, url }) => site === known.id && known.kind(url) === 'feed') ?? [],
);

/** Reads a page whose first listing is spoiled. A quadratic pattern would overrun the test's time limit by far. */
function readSpoiled({ html, url, site: id }: SiteFixture, spoil: (element: Element) => void): readonly Listing[] {
  const site = siteNamed(id);
  const { document } = parsePage(html).window;
  const [anchor] = findAll(document, site.anchors);
  if (!anchor) throw new Error(`no anchor on ${url.href}`);
  for (const part of [anchor, nextSibling(anchor)]) {
    if (!part) continue;
    spoil(part);
    for (const element of findAll(part, '*')) spoil(element);
  }
  return recognize(openPage(document, url), sites).listings.map(({ listing }) => listing);
}

const texts: readonly [string, string][] = [
  ['white space', ' '.repeat(200_000)],
  ['dots', '.'.repeat(200_000)],
  ['ellipses', '…'.repeat(200_000)],
  ['years', '2026 '.repeat(40_000)],
  ['commas', ', '.repeat(100_000)],
  ['the word "and"', ' and'.repeat(50_000)],
  ['lone surrogates', '\uD83D'.repeat(200_000)],
];

describe.each(texts)('a listing filled with %s is read in time, or not at all', (_, text) => {
  test.each(lists)('$file', (list) => {
    const listings = readSpoiled(list, (element) => {
      if (element.childElementCount === 0) element.textContent = `x${text}x`;
    });
    for (const { title, authors, abstract = '' } of listings) {
      expect(title.length).toBeLessThanOrEqual(2_000);
      expect(abstract.length).toBeLessThanOrEqual(20_000);
      expect(authors.length).toBeLessThanOrEqual(500);
      expect((title + abstract).isWellFormed()).toBe(true);
    }
  });
});

describe.each([
  ['nowhere', ''],
  ['broken percent-encoding', '/%E0%A4%A'],
  ['a broken host', 'http://['],
  ['a script', 'javascript:alert(1)'],
  ['700 kB of path', '/papers/'.repeat(100_000)],
])('of a listing whose links lead to %s', (_, href) => {
  test.each(lists)('every address in $file is one to go to', (list) => {
    const listings = readSpoiled(list, (element) => {
      if (element.hasAttribute('href')) element.setAttribute('href', href);
    });
    for (const { url, code } of listings) {
      for (const address of [url, code]) if (address) expect(address).toMatch(/^https?:\/\/\S{1,2000}$/);
    }
  });
});

test.each(lists)('$file reads the same below two thousand nested elements', ({ html, url }) => {
  const { document } = parsePage(html).window;
  const whole = recognize(openPage(document, url), sites).listings.map(({ listing }) => listing);
  let wrapped = document.createElement('main');
  wrapped.append(...document.body.childNodes);
  for (let depth = 0; depth < 2_000; depth += 1) {
    const outer = document.createElement('div');
    outer.append(wrapped);
    wrapped = outer;
  }
  document.body.append(wrapped);
  expect(recognize(openPage(document, url), sites).listings.map(({ listing }) => listing)).toEqual(whole);
});
