import { describe, expect, test } from 'vitest';

import { addressOf, isOn, linkTarget, plainAddress } from '../../../lib/recognize/address.ts';
import { find } from '../../../lib/recognize/dom.ts';
import { pageOf } from './fixtures.ts';

describe('addresses', () => {
  test.each([
    ['/papers/1?x=1#top', 'https://feed.example/papers/1?x=1#top'],
    ['next', 'https://feed.example/list/next'],
    ['//other.example/x', 'https://other.example/x'],
    ['  http://other.example/x ', 'http://other.example/x'],
    ['/100%', 'https://feed.example/100%'],
  ])('%j leads to %j', (href, target) => {
    const page = pageOf(`<a href="${href}">x</a>`, 'https://feed.example/list/today');
    expect(linkTarget(find(page.document, 'a'), page)?.href).toBe(target);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@b.example',
    'https://',
    'http://[',
    `/${'x'.repeat(3_000)}`,
  ])('%j leads nowhere', (href) => {
    const page = pageOf(`<a href="${href}">x</a>`, 'https://feed.example/');
    expect(linkTarget(find(page.document, 'a'), page)).toBeUndefined();
  });

  test('of no link there is none', () => {
    expect(linkTarget(undefined, pageOf('', 'https://feed.example/'))).toBeUndefined();
    expect(addressOf(undefined)).toBeUndefined();
  });

  test.each([
    ['https://feed.example/', ['feed.example'], true],
    ['https://www.feed.example/', ['feed.example'], false],
    ['https://www.feed.example/', ['*.feed.example'], true],
    ['https://feed.example/', ['*.feed.example'], true],
    ['https://xfeed.example/', ['*.feed.example'], false],
    ['https://feed.example.evil.test/', ['*.feed.example'], false],
    ['https://feed.example@evil.test/', ['feed.example'], false],
    ['https://feed.example/', ['other.example', 'feed.example'], true],
    ['ftp://feed.example/', ['feed.example'], false],
  ])('%s on %j: %j', (url, hosts, expected) => {
    expect(isOn(new URL(url), ...hosts)).toBe(expected);
  });

  test.each([
    ['https://feed.example/list/?b=2&a=1&utm_source=x#top', '/list?a=1&b=2'],
    ['https://feed.example/?fbclid=x', '/'],
    ['https://feed.example/list?q=a%20b', '/list?q=a+b'],
  ])('%s is plainly %s', (url, plain) => {
    expect(plainAddress(new URL(url))).toBe(plain);
  });
});
