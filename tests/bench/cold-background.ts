/*
 * What it costs a page that the background has been stopped, as browsers do after half a minute: the time to the last badge of
 * the daily page when its first message has to start the background, beside a warm one. Runs alternate.
 */
import { openFilled, settle } from './filled.ts';
import { html, listings, timeBadges, URL_OF_PAGE } from './first-badge.ts';
import type { Bench, Result } from './part.ts';
import { table, timesOf } from './times.ts';

export const name = 'cold-background';
export const what = 'ms from the start of the content script to the last badge, background stopped and warm';

/** The badges may take so many times as long with a background that was stopped. */
const BUDGET = 5;

export async function run(bench: Bench): Promise<Result> {
  const works = bench.sizes.at(-1) ?? 0;
  bench.sites.set(URL_OF_PAGE, html);
  const browser = await openFilled(bench, { works });
  const samples = { warm: [] as number[], cold: [] as number[] };
  try {
    await settle(browser);
    for (let number = -2; number < bench.runs; number += 1) {
      const warm = await timeBadges(browser, listings.length);
      await browser.stopBackground();
      const cold = await timeBadges(browser, listings.length);
      if (number < 0) continue;
      samples.warm.push(warm);
      samples.cold.push(cold);
    }
  } finally {
    await browser.close();
  }
  const [warm, cold] = [timesOf(samples.warm), timesOf(samples.cold)];
  return {
    table: table({ 'background warm': warm, 'background stopped': cold }),
    budgets: [{ what: 'stopped by warm', figure: cold.median / warm.median, atMost: BUDGET }],
    data: { works, listings: listings.length, warm, cold },
  };
}
