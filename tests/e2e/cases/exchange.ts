import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'vitest';

import { until, type Driver, type Tab } from '../driver.ts';
import { badges, badgesOnce, pressBadge, readFeed } from '../feed.ts';
import { FEED, feedPage, OTHER_FEED, papers } from '../feed-page.ts';
import { countRows } from '../library.ts';
import { press } from '../pointer.ts';
import { download, entriesOnce, openSaved } from '../popup.ts';
import { eventually, type Case, type Stage } from '../stage.ts';

const SAVED = papers(2);

/** Saves two papers of a feed of five, all of which were seen. */
async function fillLibrary({ browser, sites }: Stage): Promise<void> {
  sites.set(FEED, feedPage(papers(5)));
  await readFeed(browser, FEED, 5);
  const tab = await browser.open(FEED);
  await badgesOnce(tab, 5);
  for (const { id } of SAVED) await pressBadge(tab, id, 'save');
  await until('both to be saved', async () => (await countRows(browser, 'entries')) === 2);
  await tab.close();
}

async function openExport(browser: Driver): Promise<Tab> {
  const library = await openSaved(browser);
  await entriesOnce(library, 'both', (entries) => entries.length === 2);
  await press(library, { selector: 'button', label: 'Export' });
  return library;
}

async function writeBackup(browser: Driver): Promise<string> {
  const library = await openExport(browser);
  const backup = await download(browser, library, { selector: '[data-format=backup]' });
  await library.close();
  return backup;
}

/** Hands a file to *Restore from a backup* and waits for its verdict: `preview` or `refused`. */
async function offerBackup(browser: Driver, path: string): Promise<Tab> {
  const restore = await browser.openExtensionPage('popup.html?tab=0&view=restore');
  await until('the file field', () => restore.evaluate(() => document.querySelector('input[type=file]') !== null));
  await restore.chooseFiles('input[type=file]', [path]);
  await until(`a verdict on ${path}`, async () => /preview|refused/.test(await stepOf(restore)));
  return restore;
}

function stepOf(restore: Tab): Promise<string> {
  return restore.evaluate(() => document.querySelector<HTMLElement>('[data-step]')?.dataset['step'] ?? '');
}

/** A folder for the files of one case. */
async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'deja-lu-files-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function rowCounts(browser: Driver): Promise<readonly number[]> {
  const counts = [];
  for (const table of ['works', 'aliases', 'entries', 'sightings']) counts.push(await countRows(browser, table));
  return counts;
}

const FORMATS: readonly (readonly [format: string, holds: readonly RegExp[]])[] = [
  ['bibtex', [/@misc\{/g, /eprint\s*=\s*\{2611\.\d{5}\}/g]],
  ['ris', [/^TY {2}- /gm, /^ER {2}- /gm]],
  ['csl-json', [/"title":/g]],
  ['csv', [/2611\.\d{5}/g]],
  ['markdown', [/2611\.\d{5}/g]],
];

const REFUSED: readonly (readonly [kind: string, write: (path: string, backup: string) => Promise<void>])[] = [
  ['cut-short', (path, backup) => writeFile(path, backup.slice(0, backup.length / 2))],
  ['other-program', (path) => writeFile(path, '[{"id": "lighthouse2026", "type": "article", "title": "Lighthouses"}]')],
  ['later-version', (path, backup) => writeFile(path, backup.replace(/"version":\s*\d+/, '"version": 99'))],
  [
    'too-large',
    async (path, backup) => {
      await writeFile(path, backup);
      await truncate(path, 200 * 2 ** 20);
    },
  ],
];

export const exchangeCases: readonly Case[] = [
  {
    name: 'what is saved is exported in every format',
    async run(stage) {
      await fillLibrary(stage);
      const library = await openExport(stage.browser);
      for (const [format, holds] of FORMATS) {
        const text = await download(stage.browser, library, { selector: `[data-format=${format}]` });
        for (const { title } of SAVED) expect(text.replace(/[{}]/g, ''), format).toContain(title);
        for (const pattern of holds)
          expect(text.match(pattern)?.length, `${format} ${pattern}`).toBeGreaterThanOrEqual(2);
      }
    },
  },
  {
    name: 'only what is selected is exported',
    async run(stage) {
      await fillLibrary(stage);
      const library = await openSaved(stage.browser);
      await entriesOnce(library, 'both', (entries) => entries.length === 2);
      await press(library, { selector: `li[data-work="arxiv:${SAVED[1]!.id}"] input[type=checkbox]` });
      await press(library, { selector: 'button', label: 'Export' });
      const text = await download(stage.browser, library, { selector: '[data-format=csl-json]' });
      expect(JSON.parse(text)).toEqual([expect.objectContaining({ title: SAVED[1]!.title })]);
    },
  },
  {
    name: 'a backup gives an empty profile everything back, and twice changes nothing',
    async run(stage) {
      const { browser } = stage;
      await fillLibrary(stage);
      const counts = await rowCounts(browser);
      const backup = await writeBackup(browser);
      await browser.restart('new');
      await withFolder(async (folder) => {
        const path = join(folder, 'backup.json');
        await writeFile(path, backup);
        for (const _ of ['once', 'twice']) {
          const restore = await offerBackup(browser, path);
          expect(await stepOf(restore)).toBe('preview');
          await press(restore, { selector: 'button.primary' });
          await until('the backup to be merged', async () => (await stepOf(restore)) === 'done');
          await restore.close();
          expect(await rowCounts(browser)).toEqual(counts);
        }
      });
      const library = await openSaved(browser);
      await entriesOnce(library, 'both', (entries) => entries.length === 2);
      const tab = await browser.open(FEED);
      const states = (await badgesOnce(tab, 5)).map(({ state }) => state);
      expect(states.filter((state) => state === 'saved')).toHaveLength(2);
    },
  },
  {
    name: 'a backup goes to the downloads by itself, where the user wants that, and can be restored',
    async run(stage) {
      const { browser } = stage;
      await fillLibrary(stage);
      const options = await browser.openExtensionPage('options.html');
      const backup = await download(browser, options, { selector: '[data-act="turn-on"]' });
      await eventually(async () =>
        expect(await options.evaluate(() => document.querySelector('.file-schedule')?.textContent ?? '')).toContain(
          'The last one was written on',
        ),
      );
      await withFolder(async (folder) => {
        const path = join(folder, 'backup.json');
        await writeFile(path, backup);
        await browser.restart('new');
        const restore = await offerBackup(browser, path);
        await press(restore, { selector: 'button.primary' });
        // Five more where the second look, at which two were saved, took a second or longer.
        await eventually(async () => expect([5, 10]).toContain(await countRows(browser, 'sightings')));
        const library = await openSaved(browser);
        await entriesOnce(library, 'both', (entries) => entries.length === 2);
      });
    },
  },
  {
    name: 'a backup that is cut short, of another program, of a later version or too large is refused and changes nothing',
    async run(stage) {
      const { browser } = stage;
      await fillLibrary(stage);
      const counts = await rowCounts(browser);
      const backup = await writeBackup(browser);
      await withFolder(async (folder) => {
        for (const [kind, write] of REFUSED) {
          const path = join(folder, `${kind}.json`);
          await write(path, backup);
          const restore = await offerBackup(browser, path);
          const refusal = await restore.evaluate(() => {
            const notice = document.querySelector<HTMLElement>('[data-refusal]');
            return { kind: notice?.dataset['refusal'], text: notice?.innerText ?? '' };
          });
          expect(refusal).toEqual({ kind, text: expect.stringContaining('Your library was not changed.') });
          await restore.close();
          expect(await rowCounts(browser), kind).toEqual(counts);
        }
      });
    },
  },
  {
    name: 'a feed that was saved as text is marked as seen',
    async run({ browser, sites }) {
      const listed = papers(6);
      await withFolder(async (folder) => {
        const path = join(folder, 'feed.txt');
        await writeFile(path, capture(listed.slice(0, 4).map(({ title }) => title)));
        const popup = await browser.openExtensionPage('popup.html?tab=0&view=capture');
        await until('the file field', () => popup.evaluate(() => document.querySelector('input[type=file]') !== null));
        await popup.chooseFiles('input[type=file]', [path]);
        const cells = await until('what was found in the file', () =>
          popup.evaluate(() => {
            const row = document.querySelector<HTMLTableRowElement>('tr[data-outcome=marked]');
            return row ? [...row.querySelectorAll('td')].map(({ innerText }) => innerText) : undefined;
          }),
        );
        expect(cells).toEqual(['4', '4', '0']);
      });
      expect(await countRows(browser, 'works')).toBe(4);
      sites.set(OTHER_FEED, feedPage(listed));
      const tab = await browser.open(OTHER_FEED);
      await badgesOnce(tab, 6);
      // By its title alone a paper is perhaps the same one, or surely: new it is not.
      await eventually(async () =>
        expect((await badges(tab)).map(({ state, duplicate }) => state === 'new' && duplicate === '')).toEqual([
          false,
          false,
          false,
          false,
          true,
          true,
        ]),
      );
    },
  },
];

/** A feed page as a browser saves it as text: title and abstract in turn below a line of date. */
function capture(titles: readonly string[]): string {
  const abstract =
    'We study a question that nobody has asked and find that it has an answer. The answer is longer than expected, ' +
    'holds on three invented benchmarks and fails on a fourth, which we describe at length. All of it can be repeated ' +
    'with a pencil in an afternoon, and we say which pencil.';
  return `Daily Papers\n\nby someone and the community\n\nNov 10\n\n${titles.map((title) => `${title}\n\n${abstract}\n`).join('\n')}`;
}
