import { afterEach, describe, expect, test, vi } from 'vitest';

import { openPage, readAnchors, siteAt } from '../../../lib/recognize/recognizer.ts';
import { defineSite } from '../../../lib/recognize/site.ts';
import { sites } from '../../../lib/recognize/sites.ts';
import { parsePage } from '../../support/saved-page.ts';
import { pageOf } from './fixtures.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const stumbling = defineSite({
  id: 'stumbling',
  name: 'Stumbling',
  matches: ['https://stumbling.example/*'],
  kind: () => 'feed',
  anchors: 'li',
  read(anchor) {
    if (anchor.textContent === 'broken') throw new Error('boom');
    return {
      listing: { identifiers: [], title: anchor.textContent, authors: [] },
      elements: [anchor],
      badge: { element: anchor, where: 'append' },
    };
  },
});

test('a card that a site stumbles over costs that card only', () => {
  const debug = vi.spyOn(console, 'debug').mockReturnValue();
  const page = pageOf('<li>one</li><li>broken</li><li>two</li>', 'https://stumbling.example/');
  const read = readAnchors(stumbling, page, page.document.querySelectorAll('li'));
  expect(Array.from(read, ({ listing }) => listing.title)).toEqual(['one', 'two']);
  expect(debug).toHaveBeenCalledOnce();
});

test('anchors are read one at a time, as they are asked for', () => {
  const read = vi.spyOn(stumbling, 'read');
  const page = pageOf('<li>one</li><li>two</li>', 'https://stumbling.example/');
  readAnchors(stumbling, page, page.document.querySelectorAll('li')).next();
  expect(read).toHaveBeenCalledOnce();
});

test('what the listings of a page share is computed once', () => {
  const { document } = parsePage('').window;
  const page = openPage(document, new URL('https://stumbling.example/'));
  const compute = vi.fn(() => undefined);
  page.once(compute);
  page.once(compute);
  expect(compute).toHaveBeenCalledExactlyOnceWith(page);
});

describe('addresses of no site', () => {
  test.each([
    'https://example.com/',
    'https://example.com/papers/2611.10038',
    'about:blank',
    'data:text/html,papers',
    'file:///home/reader/papers.html',
  ])('%s', (url) => {
    expect(siteAt(new URL(url), sites)).toBeUndefined();
  });
});
