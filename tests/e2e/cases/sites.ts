import { expect } from 'vitest';

import { until, type Tab } from '../driver.ts';
import { badges, badgesOnce } from '../feed.ts';
import { FEED, feedPage, OTHER_FEED, papers } from '../feed-page.ts';
import { sightingsOnce } from '../library.ts';
import { press } from '../pointer.ts';
import { listingsOnce, openPopup } from '../popup.ts';
import { eventually, type Case } from '../stage.ts';

/** A list of papers in a README (tests/pages/github): read by the generic recognizer. */
const README = 'https://github.com/quill/awesome-tides';

/** A page of a site that is read, and no feed itself. */
const FRAMES = 'https://huggingface.co/frames';

export const siteCases: readonly Case[] = [
  {
    name: 'a site is turned on in the options, read at once in an open tab, and turned off in the popup',
    async run({ browser }) {
      const tab = await browser.open(README);
      const options = await browser.openExtensionPage('options.html');
      await press(options, { selector: 'input[data-site=github]' });
      await badgesOnce(tab, 6);
      await eventually(async () => expect(await isOn(options, 'github')).toBe(true));

      const popup = await openPopup(browser, tab);
      const shown = await listingsOnce(popup, 6);
      expect(shown[0]).toMatchObject({ work: 'arxiv:2611.05002', title: 'Moonwise Attention for Tide Forecasts' });
      await press(popup, { selector: 'button', label: 'Turn off GitHub' });
      await eventually(async () => expect(await badges(tab)).toEqual([]));
      await eventually(async () => expect(await isOn(options, 'github')).toBe(false));
      await tab.reload();
      const after = await openPopup(browser, tab);
      await until('the popup to list nothing', () => after.evaluate(() => document.querySelector('.notice') !== null));
      expect(await badges(tab)).toEqual([]);
    },
  },
  {
    name: 'a site is read once the browser has asked its user and was told to allow it, not before',
    only: 'firefox', // Chromium's prompt cannot be pressed
    async run({ browser }) {
      const tab = await browser.open(README);
      const options = await browser.openExtensionPage('options.html');
      const turnOn = () => press(options, { selector: 'input[data-site=github]' });
      await browser.answer('deny', turnOn);
      await eventually(async () => expect(await isOn(options, 'github')).toBe(false));
      expect(await badges(tab)).toEqual([]);
      await browser.answer('allow', turnOn);
      await badgesOnce(tab, 6);
      expect(await isOn(options, 'github')).toBe(true);
    },
  },
  {
    name: 'a site that was turned on is read after a restart',
    async run({ browser }) {
      const options = await browser.openExtensionPage('options.html');
      await press(options, { selector: 'input[data-site=github]' });
      await eventually(async () => expect(await isOn(options, 'github')).toBe(true));
      await browser.restart('same');
      await badgesOnce(await browser.open(README), 6);
    },
  },
  {
    name: 'a feed in a frame is read where the frame is large enough, and listed in the popup',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(3)));
      sites.set(OTHER_FEED, feedPage(papers(2, 11)));
      const small = frame(OTHER_FEED, 'width: 12em; height: 9em');
      sites.set(FRAMES, `<!doctype html><title>Two</title>${frame(FEED, 'width: 60em; height: 40em')}${small}`);
      const tab = await browser.open(FRAMES);
      await until('badges in the large frame', async () => (await framedBadges(tab))[0] === 3);
      await sightingsOnce(browser, 3);
      const popup = await openPopup(browser, tab);
      expect((await listingsOnce(popup, 3)).map(({ title }) => title)).toEqual(papers(3).map(({ title }) => title));
      expect(await framedBadges(tab)).toEqual([3, 0]);
      await tab.evaluate(() => {
        document.querySelectorAll('iframe')[1]!.style.cssText = 'width: 40em; height: 30em';
      });
      await until('badges in the frame that was small', async () => (await framedBadges(tab))[1] === 2);
    },
  },
  {
    name: 'a feed whose markup its site no longer knows is read generically',
    async run({ browser, sites }) {
      const items = papers(4).map(({ id, title }) => `<li><a href="/papers/${id}">${title}</a></li>`);
      sites.set(FEED, `<!doctype html><title>Papers</title><main><ol>${items.join('')}</ol></main>`);
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 4);
    },
  },
  {
    name: 'a paper whose site leaves its pages to what they say of themselves is opened',
    async run({ browser }) {
      const tab = await browser.open('https://pubmed.ncbi.nlm.nih.gov/99900022/');
      await eventually(async () => {
        await tab.reload(); // a state is that of when the page was opened
        const popup = await openPopup(browser, tab);
        const rows = await listingsOnce(popup, 1);
        await popup.close();
        expect(rows).toMatchObject([{ work: 'doi:10.5555/invented.2026.22', state: 'opened' }]);
      });
    },
  },
  {
    name: 'on a page that looks like a feed and lists nothing, the popup says so',
    async run({ browser, sites }) {
      const items = Array.from({ length: 8 }, () => '<li>A title<a href="/download">PDF</a></li>');
      sites.set(FEED, `<!doctype html><title>Papers</title><main><ol>${items.join('')}</ol></main>`);
      const popup = await openPopup(browser, await browser.open(FEED));
      await press(popup, { selector: 'button', label: 'Copy the report' });
      await until('the report to be copied', () =>
        popup.evaluate(() =>
          [...document.querySelectorAll('button')].some((button) => button.textContent === 'Copied'),
        ),
      );
    },
  },
];

function frame(url: string, size: string): string {
  return `<iframe src="${url}" style="${size}"></iframe>`;
}

/** How many badges each frame of a page has. */
function framedBadges(tab: Tab): Promise<readonly number[]> {
  return tab.evaluate(() =>
    [...document.querySelectorAll('iframe')].map(
      ({ contentDocument }) => contentDocument?.querySelectorAll('deja-lu').length ?? 0,
    ),
  );
}

function isOn(options: Tab, site: string): Promise<boolean | undefined> {
  return options.evaluate((id) => document.querySelector<HTMLInputElement>(`input[data-site="${id}"]`)?.checked, site);
}
