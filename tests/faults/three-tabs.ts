import type { Tab } from '../e2e/driver.ts';
import { badges, badgesOnce, pressBadge, showWhole } from '../e2e/feed.ts';
import { FEED, feedPage, OTHER_FEED, type Paper } from '../e2e/feed-page.ts';
import { countRows } from '../e2e/library.ts';
import { openSaved } from '../e2e/popup.ts';
import { owed } from './harm.ts';
import { expectSound, expectWhole, paperOf, saved, saveSome, workOf } from './ledger.ts';
import { oneOf, type Run, type Trial } from './run.ts';

/** Two feeds, with papers in common, and the popup write at the same time, each by its own buttons and dwell. */
export const threeTabs: Trial = async (run) => {
  const { browser, sites } = run;
  const [tagged, removed] = [workOf(run.next), workOf(run.next + 1)];
  await saveSome(run, 2);
  const papers = Array.from({ length: 9 }, (_, i) => paperOf(run.next + i));
  run.next += papers.length;
  sites.set(FEED, feedPage(papers.slice(0, 6)));
  sites.set(OTHER_FEED, feedPage(papers.slice(3)));
  const before = await countRows(browser, 'sightings');
  const popup = await openSaved(browser);
  const feeds = [await browser.openWindow(FEED), await browser.openWindow(OTHER_FEED)] as const;
  await Promise.all([
    readAndSave(run, feeds[0], papers.slice(0, 3)),
    readAndSave(run, feeds[1], papers.slice(6)),
    tag(popup, tagged),
    remove(popup, removed),
  ]);
  await owed('every tab to have its way', async () => {
    const there = await saved(browser);
    return there.get(tagged)?.tags.includes('tides') === true && !there.has(removed);
  });
  run.acknowledged.set(tagged, ['tides']);
  run.acknowledged.delete(removed);
  run.removed.add(removed);
  await owed(
    'what stood on both screens to be seen',
    async () => (await countRows(browser, 'sightings')) >= before + 12,
  );
  for (const { id } of papers) run.seen.add(`arxiv:${id}`);
  await expectWhole(run);
  await expectSound(browser, 'After three writers');
  for (const tab of [...feeds, popup]) await tab.close();
};

/** Lets a feed dwell on the screen while its papers are saved, in any order. A badge that says so is an acknowledgement. */
async function readAndSave(run: Run, feed: Tab, papers: readonly Paper[]): Promise<void> {
  await badgesOnce(feed, 6);
  await showWhole(feed);
  for (let left = papers; left.length > 0;) {
    const { id } = oneOf(left, run.random);
    left = left.filter((paper) => paper.id !== id);
    await pressBadge(feed, id, 'save');
    await owed(`${id} to be marked as saved`, async () =>
      (await badges(feed)).some(({ paper, state }) => paper === id && state === 'saved'),
    );
    run.acknowledged.set(`arxiv:${id}`, []);
  }
}

function tag(popup: Tab, work: string): Promise<unknown> {
  return owed('the tags of a saved paper', () =>
    popup.evaluate((wanted) => {
      const field = document.querySelector<HTMLInputElement>(`li[data-work="${wanted}"] .tags input`);
      if (field === null) return false;
      field.value = 'tides,';
      return field.dispatchEvent(new Event('input', { bubbles: true }));
    }, work),
  );
}

function remove(popup: Tab, work: string): Promise<unknown> {
  return owed('the removal of a saved paper', () =>
    popup.evaluate((wanted) => {
      const button = document.querySelector<HTMLElement>(`li[data-work="${wanted}"] .actions button`);
      button?.click();
      return button !== null;
    }, work),
  );
}
