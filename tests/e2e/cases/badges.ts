import { expect } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';

import type { Driver, Tab } from '../driver.ts';
import { addCard, badges, badgesOnce, barText, pressBadge, pressBar, readFeed } from '../feed.ts';
import { ARXIV, FEED, feedPage, papers, TODAY, TRENDING, YESTERDAY } from '../feed-page.ts';
import { letPass, sightingsOnce } from '../library.ts';
import { listingsOf, openPopup, worksIn } from '../popup.ts';
import { eventually, type Case } from '../stage.ts';

declare const chrome: typeof extensionApi;

/** What stands on the button of the extension while a tab is in front. */
function toolbarOf(browser: Driver, { id }: Tab): Promise<string> {
  return browser.inExtension((tabId) => chrome.action.getBadgeText({ tabId }), id);
}

async function fourFrames(): Promise<void> {
  for (const _ of Array(4)) await new Promise(requestAnimationFrame);
}

export const badgeCases: readonly Case[] = [
  {
    name: 'a feed that was never seen has a badge on every paper, all new',
    async run({ browser }) {
      const tab = await browser.open(TODAY);
      const shown = await badgesOnce(tab, 34);
      expect(shown.map(({ state }) => state)).toEqual(Array(34).fill('new'));
      expect(new Set(shown.map(({ paper }) => paper)).size).toBe(34);
      expect(await barText(tab)).toContain('34 new of 34');
      const listings = await listingsOf(browser, tab, 34);
      expect(worksIn(listings, 'new')).toEqual(shown.map(({ paper }) => `arxiv:${paper}`));
      expect(listings.filter(({ duplicate }) => duplicate !== undefined)).toEqual([]);
    },
  },
  {
    name: 'what dwelt on screen yesterday is seen today',
    async run({ browser }) {
      await readFeed(browser, YESTERDAY, 20);
      await letPass(browser, { days: 1 });
      const tab = await browser.open(TODAY);
      const shown = await badgesOnce(tab, 34);
      expect(shown.map(({ state }) => state)).toEqual([...Array(24).fill('new'), ...Array(10).fill('seen')]);
      expect(await barText(tab)).toContain('24 new of 34');
      const listings = await listingsOf(browser, tab, 34);
      expect(listings.map(({ state }) => state)).toEqual(shown.map(({ state }) => state));
    },
  },
  {
    name: 'what was seen or dismissed on one site is so on another, as the same work',
    async run({ browser }) {
      await readFeed(browser, TODAY, 34);
      const tab = await browser.open(TODAY);
      const [first] = await badgesOnce(tab, 34);
      await pressBadge(tab, first!.paper, 'away');
      await eventually(async () => expect((await badges(tab))[0]?.state).toBe('dismissed'));
      const listings = await listingsOf(browser, await browser.open(ARXIV), 15);
      expect(listings.map(({ state }) => state)).toEqual(['dismissed', ...Array(12).fill('seen'), 'new', 'new']);
      expect(new Set(listings.slice(1, 13).map(({ duplicate }) => duplicate))).toEqual(new Set(['same-work']));
    },
  },
  {
    name: 'opening a feed marks nothing that was not on screen',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(60)));
      const first = await browser.open(FEED);
      await badgesOnce(first, 60);
      await sightingsOnce(browser, 1);
      await first.close();
      await letPass(browser, { days: 1 });
      const second = await browser.open(FEED);
      const shown = await badgesOnce(second, 60);
      expect(shown[0]?.state).toBe('seen');
      expect(shown.at(-1)?.state).toBe('new');
    },
  },
  {
    name: 'a paper that stands twice on a page is a repeat, and its badge jumps to the first',
    async run({ browser, sites }) {
      const listed = papers(30);
      sites.set(FEED, feedPage([...listed, ...listed.slice(2, 3)]));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 31);
      // The last ones are drawn when the browser has told that they are near.
      await eventually(async () =>
        expect((await badges(tab)).map(({ duplicate }) => duplicate !== '')).toEqual([...Array(30).fill(false), true]),
      );
      expect((await listingsOf(browser, tab, 31)).at(-1)).toMatchObject({ duplicate: 'repeat' });
      await tab.focus();
      await pressBadge(tab, listed[2]?.id ?? '', 'duplicate');
      await eventually(async () => expect((await badges(tab)).findIndex(({ focused }) => focused)).toBe(2));
    },
  },
  {
    name: 'trending draws each paper twice and has one listing for it, no repeat',
    async run({ browser }) {
      const tab = await browser.open(TRENDING);
      const shown = await badgesOnce(tab, 12);
      expect(shown.filter(({ duplicate }) => duplicate !== '')).toEqual([]);
      const listings = await listingsOf(browser, tab, 12);
      expect(listings.filter(({ duplicate }) => duplicate !== undefined)).toEqual([]);
    },
  },
  {
    name: 'the toolbar says how many papers of a tab are new, nothing where none is, and warns above that of a damaged library',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(6)));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 6);
      await eventually(async () => expect(await toolbarOf(browser, tab)).toBe('6'));
      await pressBar(tab, 'mark');
      await eventually(async () => expect(await toolbarOf(browser, tab)).toBe(''));
      await pressBar(tab, 'undo');
      await eventually(async () => expect(await toolbarOf(browser, tab)).toBe('6'));
      // As if the library were another than the one that was there.
      await browser.inExtension(async () => {
        const { witness } = await chrome.storage.local.get<{ witness?: object }>('witness');
        await chrome.storage.local.set({ witness: { ...witness, canary: 'another', size: { saved: 9, works: 9 } } });
      });
      await openPopup(browser, tab);
      await eventually(async () => expect(await toolbarOf(browser, tab)).toBe('!'));
    },
  },
  {
    name: 'a listing that the page adds later gets its badge',
    async run({ browser, sites }) {
      const [later, ...listed] = papers(6);
      sites.set(FEED, feedPage(listed));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 5);
      await addCard(tab, later!);
      const shown = await badgesOnce(tab, 6);
      expect(shown.at(-1)).toMatchObject({ paper: later?.id, state: 'new' });
      expect(await barText(tab)).toContain('6 new of 6');
    },
  },
  {
    name: 'on a long page badges stand, with their buttons, before they are scrolled into view, and the keys reach the last',
    async run({ browser, sites }) {
      const listed = papers(300);
      sites.set(FEED, feedPage(listed));
      const tab = await browser.open(FEED);
      await tab.focus();
      expect(await barText(tab)).toContain('300 new of 300');
      expect((await badges(tab)).length).toBeLessThan(100);
      // By one screen, and looked at before the browser has drawn a frame.
      const undrawn = () =>
        tab.evaluateInRoots('deja-lu', (roots) => {
          scrollBy({ top: innerHeight, behavior: 'instant' });
          const shown = [...document.querySelectorAll('article')].filter((article) => {
            const { top, bottom } = article.getBoundingClientRect();
            return bottom > 0 && top < innerHeight;
          });
          const isDrawn = (article: Element) =>
            roots.some((root) => article.contains(root.host) && root.querySelector('.save') !== null);
          return [shown.length > 0, shown.filter((article) => !isDrawn(article)).length] as const;
        });
      for (const _ of Array(5)) {
        expect(await undrawn()).toEqual([true, 0]);
        await tab.evaluate(fourFrames);
      }
      await tab.evaluate(() => [...document.querySelectorAll('article')][290]?.scrollIntoView({ behavior: 'instant' }));
      await pressBadge(tab, listed[290]!.id, 'save');
      const badgeOf = async (number: number) => (await badges(tab)).find(({ paper }) => paper === listed[number]!.id);
      await eventually(async () => expect(await badgeOf(290)).toMatchObject({ drawn: true, state: 'saved' }));
      for (let number = 291; number < 300; number += 1) {
        await tab.press('j');
        await eventually(async () => expect(await badgeOf(number)).toMatchObject({ focused: true }));
      }
      await tab.press('n');
      await eventually(async () => expect(await badgeOf(0)).toMatchObject({ focused: true }));
    },
  },
  {
    name: 'a card that is drawn anew keeps one badge',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(5)));
      const tab = await browser.open(FEED);
      const before = await badgesOnce(tab, 5);
      await tab.evaluate(() => {
        for (const old of document.querySelectorAll('article')) {
          const anew = document.importNode(old, true);
          for (const host of anew.querySelectorAll('deja-lu')) host.remove();
          old.replaceWith(anew);
        }
      });
      expect(await badgesOnce(tab, 5)).toEqual(before);
    },
  },
  {
    name: 'a card that is used for another paper gets the badge of that paper',
    async run({ browser, sites }) {
      const [first, other, ...rest] = papers(6);
      sites.set(FEED, feedPage([first!, ...rest]));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 5);
      await pressBadge(tab, first!.id, 'save');
      await eventually(async () => expect((await badges(tab))[0]?.state).toBe('saved'));
      await tab.evaluate((paper) => {
        for (const link of document.querySelectorAll('article:first-of-type a')) {
          link.setAttribute('href', `/papers/${paper.id}`);
        }
        document.querySelector('article:first-of-type h3 a')!.textContent = paper.title;
      }, other!);
      await eventually(async () => expect((await badges(tab))[0]).toMatchObject({ paper: other!.id, state: 'new' }));
    },
  },
  {
    name: 'a title whose formulas MathJax draws keeps its badge',
    async run({ browser, sites }) {
      const paper = { id: '2611.30950', title: 'Tides of Order $x^2$ in Small Harbours' };
      sites.set(FEED, feedPage([paper, ...papers(2)]));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 3);
      await pressBadge(tab, paper.id, 'save');
      await eventually(async () => expect((await badges(tab))[0]?.state).toBe('saved'));
      await tab.evaluate(() => {
        const drawn = document.createElement('mjx-container');
        drawn.setAttribute('data-latex', 'x^2');
        drawn.append(document.createElement('mjx-math'));
        const title = document.querySelector('article h3 a');
        title?.replaceChildren('Tides of Order ', drawn, ' in Small Harbours');
      });
      const [listing] = await listingsOf(browser, tab, 3);
      expect(listing).toMatchObject({ work: 'arxiv:2611.30950', state: 'saved' });
      expect((await badgesOnce(tab, 3))[0]).toMatchObject({ paper: paper.id, state: 'saved' });
    },
  },
];
