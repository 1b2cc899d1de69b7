import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { findAll } from '../../../lib/recognize/dom.ts';
import { feedAt, openPage, readAnchors, recognize, siteAt } from '../../../lib/recognize/recognizer.ts';
import { parsePage } from '../../support/saved-page.ts';
import { fixtures, pageOf, pagesFolder, shown, siteNamed, sites } from './fixtures.ts';

describe('a fixture page yields what its expected file says', () => {
  test.each(fixtures)('$file', async ({ site, file, url, html }) => {
    const recognition = recognize(pageOf(html, url), sites);
    expect(recognition.site?.id).toBe(site);
    const { kind, paper, listings } = recognition;
    const expected = { kind, ...(paper && { paper }), listings: listings.map(shown) };
    await expect(`${JSON.stringify(expected, undefined, 2)}\n`).toMatchFileSnapshot(
      join(pagesFolder, file.replace('.html', '.json')),
    );
  });
});

describe('a page yields nothing to any other site', () => {
  test.each(fixtures)('$file', ({ site, url, html }) => {
    const page = pageOf(html, url);
    const strangers = sites.filter(({ id }) => id !== site);
    const found = strangers.flatMap((stranger) =>
      [...readAnchors(stranger, page, findAll(page.document, stranger.anchors))].map(
        ({ listing }) => `${stranger.id}: ${listing.title}`,
      ),
    );
    expect(found).toEqual([]);
  });
});

test.each(fixtures)('reading $file changes nothing on the page', ({ url, html }) => {
  const { window } = parsePage(html);
  const before = new window.XMLSerializer().serializeToString(window.document);
  recognize(openPage(window.document, url), sites);
  expect(new window.XMLSerializer().serializeToString(window.document)).toBe(before);
});

/** `tests/pages/<site>/addresses.json`: what the site's addresses are, near misses among them. */
interface Addresses {
  readonly feed: readonly string[];
  readonly paper: readonly string[];
  readonly neither: readonly string[];
  /** Each group is one feed, and no two groups are the same. */
  readonly sameFeed: readonly (readonly string[])[];
}

function addressesOf(site: string): Addresses {
  const file = join(pagesFolder, site, 'addresses.json');
  if (!existsSync(file)) throw new Error(`${file} is missing: what are the addresses of this site, and what not?`);
  const addresses: Addresses = JSON.parse(readFileSync(file, 'utf8'));
  return addresses;
}

describe.each(sites.map(({ id }) => id))('the addresses of %s', (id) => {
  const site = siteNamed(id);
  const { feed, paper, neither, sameFeed } = addressesOf(id);

  test.each(feed)('%s is a feed', (url) => {
    expect(site.kind(new URL(url))).toBe('feed');
    expect(siteAt(new URL(url), sites)?.id).toBe(id);
  });
  test.each(paper)('%s is a paper', (url) => {
    expect(site.kind(new URL(url))).toBe('paper');
    expect(siteAt(new URL(url), sites)?.id).toBe(id);
  });
  test.each(neither)('%s is neither', (url) => {
    expect(site.kind(new URL(url))).toBeUndefined();
  });
  test.each([...feed, ...paper])('%s is none on a host that only looks alike', (url) => {
    expect(lookAlikes(new URL(url)).filter((lookAlike) => siteAt(lookAlike, [site]))).toEqual([]);
  });
  test.each([...feed, ...paper])('%s is the same in other spellings', (url) => {
    const { host } = new URL(url);
    const spellings = [url.replace(host, host.toUpperCase()), url.replace(host, `${host}:443`), `${url}#fragment`];
    const kinds = spellings.map((spelling) => site.kind(new URL(spelling)));
    expect(kinds).toEqual(spellings.map(() => site.kind(new URL(url))));
  });
  test('of one feed have one name, of two feeds two', () => {
    const names = sameFeed.map((urls) => new Set(urls.map((url) => feedAt(site, new URL(url)))));
    expect(names.map((group) => [...group])).toEqual(names.map((group) => [[...group][0]]));
    expect(new Set(names.map((group) => [...group][0])).size).toBe(sameFeed.length);
  });
  test.each([...feed, ...paper])('%s is within the match patterns of the manifest', (url) => {
    expect(site.matches.some((pattern) => patternMatches(pattern, new URL(url)))).toBe(true);
  });
});

/** Addresses of other people's hosts that a hasty reader takes for this one. */
function lookAlikes({ hostname, pathname, search }: URL): readonly URL[] {
  const rest = pathname + search;
  const [, below = '', owned = hostname] = /^(.*\.)?([^.]+\.[^.]+)$/.exec(hostname) ?? [];
  return [
    `https://${hostname}.evil.example${rest}`,
    `https://${below}evil-${owned}${rest}`,
    `https://${hostname.replaceAll('.', '-')}.example${rest}`,
    `https://${hostname}@evil.example${rest}`,
    `https://evil.example/https://${hostname}${rest}`,
    `https://evil.example/?to=${encodeURIComponent(`https://${hostname}${rest}`)}`,
    `https://${below}${owned.replace(/[aeiopc]/, (letter) => cyrillic[letter] ?? letter)}${rest}`,
    `ftp://${hostname}${rest}`,
  ].map((url) => new URL(url));
}

/** Letters that look the same and are not. */
const cyrillic: Readonly<Record<string, string>> = { a: 'а', e: 'е', i: 'і', o: 'о', p: 'р', c: 'с' };

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns, as far as sites use them. */
function patternMatches(pattern: string, url: URL): boolean {
  const [, scheme, host = '', path = ''] = /^(\*|https?):\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
  const glob = new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*')}$`);
  const hostFits = host.startsWith('*.')
    ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1))
    : url.hostname === host;
  return scheme !== undefined && hostFits && glob.test(url.pathname + url.search);
}

test('every site has a fixture', () => {
  const shownSites = new Set(fixtures.map(({ site }) => site));
  expect(sites.map(({ id }) => id).filter((id) => !shownSites.has(id))).toEqual([]);
});
