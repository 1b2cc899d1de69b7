import { describe, expect, test } from 'vitest';

import type { Listing } from '../../../lib/identity/listing.ts';
import { recognize } from '../../../lib/recognize/recognizer.ts';
import { huggingFace } from '../../../lib/recognize/sites/hugging-face.ts';
import { fixtures, pageOf } from './fixtures.ts';

const daily = 'https://huggingface.co/papers';

function listingsOf(html: string, url = daily): readonly Listing[] {
  return recognize(pageOf(html, url), [huggingFace]).listings.map(({ listing }) => listing);
}

function fixture(name: string): string {
  const found = fixtures.find(({ file }) => file === `hugging-face/${name}.html`);
  if (!found) throw new Error(`no fixture ${name}`);
  return found.html;
}

const card = (id: string, title: string) =>
  `<article><a href="/papers/${id}"><img></a><h3><a href="/papers/${id}">${title}</a></h3></article>`;

const data = (value: unknown) =>
  `<div data-target="DailyPapers" data-props="${JSON.stringify(value).replaceAll('"', '&quot;')}"></div>`;

function titlesOf(listings: readonly Listing[]): readonly string[] {
  return listings.map(({ title }) => title);
}

test.each([
  ['drawn by MathJax 3', '<mjx-container data-latex="n^3"><mjx-math></mjx-math></mjx-container>'],
  [
    'drawn by MathJax 2',
    '<span class="MathJax_Preview">n3</span><span class="MathJax">n3</span><script type="math/tex">n^3</script>',
  ],
  ['drawn by KaTeX', '<span class="katex"><annotation encoding="application/x-tex">n^3</annotation>n3</span>'],
  ['not drawn yet', '$n^3$'],
])('a formula in a title, %s, is read as it was written', (_, formula) => {
  const title = `Harbours in ${formula} Time`;
  const paperPage = recognize(pageOf(`<main><h1>${title}</h1></main>`, `${daily}/2611.20001`), [huggingFace]);
  expect([paperPage.paper?.title, ...titlesOf(listingsOf(card('2611.20001', title)))]).toEqual([
    'Harbours in $n^3$ Time',
    'Harbours in $n^3$ Time',
  ]);
});

describe('embedded data enriches the listings and decides nothing', () => {
  const intact = fixture('daily-2026-11-19');
  const props = /data-target="DailyPapers" data-props="[^"]*"/;

  test.each<[string, string]>([
    ['missing', 'data-target="DailyPapers"'],
    ['empty', 'data-target="DailyPapers" data-props=""'],
    ['cut short', (props.exec(intact)?.[0] ?? '').slice(0, 5_000).replace(/&[^;]*$/, '') + '"'],
    ['not an object', 'data-target="DailyPapers" data-props="null"'],
    ['of another shape', 'data-target="DailyPapers" data-props="{&quot;dailyPapers&quot;:{&quot;length&quot;:9}}"'],
    [
      'full of nonsense',
      'data-target="DailyPapers" data-props="{&quot;dailyPapers&quot;:[null,7,[],{&quot;paper&quot;:{&quot;id&quot;:{}}}]}"',
    ],
  ])('data that is %s costs no listing', (_, replacement) => {
    const listings = listingsOf(intact.replace(props, () => replacement));
    expect(titlesOf(listings)).toEqual(titlesOf(listingsOf(intact)));
    expect(listings.every(({ abstract }) => abstract === undefined)).toBe(true);
  });

  test('papers that only the data knows are not listed, papers that it does not know are', () => {
    const stale = { dailyPapers: [{ paper: { id: '2611.20002', title: 'Gone', summary: 'Of another day.' } }] };
    expect(listingsOf(data(stale) + card('2611.20001', 'Here'))).toEqual([
      { identifiers: ['arxiv:2611.20001'], title: 'Here', authors: [], url: `${daily}/2611.20001` },
    ]);
  });

  test('the title on the page wins over the one in the data', () => {
    const renamed = { dailyPapers: [{ paper: { id: '2611.20001', title: 'Old title', summary: 'About it.' } }] };
    expect(listingsOf(data(renamed) + card('2611.20001', 'New title'))).toMatchObject([
      { title: 'New title', abstract: 'About it.' },
    ]);
  });

  test('authors hidden on the site are left out', () => {
    const authors = [{ name: 'Ada Example' }, { name: 'Not Theirs', hidden: true }, { name: 7 }, null];
    const known = { dailyPapers: [{ paper: { id: '2611.20001', authors } }] };
    expect(listingsOf(data(known) + card('2611.20001', 'Paper'))[0]?.authors).toEqual(['Ada Example']);
  });
});

describe('titles', () => {
  test.each([
    ['A title\n   over two lines', 'A title over two lines'],
    ['A <span class="highlight">high</span>lighted title', 'A highlighted title'],
    ['Ampersands &amp; &lt;b&gt;tags&lt;/b&gt;', 'Ampersands & <b>tags</b>'],
    ['<!--[--><!--[0-->Between markers<!--]-->', 'Between markers'],
    ['$\\alpha$-Mosaic', '$\\alpha$-Mosaic'],
    ['世界を読む', '世界を読む'],
  ])('%j reads %j', (markup, title) => {
    expect(listingsOf(card('2611.20001', markup))[0]?.title).toBe(title);
  });

  test('a title of a megabyte is cut', () => {
    expect(listingsOf(card('2611.20001', 'long '.repeat(200_000)))[0]?.title.length).toBeLessThanOrEqual(2_000);
  });
});

describe('markup that a reader would not expect', () => {
  test.each([
    ['a card in a wrapper', `<div>${card('2611.20001', 'Paper')}</div>`],
    [
      'absolute links, as browsers save them',
      card('2611.20001', 'Paper').replaceAll('href="', 'href="https://huggingface.co'),
    ],
    ['another level of heading', card('2611.20001', 'Paper').replaceAll('h3', 'h2')],
    [
      'comments linked before the title',
      card('2611.20001', 'Paper').replace('<h3>', '<h3><a href="/papers/2611.20001#community">3</a> '),
    ],
    ['a tracked link', card('2611.20001', 'Paper').replaceAll('2611.20001"', '2611.20001?utm_source=x"')],
  ])('%s is read', (_, html) => {
    expect(listingsOf(html)).toMatchObject([{ identifiers: ['arxiv:2611.20001'], title: 'Paper' }]);
  });

  test('two thousand cards are two thousand listings', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => card(`2611.${10_000 + index}`, `Paper ${index}`));
    expect(listingsOf(many.join(''))).toHaveLength(2_000);
  });
});

test('of trending’s two headings the badge takes neither: one of them is always hidden', () => {
  const { listings } = recognize(pageOf(fixture('trending'), `${daily}/trending`), [huggingFace]);
  for (const { badge, elements } of listings) expect(badge).toEqual({ element: elements[0], where: 'append' });
  expect(new Set(listings.map(({ listing }) => listing.identifiers[0])).size).toBe(listings.length);
});

test('a result that is no article ends before the next one', () => {
  const { listings } = recognize(pageOf(fixture('search-without-articles'), `${daily}?q=long+context`), [huggingFace]);
  for (const { elements } of listings) expect(elements[0].querySelectorAll('h3')).toHaveLength(1);
});
