import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'vitest';

import { addCard, badges, badgesOnce, barText, pressBadge, readFeed, showWhole } from '../feed.ts';
import { card, FEED, feedPage, OTHER_FEED, papers, TODAY } from '../feed-page.ts';
import { hostileFeed } from '../hostile-page.ts';
import { countRows, letPass, sightingsOnce } from '../library.ts';
import { entriesOnce, openSaved } from '../popup.ts';
import { eventually, type Case } from '../stage.ts';

/** A fixture whose cards are broken in many ways; beside it the listings that are left. */
const HOSTILE = 'https://huggingface.co/papers/date/2026-11-17';
const HOSTILE_LISTINGS = join(import.meta.dirname, '../../pages/hugging-face/hostile.json');

/** What comes and goes around a page: the background, tabs, reloads, time, navigation, the extension itself. */
export const lifetimeCases: readonly Case[] = [
  {
    name: 'with the background stopped between lookup and save, the save wakes it and nothing is lost',
    async run({ browser }) {
      const tab = await browser.open(TODAY);
      const [first, second] = await badgesOnce(tab, 34);
      await browser.stopBackground();
      await pressBadge(tab, first!.paper, 'save');
      await eventually(async () => expect((await badges(tab))[0]?.state).toBe('saved'));
      await browser.stopBackground();
      await pressBadge(tab, second!.paper, 'save');
      await eventually(async () => expect((await badges(tab))[1]?.state).toBe('saved'));
      const library = await openSaved(browser);
      const entries = await entriesOnce(library, 'both', (all) => all.length === 2);
      expect(entries.map(({ work }) => work)).toEqual(
        expect.arrayContaining([`arxiv:${first!.paper}`, `arxiv:${second!.paper}`]),
      );
    },
  },
  {
    name: 'with the background stopped before a page opens, the page wakes it',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(5)));
      await browser.stopBackground();
      const tab = await browser.open(FEED);
      expect((await badgesOnce(tab, 5)).map(({ state }) => state)).toEqual(Array(5).fill('new'));
      await browser.stopBackground();
      await showWhole(tab);
      await sightingsOnce(browser, 5);
    },
  },
  {
    name: 'after a reload within half an hour, what was scanned is still new; after 31 minutes it is seen',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(5)));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 5);
      await showWhole(tab);
      await sightingsOnce(browser, 5);
      await tab.reload();
      expect((await badgesOnce(tab, 5)).map(({ state }) => state)).toEqual(Array(5).fill('new'));
      await tab.close();
      await letPass(browser, { minutes: 31 });
      const later = await browser.open(FEED);
      expect((await badgesOnce(later, 5)).map(({ state }) => state)).toEqual(Array(5).fill('seen'));
    },
  },
  {
    name: 'on another feed, what was scanned a minute ago is seen',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(5)));
      sites.set(OTHER_FEED, feedPage(papers(7)));
      await readFeed(browser, FEED, 5);
      const tab = await browser.open(OTHER_FEED);
      const shown = await badgesOnce(tab, 7);
      expect(shown.map(({ state }) => state)).toEqual([...Array(5).fill('seen'), 'new', 'new']);
    },
  },
  {
    name: 'states stay put while a page is open, and a second tab follows what is saved in the first',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(5)));
      const first = await browser.open(FEED);
      const second = await browser.open(FEED);
      const [paper] = await badgesOnce(second, 5);
      await showWhole(second);
      await sightingsOnce(browser, 5);
      expect((await badges(second)).map(({ state }) => state)).toEqual(Array(5).fill('new'));
      await pressBadge(second, paper!.paper, 'save');
      await eventually(async () => expect((await badges(first))[0]?.state).toBe('saved'));
      expect((await badges(first)).slice(1).map(({ state }) => state)).toEqual(Array(4).fill('new'));
    },
  },
  {
    name: 'navigation without a new document is another visit',
    async run({ browser, sites }) {
      const listed = papers(8);
      sites.set(FEED, feedPage(listed.slice(0, 5)));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 5);
      await showWhole(tab);
      await sightingsOnce(browser, 5);
      await tab.evaluate(
        (url, html) => {
          history.pushState(null, '', url);
          const drawn = document.createRange().createContextualFragment(html);
          document.querySelector('.grid')?.replaceChildren(drawn);
        },
        OTHER_FEED,
        listed.slice(3).map(card).join(''),
      );
      await eventually(async () => expect(await barText(tab)).toContain('3 new of 5'));
      const shown = await badgesOnce(tab, 5);
      expect(shown.map(({ state }) => state)).toEqual(['seen', 'seen', 'new', 'new', 'new']);
    },
  },
  {
    name: 'a page goes on without the extension when that is removed',
    async run({ browser, sites }) {
      const [later, ...listed] = papers(6);
      sites.set(FEED, feedPage(listed));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 5);
      await tab.evaluate(() => {
        addEventListener('error', () => document.documentElement.setAttribute('data-failed', ''));
        addEventListener('unhandledrejection', () => document.documentElement.setAttribute('data-failed', ''));
      });
      await browser.removeExtension();
      await addCard(tab, later!);
      await showWhole(tab);
      // Two frames: when what watches the page has had its turn.
      const left = await tab.evaluate(async () => {
        for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
        return {
          cards: document.querySelectorAll('article').length,
          badges: document.querySelectorAll('article:last-child deja-lu').length,
          failed: document.documentElement.hasAttribute('data-failed'),
        };
      });
      expect(left).toEqual({ cards: 6, badges: 0, failed: false });
      await tab.reload();
      expect(await badges(tab)).toEqual([]);
    },
  },
  {
    name: 'a page of broken cards loses only the badges of those',
    async run({ browser }) {
      const tab = await browser.open(HOSTILE);
      const { listings }: { listings: readonly object[] } = JSON.parse(await readFile(HOSTILE_LISTINGS, 'utf8'));
      await badgesOnce(tab, listings.length);
    },
  },
  {
    name: 'a page made to break its readers loses no badge of a sound card, and hears of no error',
    async run({ browser, sites }) {
      const listed = papers(3);
      const ids = listed.map(({ id }) => id);
      const watching =
        '<script>for (const type of ["error", "unhandledrejection"]) addEventListener(type, () => document.documentElement.setAttribute("data-failed", ""))</script>';
      sites.set(FEED, hostileFeed(listed, 5_000).replace('<main>', `${watching}<main>`));
      const tab = await browser.open(FEED);
      // From the page: the protocol that reads closed roots gives up on a page so deep.
      await eventually(async () => expect(await tab.evaluate(badgedPapers)).toEqual(expect.arrayContaining(ids)));
      expect(await tab.evaluate(badgedPapers)).not.toContain('2611.30902');
      expect(await tab.evaluate(() => document.documentElement.hasAttribute('data-failed'))).toBe(false);
    },
  },
  {
    name: 'a page of two thousand cards is badged, and cards taken away meanwhile leave nothing behind',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(2000)));
      const tab = await browser.open(FEED);
      await tab.evaluate(() => {
        for (const article of [...document.querySelectorAll('article')].slice(1000)) article.remove();
      });
      await eventually(async () => expect(await barText(tab)).toMatch(/of 1,?000/));
      const [badged, astray] = await tab.evaluate(() => {
        const hosts = [...document.querySelectorAll('deja-lu')];
        return [hosts.length, hosts.filter((host) => host.closest('article') === null).length] as const;
      });
      expect(badged).toBeGreaterThanOrEqual(24);
      expect(astray).toBe(0);
      expect(await countRows(browser, 'entries')).toBe(0);
    },
  },
];

/** Runs in the page: the arXiv identifiers of the cards that have a badge. */
function badgedPapers(): readonly (string | undefined)[] {
  return [...document.querySelectorAll('article:has(deja-lu) h3 a')].map((link) =>
    link.getAttribute('href')?.split('/').at(-1),
  );
}
