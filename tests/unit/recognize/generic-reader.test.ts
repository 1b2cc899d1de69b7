import { describe, expect, test } from 'vitest';

import { findAll } from '../../../lib/recognize/dom.ts';
import { genericReader } from '../../../lib/recognize/generic-reader.ts';
import { inOneGo, readAnchors } from '../../../lib/recognize/recognizer.ts';
import type { Page, Site } from '../../../lib/recognize/site.ts';
import { huggingFace } from '../../../lib/recognize/sites/hugging-face.ts';
import { sites } from '../../../lib/recognize/sites.ts';
import { recognizeFile } from '../../support/saved-page.ts';
import { fixtures, pageOf, siteNamed } from './fixtures.ts';

const list = `<ol>${[1, 2, 3]
  .map((number) => `<li><a href="https://arxiv.org/abs/2611.0000${number}">Tides of the ${number}. Kind</a></li>`)
  .join('')}</ol>`;

const paper = '<meta name="citation_title" content="Slow Tides"><meta name="citation_doi" content="10.9999/tides.1">';

function titlesBy(site: Site | undefined, page: Page): readonly string[] {
  return site
    ? Array.from(readAnchors(site, page, findAll(page.document, site.anchors)), ({ listing }) => listing.title)
    : [];
}

describe('the site of a page', () => {
  test.each([
    ['https://tides.example/week', 'tides.example', 'feed'],
    ['https://github.com/quill/awesome-tides', 'github', 'feed'],
    ['https://github.com/settings', undefined, undefined],
    ['file:///home/reader/week.html', undefined, undefined],
  ])('%s', (url, id, kind) => {
    const page = pageOf(list, url);
    const site = genericReader.siteOf(page);
    expect([site?.id, site?.kind(page.url)]).toEqual([id, kind]);
  });

  test('that is about one paper is a paper', () => {
    const page = pageOf(paper, 'https://tides.example/10');
    const site = genericReader.siteOf(page);
    expect(site?.kind(page.url)).toBe('paper');
    expect(site?.paper?.(page)?.title).toBe('Slow Tides');
  });
});

test('a host is read, its feed named without tracking', () => {
  const page = pageOf(list, 'https://tides.example/week?utm_source=mail');
  const site = genericReader.siteOf(page);
  expect(titlesBy(site, page)).toEqual(['Tides of the 1. Kind', 'Tides of the 2. Kind', 'Tides of the 3. Kind']);
  expect(site?.feed?.(page.url)).toBe('/week');
});

test('in place of a site, its feeds are read under its own names', () => {
  const page = pageOf(list, 'https://huggingface.co/papers?date=2026-11-20');
  const site = genericReader.inPlaceOf(huggingFace);
  expect(titlesBy(huggingFace, page)).toEqual([]);
  expect(titlesBy(site, page)).toHaveLength(3);
  expect([site.id, site.feed?.(page.url)]).toEqual(['hugging-face', huggingFace.feed(page.url)]);
});

/** One feed of every site, whichever script carries it. */
const feeds = [
  ...new Map(
    fixtures.flatMap(({ site, url }) => (siteNamed(site).kind(url) === 'feed' ? [[site, url.href] as const] : [])),
  ),
];

test('every site has a feed among the fixtures', () => {
  expect(feeds.map(([id]) => id).toSorted()).toEqual(sites.map(({ id }) => id).toSorted());
});

test.each(feeds)('a feed of %s that its own file cannot read is read in its place', (id, url) => {
  const page = pageOf(list, url);
  expect(titlesBy(siteNamed(id), page)).toEqual([]);
  expect(inOneGo(genericReader.finds(page))).toBe(true);
  expect(titlesBy(genericReader.inPlaceOf(siteNamed(id)), page)).toHaveLength(3);
  expect(recognizeFile(list, url)).toMatchObject({ site: id, listings: { length: 3 } });
});

test.each([
  ['a list', list, true],
  ['one paper, with its references', paper + list, false],
  ['nothing', '<p>Low tide</p>', false],
])('%s: found is %s', (_, html, expected) => {
  expect(inOneGo(genericReader.finds(pageOf(html, 'https://tides.example/')))).toBe(expected);
});
