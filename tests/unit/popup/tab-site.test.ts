import { beforeEach, expect, test } from 'vitest';
import { browser, type Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { siteOfTab } from '../../../entrypoints/popup/tab-site.ts';
import { addTurnedOn, siteOfHost } from '../../../lib/settings/turned-on.ts';

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(browser.permissions, { contains: async () => true });
});

async function tabAt(url: string | undefined): Promise<Browser.tabs.Tab> {
  return browser.tabs.create(url === undefined ? {} : { url });
}

test.each([
  [
    'a page of a site we know',
    'https://github.com/quill/awesome-tides',
    { id: 'github', name: 'GitHub', isKnown: true },
  ],
  ['a page of any other', 'https://tides.example/week', { id: 'tides.example', name: 'tides.example', isKnown: false }],
  ['a page we read from the start', 'https://arxiv.org/list/cs.LG/new', undefined],
  ['a page of the browser', 'chrome://extensions', undefined],
  ['a file', 'file:///home/reader/week.html', undefined],
])('%s', async (_, url, expected) => {
  const site = await siteOfTab(await tabAt(url));
  if (expected) expect(site).toMatchObject({ ...expected, on: false });
  else expect(site).toBeUndefined();
});

test('a site that was turned on is on', async () => {
  await addTurnedOn(siteOfHost('tides.example'));
  expect(await siteOfTab(await tabAt('https://tides.example/week'))).toMatchObject({ on: true });
});

test('there is no site where there is no tab', async () => {
  expect(await siteOfTab(undefined)).toBeUndefined();
});
