/*
 * `npm start` without a display: a morning with the extension, played in a headless browser with real clicks. Prints
 * what each page showed; leaves pictures and the exported file in demo-output.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { states } from '../../lib/identity/state.ts';
import { launchChromium } from '../e2e/chromium.ts';
import { until, type Tab } from '../e2e/driver.ts';
import { badges, pressBadge, showWhole } from '../e2e/feed.ts';
import { countRows, letPass } from '../e2e/library.ts';
import { press } from '../e2e/pointer.ts';
import { download, entriesOnce, listings, openPopup, openSaved, worksIn, type ShownListing } from '../e2e/popup.ts';
import { demoPages } from './demo-pages.ts';
import { startFixtureServer } from './fixture-server.ts';

const root = join(import.meta.dirname, '../..');
const output = join(root, 'demo-output');

const pages = await demoPages(process.argv.slice(2));
const sites = await startFixtureServer([]);
const browser = await launchChromium({
  executable: process.env['CHROME_PATH'] ?? '',
  extension: join(root, '.output/chrome-mv3'),
  port: sites.port,
  headless: true,
});
await rm(output, { recursive: true, force: true }); // pictures of an earlier run
await mkdir(output, { recursive: true });
try {
  await play();
} finally {
  await browser.close();
  await sites.close();
}

/** Every page in turn, a day apart at first; two papers of the last but one are saved; what was saved is exported. */
async function play(): Promise<void> {
  for (const [number, page] of pages.entries()) {
    sites.set(page.url, page.html);
    const tab = await browser.open(page.url);
    const shown = await settled(tab);
    console.log(`\n${page.name}  ${page.url}\n  ${summary(shown)}`);
    for (const listing of shown) if (listing.state !== 'new' || listing.duplicate) console.log(`    ${line(listing)}`);
    await scrollTo(
      tab,
      shown.find(({ state }) => state !== 'new'),
    );
    await picture(tab, `${number + 1}-page`);
    if (number === pages.length - 2) await saveTwo(tab, shown, pages[number + 1]?.html ?? '');
    await readWhole(tab, shown);
    await tab.close();
    await letPass(browser, number === 0 ? { days: 1 } : { minutes: 45 });
  }
  await exportSaved();
  console.log(`\nPictures and the exported file are in ${relative(root, output)}/`);
}

/** The listings as the popup has them, once every one of them has its badge on the page. */
async function settled(tab: Tab): Promise<readonly ShownListing[]> {
  const popup = await openPopup(browser, tab);
  const shown = await until('listings; is this a page of a site that is supported?', async () => {
    const rows = await listings(popup);
    return rows.length > 0 && rows.length === (await badges(tab)).length && rows;
  });
  await picture(popup, 'popup');
  await popup.close();
  await tab.focus();
  return shown;
}

/** Saves two new papers with the button on their badges, if there are any that will be met again on the next page. */
async function saveTwo(tab: Tab, shown: readonly ShownListing[], next: string): Promise<void> {
  const fresh = shown.filter(({ state, duplicate }) => state === 'new' && !duplicate);
  const again = fresh.filter((listing) => next.includes(`/papers/${identifierOf(listing)}"`));
  for (const listing of [...again, ...fresh].slice(0, 2)) {
    await pressBadge(tab, listing.title, 'save');
    await until('the badge to say so', async () =>
      (await badges(tab)).some(({ label, state }) => label.endsWith(`: ${listing.title}`) && state === 'saved'),
    );
    console.log(`  saved: ${listing.title}`);
  }
  await picture(tab, 'saved-on-the-page');
}

function identifierOf({ work }: ShownListing): string {
  return work.replace('arxiv:', '');
}

async function scrollTo(tab: Tab, listing: ShownListing | undefined): Promise<void> {
  if (!listing) return;
  await tab.evaluate((identifier) => {
    document
      .querySelector(`a[href$="/${CSS.escape(identifier)}"]`)
      ?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, identifierOf(listing));
}

/** Lets the whole page be on screen for as long as it takes to count as seen. */
async function readWhole(tab: Tab, shown: readonly ShownListing[]): Promise<void> {
  const before = await countRows(browser, 'sightings');
  const works = new Set(shown.filter(({ state }) => state !== 'dismissed').map(({ work }) => work)).size;
  await showWhole(tab);
  await until('the page to be seen', async () => (await countRows(browser, 'sightings')) >= before + works);
}

async function exportSaved(): Promise<void> {
  const library = await openSaved(browser);
  const entries = await entriesOnce(library, 'any', (all) => all.length > 0);
  await press(library, { selector: 'button', label: 'Export' });
  const bibtex = await download(browser, library, { selector: '[data-format=bibtex]' });
  await picture(library, 'library');
  await writeFile(join(output, 'saved.bib'), bibtex);
  console.log(`\nExported as BibTeX: ${entries.length} papers, ${relative(root, join(output, 'saved.bib'))}\n`);
  for (const bibtexLine of bibtex.trim().split('\n')) console.log(`  ${clip(bibtexLine)}`);
}

async function picture(tab: Tab, name: string): Promise<void> {
  await writeFile(join(output, `${name}.png`), await tab.screenshot());
}

/** A line for the terminal: some papers have five hundred authors. */
function clip(text: string): string {
  return text.length <= 140 ? text : `${text.slice(0, 139)}…`;
}

/** “34 listings: 24 new, 10 seen” */
function summary(shown: readonly ShownListing[]): string {
  const parts = states
    .map((state) => `${worksIn(shown, state).length} ${state}`)
    .filter((part) => !part.startsWith('0 '));
  return `${shown.length} listings: ${parts.join(', ')}`;
}

function line({ state, duplicate, title }: ShownListing): string {
  return `${state.padEnd(10)}${(duplicate ?? '').padEnd(15)}${title}`;
}
