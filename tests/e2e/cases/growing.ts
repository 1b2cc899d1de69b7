import { until } from '../driver.ts';
import { badgesOnce } from '../feed.ts';
import { card, FEED, feedPage, papers } from '../feed-page.ts';
import type { Case } from '../stage.ts';

const BATCH = 40;
const BATCHES = 20;

/** Runs in the page: adds cards at the end, and gives the number of cards. */
function grow(html: string): number {
  const grid = document.querySelector('.grid');
  grid?.append(document.createRange().createContextualFragment(html));
  return document.querySelectorAll('article').length;
}

export const growingCases: readonly Case[] = [
  {
    name: 'a feed that adds forty cards twenty times has one badge on each, and none is left when they go',
    async run({ browser, sites }) {
      const listed = papers(BATCH * (BATCHES + 1));
      sites.set(FEED, feedPage(listed.slice(0, BATCH)));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, BATCH);
      for (let start = BATCH; start < listed.length; start += BATCH) {
        const cards = await tab.evaluate(
          grow,
          listed
            .slice(start, start + BATCH)
            .map(card)
            .join('\n'),
        );
        await until(`${cards} badges`, () =>
          tab.evaluate((count) => document.querySelectorAll('article:has(deja-lu)').length === count, cards),
        );
      }
      await badgesOnce(tab, listed.length);
      await tab.evaluate((kept) => {
        for (const article of [...document.querySelectorAll('article')].slice(kept)) article.remove();
      }, BATCH);
      await badgesOnce(tab, BATCH);
    },
  },
  {
    name: 'a virtual list, whose few cards show other papers as it is scrolled, has the badges of what it shows',
    async run({ browser, sites }) {
      const listed = papers(60);
      sites.set(FEED, feedPage(listed.slice(0, 6)));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 6);
      for (const first of [6, 24, 54]) {
        const shown = listed.slice(first, first + 6);
        await tab.evaluate((window) => {
          for (const [index, article] of [...document.querySelectorAll('article')].entries()) {
            const paper = window[index];
            for (const link of article.querySelectorAll('a')) link.href = `/papers/${paper?.id}`;
            article.querySelector('h3 a')!.textContent = paper?.title ?? '';
          }
        }, shown);
        await until(`the badges of papers ${first} to ${first + 5}`, async () => {
          const badged = await badgesOnce(tab, 6);
          return badged.every(({ paper, state }, index) => paper === shown[index]?.id && state === 'new');
        });
      }
    },
  },
];
