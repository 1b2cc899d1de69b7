/*
 * What finding near-duplicates costs: 50 listings with titles and abstracts, none of which the library knows, first looked up
 * by identifier and title, then by likeness, from a content script, as a page does it. Runs alternate.
 */
import { ask, strangers } from './asked.ts';
import { emptyPage, openFilled, settle } from './filled.ts';
import type { Bench, Result } from './part.ts';
import { table, timesOf, type Times } from './times.ts';

export const name = 'near-duplicates';
export const what = 'ms of 50 new listings with abstracts, by identifier and title and by likeness';

/** The search by likeness may take so many times as long. */
const BUDGET = 3;
const count = 50;

export async function run(bench: Bench): Promise<Result> {
  const rows: Record<string, Times> = {};
  for (const works of bench.sizes) Object.assign(rows, await measure(bench, works));
  const largest = bench.sizes.at(-1) ?? 0;
  const [named, alike] = ['by name', 'by likeness'].map(
    (way) => rows[`${largest} works: ${way}`]?.median ?? Number.NaN,
  );
  return {
    table: table(rows),
    budgets: [
      {
        what: `likeness by name, ${largest} works`,
        figure: (alike ?? Number.NaN) / (named ?? Number.NaN),
        atMost: BUDGET,
      },
    ],
    data: { listings: count, ms: rows },
  };
}

async function measure(bench: Bench, works: number): Promise<Record<string, Times>> {
  const browser = await openFilled(bench, works);
  const samples = { named: [] as number[], alike: [] as number[] };
  try {
    const tab = await browser.open(emptyPage);
    await settle(browser);
    for (let number = -3; number < bench.runs; number += 1) {
      const listings = strangers(count, number + 3);
      const named = await ask(tab, 'lookup', listings);
      const alike = await ask(tab, 'findAlike', listings);
      if (number < 0) continue;
      samples.named.push(named.milliseconds);
      samples.alike.push(alike.milliseconds);
    }
  } finally {
    await browser.close();
  }
  return {
    [`${works} works: by name`]: timesOf(samples.named),
    [`${works} works: by likeness`]: timesOf(samples.alike),
  };
}
