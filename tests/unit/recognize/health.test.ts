import { expect, test } from 'vitest';

import { inspectPage } from '../../../lib/recognize/health.ts';
import { pageOf } from './fixtures.ts';

const times = (count: number, html: string) => html.repeat(count);
const inspected = (html: string) => inspectPage(pageOf(html, 'https://tides.example/'));

test.each([
  ['links called PDF', times(6, '<li><a href="/f">PDF</a></li>'), true],
  ['buttons called BibTeX', times(6, '<li><button>[BibTeX]</button></li>'), true],
  ['links to papers', [1, 2, 3, 4, 5].map((n) => `<a href="https://arxiv.org/abs/2611.0000${n}">x</a>`).join(''), true],
  ['a menu with one PDF', '<a href="/f.pdf">PDF</a>', false],
  ['news', times(20, '<li><a href="/news/2026/11">Paper mill closes</a></li>'), false],
  ['nothing', '', false],
])('%s: looks like a feed is %s', (_, html, expected) => {
  expect(inspected(html).looksLikeFeed).toBe(expected);
});

test('a report holds the structure, and the length of every text', () => {
  const html = `<main id="secret" class="list page-42" data-user="ada">
    <article role="listitem" class="card"><h3 title="Slow Tides"><a href="/papers/2611.00001">Slow Tides</a></h3>
    by <b>Ada</b></article><script>let user = 'ada'</script></main>`;
  expect(inspected(html).skeleton).toBe(
    ['body', ' main.list.page-#', '  article.card[role=listitem] 2', '   h3', '    a 10', '   b 3'].join('\n'),
  );
});

test.each([
  ['a page of 100,000 elements', times(100_000, '<p>x</p>'), 3_000],
  ['5,000 nested elements', times(5_000, '<div>'), 41],
])('%s gives a report that ends', (_, html, lines) => {
  expect(inspected(html).skeleton.split('\n')).toHaveLength(lines);
});
