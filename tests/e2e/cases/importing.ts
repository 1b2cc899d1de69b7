import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'vitest';

import { until, type Driver, type Tab } from '../driver.ts';
import { badges, badgesOnce } from '../feed.ts';
import { FEED, feedPage, papers } from '../feed-page.ts';
import { countRows } from '../library.ts';
import { press } from '../pointer.ts';
import { entriesOnce, openSaved } from '../popup.ts';
import { eventually, type Case } from '../stage.ts';

const PAPERS = papers(4);

/** The papers in a file of each kind, one of them twice among them, and a row that cannot be read. */
const FILES: readonly (readonly [name: string, text: string])[] = [
  ['one.bib', `${bibtex(0)}\n@misc{untitled,\n  year = {2026}\n}\n`],
  ['two.ris', `TY  - JOUR\r\nTI  - ${PAPERS[1]!.title}\r\nUR  - https://arxiv.org/abs/${PAPERS[1]!.id}\r\nER  - \r\n`],
  ['three.json', JSON.stringify([{ type: 'article', title: PAPERS[2]!.title, number: `arXiv:${PAPERS[2]!.id}` }])],
  ['four.csv', `Key,Item Type,Title,Url\nA,preprint,"${PAPERS[3]!.title}",https://arxiv.org/abs/${PAPERS[3]!.id}\n`],
];

function bibtex(index: number): string {
  const { id, title } = PAPERS[index]!;
  return `@misc{key${index},\n  title = {${title}},\n  eprint = {${id}},\n  archivePrefix = {arXiv},\n  keywords = {tides}\n}\n`;
}

/** Hands files to *Import from other programs* and waits for what they hold. */
async function offer(browser: Driver, files: readonly (readonly [name: string, text: string])[]): Promise<Tab> {
  const folder = await mkdtemp(join(tmpdir(), 'deja-lu-files-'));
  try {
    const paths = files.map(([name]) => join(folder, name));
    for (const [i, [, text]] of files.entries()) await writeFile(paths[i] ?? '', text);
    const tab = await browser.openExtensionPage('popup.html?tab=0&view=import');
    await until('the file field', () => tab.evaluate(() => document.querySelector('input[type=file]') !== null));
    await tab.chooseFiles('input[type=file]', paths);
    await stepOnce(tab, 'preview');
    return tab;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function stepOnce(tab: Tab, step: string): Promise<boolean> {
  return until(`the step ${step}`, () =>
    tab.evaluate((wanted) => document.querySelector<HTMLElement>('[data-step]')?.dataset['step'] === wanted, step),
  );
}

export const importCases: readonly Case[] = [
  {
    name: 'files of four programs are imported as saved, known papers stay as they are, and all of it is undone',
    async run({ browser }) {
      const first = await offer(browser, [['one.bib', bibtex(0)]]);
      await press(first, { selector: 'button.primary' });
      await stepOnce(first, 'done');
      await first.close();

      const tab = await offer(browser, FILES);
      const found = await tab.evaluate(() => ({
        rows: [...document.querySelectorAll('tbody tr')].map((row) => row.children[1]?.textContent),
        problem: document.querySelector('details li')?.textContent,
        known: document.querySelector<HTMLElement>('[data-saved]')?.dataset['saved'],
      }));
      expect(found).toEqual({
        rows: ['BibTeX', 'RIS', 'CSL-JSON', 'CSV'],
        problem: expect.stringContaining('Entry 2, line 8: the title is missing'),
        known: '1',
      });
      // What is under way outlives a look at another view.
      await press(tab, { selector: '[role=tab]', label: 'This page' });
      await press(tab, { selector: '[role=tab]', label: 'Saved' });
      await press(tab, { selector: 'button.primary', label: 'Import 4 papers' });
      await stepOnce(tab, 'done');
      const library = await openSaved(browser);
      const entries = await entriesOnce(library, 'all four', (rows) => rows.length === 4);
      expect(entries.map(({ work }) => work).toSorted()).toEqual(PAPERS.map(({ id }) => `arxiv:${id}`).toSorted());
      expect(entries.filter(({ text }) => text.includes('tides'))).toHaveLength(1);
      await library.close();

      await tab.focus();
      await press(tab, { selector: '[data-act=undo]' });
      await stepOnce(tab, 'undone');
      const left = await openSaved(browser);
      await entriesOnce(left, 'the first', (rows) => rows.length === 1 && rows[0]?.work === `arxiv:${PAPERS[0]!.id}`);
    },
  },
  {
    name: 'papers imported as seen are not new on a feed, and new again once that is undone',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(PAPERS));
      const tab = await offer(browser, FILES);
      await press(tab, { selector: 'input[value=seen]' });
      await press(tab, { selector: 'button.primary' });
      await stepOnce(tab, 'done');
      expect(await countRows(browser, 'entries')).toBe(0);
      const feed = await browser.open(FEED);
      await badgesOnce(feed, 4);
      await eventually(async () => expect((await badges(feed)).map(({ state }) => state)).not.toContain('new'));
      await feed.close();

      await tab.focus();
      await press(tab, { selector: '[data-act=undo]' });
      await stepOnce(tab, 'undone');
      const again = await browser.open(FEED);
      await badgesOnce(again, 4);
      await eventually(async () =>
        expect(new Set((await badges(again)).map(({ state }) => state))).toEqual(new Set(['new'])),
      );
    },
  },
  {
    name: 'an import whose page is closed in the middle is told of, and gone on with',
    async run({ browser }) {
      const count = 1_500;
      const file = ['long.bib', Array.from({ length: count }, (_, i) => numbered(i)).join('')] as const;
      const closed = await offer(browser, [file]);
      await press(closed, { selector: 'button.primary' });
      await until('the first papers to be in', () =>
        closed.evaluate(() => (document.querySelector('progress')?.value ?? 0) > 0),
      );
      await closed.close();

      const told = await browser.openExtensionPage('popup.html?tab=0&view=import');
      await until('what stood', () => told.evaluate(() => document.querySelector('[data-unfinished]') !== null));
      await told.close();
      const again = await offer(browser, [file]);
      await press(again, { selector: 'button.primary' });
      await stepOnce(again, 'done');
      expect(await again.evaluate(() => document.querySelector('[data-unfinished]') === null)).toBe(true);
      expect(await countRows(browser, 'entries')).toBe(count);
      expect(await countRows(browser, 'works')).toBe(count);
    },
  },
];

function numbered(number: number): string {
  const id = `2610.${String(number).padStart(5, '0')}`;
  return `@misc{n${number}, title = {Tide Table Number ${number}}, eprint = {${id}}, archivePrefix = {arXiv}}\n`;
}
