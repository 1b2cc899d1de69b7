import { expect } from 'vitest';

import { until, type Tab } from '../driver.ts';
import { badges, badgesOnce, barText, pressBadge, pressBar, readFeed } from '../feed.ts';
import { FEED, feedPage, OTHER_FEED, papers, TODAY, TRENDING } from '../feed-page.ts';
import { countRows, letPass } from '../library.ts';
import { press } from '../pointer.ts';
import { entriesOnce, listingsOf, listingsOnce, openPopup, openSaved, worksIn } from '../popup.ts';
import { eventually, type Case } from '../stage.ts';

/** On today's page and among the trending ones. */
const SHARED = '2611.10883';

export const savingCases: readonly Case[] = [
  {
    name: 'a paper is saved from its badge, once however often it is pressed',
    async run({ browser }) {
      const tab = await browser.open(TODAY);
      await badgesOnce(tab, 34);
      await pressBadge(tab, SHARED, 'save');
      await eventually(async () => expect(await stateOn(tab, SHARED)).toBe('saved'));
      await pressBadge(tab, SHARED, 'save');
      const library = await openSaved(browser);
      const [entry] = await entriesOnce(library, 'one', (entries) => entries.length === 1);
      expect(entry).toMatchObject({ work: `arxiv:${SHARED}`, status: 'to-read' });
      expect(worksIn(await listingsOf(browser, tab, 34), 'saved')).toEqual([`arxiv:${SHARED}`]);
    },
  },
  {
    name: 'papers are saved from the popup, one and several, and the page follows',
    async run({ browser }) {
      const tab = await browser.open(TODAY);
      const shown = await badgesOnce(tab, 34);
      const [one, two, three] = shown.map(({ paper }) => paper);
      const popup = await openPopup(browser, tab);
      await listingsOnce(popup, 34);
      await press(popup, { selector: `li[data-work="arxiv:${one}"] button`, label: 'Save' });
      await eventually(async () => expect(worksIn(await listingsOnce(popup, 34), 'saved')).toEqual([`arxiv:${one}`]));
      await press(popup, { selector: `li[data-work="arxiv:${two}"] input[type=checkbox]` });
      await press(popup, { selector: `li[data-work="arxiv:${three}"] input[type=checkbox]` });
      await press(popup, { selector: 'button', label: 'Save selected (2)' });
      await eventually(async () => expect(worksIn(await listingsOnce(popup, 34), 'saved')).toHaveLength(3));
      await eventually(async () =>
        expect((await badges(tab)).filter(({ state }) => state === 'saved').map(({ paper }) => paper)).toEqual([
          one,
          two,
          three,
        ]),
      );
    },
  },
  {
    name: 'saving from the popup is undone; what is saved leads to its entry, and a tag taken away comes back',
    async run({ browser, sites }) {
      const [first, second] = papers(2);
      sites.set(FEED, feedPage([first!, second!]));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 2);
      const popup = await openPopup(browser, tab);
      await listingsOnce(popup, 2);
      await press(popup, { selector: 'button', label: 'Select all new' });
      await press(popup, { selector: 'button', label: 'Save selected (2)' });
      await eventually(async () => expect(worksIn(await listingsOnce(popup, 2), 'saved')).toHaveLength(2));
      await press(popup, { selector: '.toast button', label: 'Undo' });
      await eventually(async () => expect(worksIn(await listingsOnce(popup, 2), 'new')).toHaveLength(2));
      await eventually(async () => expect((await badges(tab)).map(({ state }) => state)).toEqual(['new', 'new']));

      await press(popup, { selector: 'button', label: 'Select all new' });
      await press(popup, { selector: 'button', label: 'Save selected (2)' });
      await press(popup, { selector: `li[data-work="arxiv:${second!.id}"] button`, label: 'Edit “' });
      await entriesOnce(popup, 'the one', ([only, other]) => only?.work === `arxiv:${second!.id}` && !other);
      await press(popup, { selector: 'li[data-work] input[type=text]' });
      await popup.type('tides,');
      await entriesOnce(popup, 'tagged', ([only]) => only?.text.includes('tides') === true);
      await press(popup, { selector: 'button', label: 'Remove tag “tides”' });
      await entriesOnce(popup, 'without the tag', ([only]) => only?.text.includes('tides') === false);
      await press(popup, { selector: '.toast button', label: 'Undo' });
      await entriesOnce(popup, 'tagged again', ([only]) => only?.text.includes('tides') === true);

      await press(popup, { selector: '[role=tab]', label: 'This page' });
      await listingsOnce(popup, 2);
      await press(popup, { selector: '[role=tab]', label: 'Saved' });
      await entriesOnce(popup, 'the one, still searched for', (entries) => entries.length === 1);
    },
  },
  {
    name: 'in Saved, several papers are given a status and a tag at once, and removed and brought back',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(3)));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 3);
      const popup = await openPopup(browser, tab);
      await listingsOnce(popup, 3);
      await press(popup, { selector: 'button', label: 'Select all new' });
      await press(popup, { selector: 'button', label: 'Save selected (3)' });
      await eventually(async () => expect(worksIn(await listingsOnce(popup, 3), 'saved')).toHaveLength(3));
      await press(popup, { selector: '[role=tab]', label: 'Saved' });
      const [one, two, three] = (await entriesOnce(popup, 'three', ({ length }) => length === 3)).map(
        ({ work }) => work,
      );
      for (const work of [one, two]) await press(popup, { selector: `li[data-work="${work}"] input[type=checkbox]` });

      await popup.evaluate(() => {
        const select = document.querySelector<HTMLSelectElement>('.selection select');
        if (!select) throw new Error('There is no status to choose');
        select.value = 'reading';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await entriesOnce(popup, 'two being read', (entries) =>
        entries.every(({ work, status }) => status === (work === three ? 'to-read' : 'reading')),
      );
      await press(popup, { selector: '.selection input' });
      await popup.type('tides');
      await popup.press('Enter');
      await entriesOnce(popup, 'two tagged', (entries) =>
        entries.every(({ work, text }) => text.includes('tides') === (work !== three)),
      );
      await press(popup, { selector: '[data-act=remove-selected]' });
      await entriesOnce(popup, 'one left', ([only, other]) => only?.work === three && !other);
      await press(popup, { selector: '.toast button', label: 'Undo' });
      await entriesOnce(
        popup,
        'all back',
        (entries) => entries.filter(({ text }) => text.includes('tides')).length === 2,
      );
    },
  },
  {
    name: 'a dismissed paper is dismissed on every feed, until that is taken back',
    async run({ browser }) {
      const tab = await browser.open(TODAY);
      await badgesOnce(tab, 34);
      await pressBadge(tab, SHARED, 'away');
      await eventually(async () => expect(await stateOn(tab, SHARED)).toBe('dismissed'));
      const trending = await browser.open(TRENDING);
      expect(worksIn(await listingsOf(browser, trending, 12), 'dismissed')).toEqual([`arxiv:${SHARED}`]);
      await tab.focus();
      await pressBar(tab, 'undo');
      await eventually(async () => expect(await stateOn(tab, SHARED)).toBe('new'));
      await trending.reload();
      expect(worksIn(await listingsOf(browser, trending, 12), 'dismissed')).toEqual([]);
    },
  },
  {
    name: 'a paper whose own page was opened is opened',
    async run({ browser }) {
      const paper = await browser.open('https://huggingface.co/papers/2611.13749');
      await eventually(async () => {
        const tab = await browser.open(TODAY);
        const listings = await listingsOf(browser, tab, 34);
        await tab.close();
        expect(worksIn(listings, 'opened')).toEqual(['arxiv:2611.13749']);
      });
      await paper.close();
    },
  },
  {
    name: 'a page is marked as seen with one press, and that can be undone',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(40)));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 40);
      await pressBar(tab, 'mark');
      await eventually(async () => expect(await barText(tab)).toContain('0 new of 40'));
      await pressBar(tab, 'undo');
      await eventually(async () => expect(await barText(tab)).toContain('40 new of 40'));
    },
  },
  {
    name: 'in Saved, a paper is given a status, a tag and a note, is found by them, removed and brought back',
    async run({ browser, sites }) {
      const [first, second] = papers(2);
      sites.set(FEED, feedPage([first!, second!]));
      const tab = await browser.open(FEED);
      await badgesOnce(tab, 2);
      await pressBadge(tab, first!.id, 'save');
      await pressBadge(tab, second!.id, 'save');
      await eventually(async () => expect((await badges(tab)).map(({ state }) => state)).toEqual(['saved', 'saved']));

      const library = await openSaved(browser);
      await entriesOnce(library, 'both', (entries) => entries.length === 2);
      const row = `li[data-work="arxiv:${first!.id}"]`;
      await press(library, { selector: `${row} input[type=text]` });
      await library.type('tides');
      await library.press('Enter');
      await entriesOnce(library, 'tagged', (entries) => entries.some(({ text }) => text.includes('tides')));
      await press(library, { selector: `${row} button`, label: 'Add note' });
      await until('the note to be open', () => library.evaluate(() => document.activeElement?.matches('textarea')));
      await library.type('Ask Noor about figure 3');
      await library.press('Escape');
      await library.evaluate((selector) => {
        const select = document.querySelector<HTMLSelectElement>(`${selector} select`);
        if (!select) throw new Error('The row has no status');
        select.value = 'read';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, row);
      await entriesOnce(library, 'read', (entries) => entries.some(({ status }) => status === 'read'));
      await eventually(async () => expect(await stateOn(tab, first!.id)).toBe('read'));

      await library.reload();
      await press(library, { selector: '[role=tab]', label: 'Saved' });
      const kept = await entriesOnce(library, 'both again', (entries) => entries.length === 2);
      expect(kept.find(({ work }) => work === `arxiv:${first!.id}`)).toMatchObject({
        status: 'read',
        text: expect.stringMatching(/tides[^]*Ask Noor about figure 3/),
      });

      await press(library, { selector: 'input[type=search]' });
      await library.type('noor');
      await entriesOnce(library, 'found', ([only, other]) => only?.work === `arxiv:${first!.id}` && !other);
      await press(library, { selector: `${row} button`, label: 'Remove “' });
      await entriesOnce(library, 'none', (entries) => entries.length === 0);
      await press(library, { selector: 'button', label: 'Undo' });
      const [back] = await entriesOnce(library, 'back', (entries) => entries.length === 1);
      expect(back).toMatchObject({ status: 'read', text: expect.stringMatching(/tides[^]*Ask Noor/) });
    },
  },
  {
    name: 'what was saved outlives the browser',
    async run({ browser }) {
      const tab = await browser.open(TODAY);
      await badgesOnce(tab, 34);
      await pressBadge(tab, SHARED, 'save');
      await eventually(async () => expect(await stateOn(tab, SHARED)).toBe('saved'));
      await browser.restart('same');
      const again = await browser.open(TRENDING);
      expect(worksIn(await listingsOf(browser, again, 12), 'saved')).toEqual([`arxiv:${SHARED}`]);
    },
  },
  {
    name: 'a private window shows what is known and records nothing',
    async run({ browser, sites }) {
      const listed = papers(6);
      sites.set(FEED, feedPage(listed.slice(0, 3)));
      await readFeed(browser, FEED, 3);
      await letPass(browser, { days: 1 });
      sites.set(FEED, feedPage(listed));
      const hidden = await browser.openPrivate(FEED);
      const shown = await badgesOnce(hidden, 6);
      expect(shown.map(({ state }) => state)).toEqual(['seen', 'seen', 'seen', 'new', 'new', 'new']);
      expect(await visibleButtons(hidden)).toBe(0);
      // What the private page would record, it would record before this one, which was opened after it.
      sites.set(OTHER_FEED, feedPage(papers(2, 20)));
      await readFeed(browser, OTHER_FEED, 2);
      expect(await countRows(browser, 'works')).toBe(3 + 2);
      await hidden.close();
    },
  },
];

async function stateOn(tab: Tab, paper: string): Promise<string | undefined> {
  return (await badges(tab)).find((badge) => badge.paper === paper)?.state;
}

function visibleButtons(tab: Tab): Promise<number> {
  return tab.evaluateInRoots(
    'deja-lu',
    (roots) => roots.flatMap((root) => [...root.querySelectorAll('button')]).filter(({ hidden }) => !hidden).length,
  );
}
