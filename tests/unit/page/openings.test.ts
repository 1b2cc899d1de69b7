// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';

import { parseIdentifier } from '../../../lib/identity/identifier.ts';
import type { Listing } from '../../../lib/identity/listing.ts';
import { watchOpenings } from '../../../lib/page/openings.ts';
import { paper } from './feed.ts';

const listing: Listing = {
  ...paper('Slow Tides at Night', '2611.00001'),
  identifiers: [parseIdentifier('arxiv:2611.00001')!, parseIdentifier('doi:10.5555/tides')!],
  url: 'https://journal.example/tides',
};

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const around = (element: Element) => (element.closest('article') ? listing : undefined);

/** A click as the reader makes it, or like it in all but some ways: jsdom makes none that is trusted. */
function clickOn(target: Element, otherwise: Partial<MouseEvent>): Event {
  const facts = { isTrusted: true, button: 0, target, ...otherwise };
  const properties = Object.entries(facts).map(([name, value]) => [name, { value }]);
  const click: Event = Object.create(new MouseEvent('click'), Object.fromEntries(properties));
  return click;
}

/** Whether a click in a link of the listing counts. */
function follows(href: string, otherwise: Partial<MouseEvent> = {}): boolean {
  const listen = vi.spyOn(document, 'addEventListener');
  const opened = vi.fn<(listing: Listing) => void>();
  watchOpenings(document, new AbortController().signal, around, opened);
  const link = document.createElement('a');
  link.setAttribute('href', href);
  const title = link.appendChild(document.createElement('b'));
  document.body.appendChild(document.createElement('article')).append(link);
  const [, onClick] = listen.mock.calls[0]!;
  if (typeof onClick === 'function') onClick.call(document, clickOn(title, otherwise));
  return opened.mock.calls.length > 0;
}

test.each([
  ['its page', 'https://arxiv.org/abs/2611.00001', true],
  ['its PDF, of any version', 'https://arxiv.org/pdf/2611.00001v2', true],
  ['it on another host', 'https://huggingface.co/papers/2611.00001', true],
  ['its DOI', 'https://doi.org/10.5555/tides', true],
  ['the address it goes by, which names no identifier', 'https://journal.example/tides', true],
  ['another paper', 'https://arxiv.org/abs/2611.00002', false],
  ['its authors', 'https://arxiv.org/a/nobody_n_1', false],
  ['a script', 'javascript:void 0', false],
  ['nothing that is an address', 'https://', false],
])('a link to %s', (_, href, counts) => {
  expect(follows(href)).toBe(counts);
});

test.each<[string, Partial<MouseEvent>, boolean]>([
  ['the middle button', { button: 1 }, true],
  ['the right button', { button: 2 }, false],
  ['a script of the page', { isTrusted: false }, false],
])('a click by %s', (_, click, counts) => {
  expect(follows('https://arxiv.org/abs/2611.00001', click)).toBe(counts);
});
