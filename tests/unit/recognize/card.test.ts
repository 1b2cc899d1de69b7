import { describe, expect, test } from 'vitest';

import { cardAround } from '../../../lib/recognize/card.ts';
import { find } from '../../../lib/recognize/dom.ts';
import { pageOf } from './fixtures.ts';

const nested = (depth: number, html: string): string => (depth === 0 ? html : `<div>${nested(depth - 1, html)}</div>`);

describe('the card around a title', () => {
  test.each([
    [
      'ends before the next title',
      '<ul><li class="card"><h3><a>one</a></h3><p>…</p></li><li><h3><a>two</a></h3></li></ul>',
    ],
    [
      'ends before the heading of the page',
      '<section><h1>Feed</h1><div class="card"><h3><a>one</a></h3></div></section>',
    ],
    ['ends below main', '<main><div class="card"><div><a>one</a></div></div></main>'],
    ['ends ten levels up', nested(5, `<div class="card">${nested(9, '<a>one</a>')}</div>`)],
  ])('%s', (_, html) => {
    const { document } = pageOf(html, 'https://feed.example/');
    const title = find(document, 'a');
    expect(title && cardAround(title, 'a')).toBe(find(document, '.card'));
  });

  test('is the title itself where titles stand side by side', () => {
    const { document } = pageOf('<p><a>one</a><a>two</a></p>', 'https://feed.example/');
    const title = find(document, 'a');
    expect(title && cardAround(title, 'a')).toBe(title);
  });
});
