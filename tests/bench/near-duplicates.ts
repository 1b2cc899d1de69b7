/*
 * What finding near-duplicates costs: 50 listings with titles and abstracts, none of which the library knows, first looked up
 * by identifier and title, then by likeness, from a content script, as a page does it. Runs alternate.
 */
import type { Tab } from '../e2e/driver.ts';
import { ask, strangers } from './asked.ts';
import { emptyPage, type FilledBrowser, settle, withFilled } from './filled.ts';
import type { Bench, Result } from './part.ts';
import { Samples, table, type Times } from './times.ts';

export const name = 'near-duplicates';
export const what = 'ms of 50 new listings with abstracts, by identifier and title and by likeness';

/** The search by likeness may take so many times as long. */
const BUDGET = 3;
const count = 50;

export async function run(bench: Bench): Promise<Result> {
  const fillings = bench.sizes.map((works) => ({ works }));
  const rows = await withFilled(bench, fillings, (browsers) => measure(bench, browsers));
  const largest = bench.sizes.at(-1) ?? 0;
  const median = (way: string): number => rows[`${largest} works: ${way}`]?.median ?? Number.NaN;
  return {
    table: table(rows),
    budgets: [
      {
        what: `likeness by name, ${largest} works`,
        figure: median('by likeness') / median('by name'),
        atMost: BUDGET,
      },
    ],
    data: { listings: count, ms: rows },
  };
}

async function measure(bench: Bench, browsers: readonly FilledBrowser[]): Promise<Record<string, Times>> {
  const samples = new Samples();
  const tabs: Tab[] = [];
  for (const browser of browsers) {
    await settle(browser);
    tabs.push(await browser.open(emptyPage));
  }
  for (let number = -3; number < bench.runs; number += 1) {
    const listings = strangers(count, number + 3);
    for (const [i, tab] of tabs.entries()) {
      const named = await ask(tab, 'lookup', listings);
      const alike = await ask(tab, 'findAlike', listings);
      if (number < 0) continue;
      samples.add(`${bench.sizes[i]} works: by name`, named.milliseconds);
      samples.add(`${bench.sizes[i]} works: by likeness`, alike.milliseconds);
    }
  }
  return samples.times();
}
