import { expect } from 'vitest';

import { until, type Driver, type Tab } from '../driver.ts';
import { badges, badgesOnce, pressBadge, readFeed } from '../feed.ts';
import { FEED, feedPage, OTHER_FEED, papers } from '../feed-page.ts';
import { countRows, letPass } from '../library.ts';
import { press } from '../pointer.ts';
import { listingsOf } from '../popup.ts';
import { eventually, type Case } from '../stage.ts';

/** Papers of the first feed, under other identifiers: whether they are the same only their reader can say. */
const [asked, refused, ...others] = papers(7);
const twins = [
  { ...asked!, id: '2611.40001' },
  { ...refused!, id: '2611.40002' },
];

export const duplicateCases: readonly Case[] = [
  {
    name: 'what may be a known paper is asked about on the page; the answer holds on the next visit and can be taken back',
    async run({ browser, sites }) {
      sites.set(FEED, feedPage(papers(5)));
      sites.set(OTHER_FEED, feedPage([...twins, ...others.slice(3)]));
      await readFeed(browser, FEED, 5);
      await letPass(browser, { days: 1 });

      const tab = await browser.open(OTHER_FEED);
      const shown = await badgesOnce(tab, 4);
      expect(shown.map(({ state, duplicate }) => [state, duplicate !== ''])).toEqual([
        ['new', true],
        ['new', true],
        ['new', false],
        ['new', false],
      ]);
      expect((await listingsOf(browser, tab, 4)).map(({ duplicate }) => duplicate)).toEqual([
        'possible',
        'possible',
        undefined,
        undefined,
      ]);
      await tab.focus();
      await pressBadge(tab, twins[0]!.id, 'duplicate');
      await pressBadge(tab, twins[0]!.id, 'same');
      await eventually(async () => expect((await badges(tab))[0]?.state).toBe('seen'));
      await pressBadge(tab, twins[1]!.id, 'duplicate');
      await tab.press('d');
      await eventually(async () => expect((await badges(tab))[1]).toMatchObject({ state: 'new', duplicate: '' }));
      expect(await countRows(browser, 'verdicts')).toBe(2);
      await tab.close();

      expect(await stateOfTwins(browser)).toEqual(['seen same-work', 'new undefined']);
      const popup = await browser.openExtensionPage('popup.html?tab=0');
      await press(popup, { selector: '[role=tab]', label: 'Duplicates' });
      for (const verdict of ['same', 'different']) {
        await press(popup, { selector: `li[data-verdict=${verdict}] button`, label: 'Take back' });
      }
      await pairsOnce(popup, 'open', 2);
      expect(await stateOfTwins(browser)).toEqual(['new possible', 'new possible']);
    },
  },
];

/** How the twins stand when their feed is opened anew. */
async function stateOfTwins(browser: Driver): Promise<readonly string[]> {
  const tab = await browser.open(OTHER_FEED);
  await badgesOnce(tab, 4);
  const rows = await listingsOf(browser, tab, 4);
  await tab.close();
  return rows.slice(0, 2).map(({ state, duplicate }) => `${state} ${duplicate}`);
}

async function pairsOnce(popup: Tab, verdict: string, count: number): Promise<void> {
  await until(`${count} pairs that are ${verdict}`, async () => {
    const found = await popup.evaluate(
      (wanted) => document.querySelectorAll(`li.pair[data-verdict=${wanted}]`).length,
      verdict,
    );
    return found === count;
  });
}
