/*
 * The time from opening the popup's list of saved papers to its first rows, as the library grows. The popup stands in a frame
 * of a bare page of the extension, where its first row is seen the moment it is there.
 */
import type { Driver } from '../e2e/driver.ts';
import { settle, withFilled } from './filled.ts';
import type { Bench, Result } from './part.ts';
import { Samples, table } from './times.ts';

export const name = 'popup-rows';
export const what = "ms from opening the popup's list of saved papers to its first rows";

/** So many times the median of the smallest library it may be with the largest. */
const BUDGET = 2;

export async function run(bench: Bench): Promise<Result> {
  const fillings = bench.saved.map((entries) => ({ works: entries, entries }));
  const rows = await withFilled(bench, fillings, async (browsers) => {
    const samples = new Samples();
    for (const browser of browsers) await settle(browser);
    for (let number = -2; number < bench.runs; number += 1) {
      for (const [i, browser] of browsers.entries()) {
        const sample = await timeRows(browser);
        if (number >= 0) samples.add(`${bench.saved[i]} saved`, sample);
      }
    }
    return samples.times();
  });
  const medians = Object.values(rows).map(({ median }) => median);
  const figure = (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN);
  return {
    table: table(rows),
    budgets: [{ what: 'most saved by fewest', figure, atMost: BUDGET }],
    data: { ms: rows },
  };
}

function timeRows(browser: Driver): Promise<number> {
  return browser.inExtension(async () => {
    const start = performance.now();
    const frame = document.createElement('iframe');
    frame.src = 'popup.html?tab=0&view=saved';
    document.body.append(frame);
    while (!frame.contentDocument?.querySelector('[data-status]')) {
      if (performance.now() - start > 60_000) throw new Error('The popup has no rows');
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
    }
    const end = performance.now();
    frame.remove();
    return end - start;
  });
}
