import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { sitesOn, turnOff, turnOn } from '../../../lib/settings/site-permission.ts';
import { parseTurnedOn, readTurnedOn, siteOfHost } from '../../../lib/settings/turned-on.ts';

const github = { id: 'github', matches: ['https://github.com/*'] };
const proceedings = {
  id: 'ijcai',
  matches: ['https://www.ijcai.org/proceedings/*', 'https://www.ijcai.org/Proceedings/*'],
};

interface Asked {
  readonly origins: readonly string[];
}

/** Origins the browser permits; it asks for others and is given this answer. */
function browserThatSays(answer: boolean) {
  const permitted = new Set<string>();
  const request = vi.fn(async ({ origins }: Asked) => {
    if (answer) for (const origin of origins) permitted.add(origin);
    return answer;
  });
  Object.assign(browser.permissions, {
    request,
    contains: async ({ origins }: Asked) => origins.every((origin) => permitted.has(origin)),
    remove: async ({ origins }: Asked) => origins.every((origin) => permitted.delete(origin)),
  });
  return { permitted, request };
}

beforeEach(() => {
  fakeBrowser.reset();
});

test('a site is on when the user has agreed, for whole origins, and off again', async () => {
  const { permitted } = browserThatSays(true);
  expect(await turnOn(proceedings)).toBe(true);
  expect([...permitted]).toEqual(['https://www.ijcai.org/*']);
  expect(await sitesOn()).toEqual([proceedings]);
  await turnOff(proceedings);
  expect(await sitesOn()).toEqual([]);
  expect(permitted.size).toBe(0);
});

test('the browser is asked within the click', () => {
  const { request } = browserThatSays(true);
  void turnOn(github);
  expect(request).toHaveBeenCalledOnce();
});

test('a site that was refused stays off', async () => {
  browserThatSays(false);
  expect(await turnOn(github)).toBe(false);
  expect(await readTurnedOn()).toEqual([]);
});

test('a site that the browser does not even ask for stays off', async () => {
  const { request } = browserThatSays(true);
  request.mockRejectedValue(new Error('This function must be called during a user gesture'));
  expect(await turnOn(github)).toBe(false);
  expect(await readTurnedOn()).toEqual([]);
});

test('a site whose address the browser makes nothing of leaves the others on', async () => {
  browserThatSays(true);
  await turnOn(github);
  await turnOn({ id: 'odd', matches: ['*://odd*host/*'] });
  Object.assign(browser.permissions, {
    contains: async ({ origins }: Asked) => {
      if (origins.includes('*://odd*host/*')) throw new Error('Invalid value for origin pattern');
      return true;
    },
  });
  expect(await sitesOn()).toEqual([github]);
});

test('a site whose permission was taken back elsewhere is off', async () => {
  const { permitted } = browserThatSays(true);
  await turnOn(github);
  await turnOn(siteOfHost('tides.example'));
  permitted.delete('https://github.com/*');
  expect((await sitesOn()).map(({ id }) => id)).toEqual(['tides.example']);
});

test('a site turned on twice is on once', async () => {
  browserThatSays(true);
  await turnOn(github);
  await turnOn(github);
  expect(await readTurnedOn()).toEqual([github]);
});

describe('what is stored and is no site is left out', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['no list', { id: 'github' }],
    ['a site without pages', [{ id: 'github', matches: [] }]],
    ['pages that are no patterns', [{ id: 'github', matches: ['<all_urls>', 7, 'file:///*'] }]],
    ['a name that is none', [{ id: 7, matches: ['https://github.com/*'] }]],
    ['null', [null]],
  ])('%s', (_, stored) => {
    expect(parseTurnedOn(stored)).toEqual([]);
  });
});
