/*
 * The memory of the process that has the background and the extension's pages in it, as the library grows: after lookups of
 * 50 and of 2,000 listings, and with the popup's list of saved papers open as well. Resident memory as Linux tells it, shared
 * libraries of the browser included: what counts is the difference.
 */
import { readdir, readFile } from 'node:fs/promises';

import { until } from '../e2e/driver.ts';
import { ask, listingsOf } from './asked.ts';
import { emptyPage, openFilled, settle, type FilledBrowser } from './filled.ts';
import type { Bench, Result } from './part.ts';

export const name = 'memory';
export const what = "MB of the extension's process, background alone and with the popup";

interface Megabytes {
  readonly works: number;
  readonly background: number;
  readonly popup: number;
}

export async function run(bench: Bench): Promise<Result> {
  if (process.platform !== 'linux') {
    console.log('  !! SKIPPED: memory is read from /proc, which only Linux has');
    return { table: '', budgets: [], data: {} };
  }
  const rows: Megabytes[] = [];
  for (const works of bench.sizes) rows.push(await measure(bench, works));
  const lines = rows.map(({ works, background, popup }) =>
    [`${works} works`.padEnd(42), background.toFixed(0).padStart(12), popup.toFixed(0).padStart(12)].join(''),
  );
  return { table: [`${'MB'.padEnd(42)}  background  with popup`, ...lines].join('\n'), budgets: [], data: { rows } };
}

async function measure(bench: Bench, works: number): Promise<Megabytes> {
  const browser = await openFilled(bench, { works });
  try {
    const tab = await browser.open(emptyPage);
    await settle(browser);
    for (let number = 0; number < 10; number += 1) {
      await ask(tab, 'lookup', listingsOf(works, number % 2 === 0 ? 50 : 2_000, number));
    }
    const background = await residentMegabytes(browser);
    const popup = await browser.openExtensionPage('popup.html?tab=0&view=saved');
    await until('the popup', () => popup.evaluate(() => document.querySelector('main, [role=tabpanel]') !== null));
    return { works, background, popup: await residentMegabytes(browser) };
  } finally {
    await browser.close();
  }
}

/** Of all processes of the browser that run an extension, and ours is the only one in it. */
async function residentMegabytes({ profile }: FilledBrowser): Promise<number> {
  let kilobytes = 0;
  for (const id of await readdir('/proc')) {
    const command = /^\d+$/.test(id) ? await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '') : '';
    if (!command.includes('--extension-process') || !command.includes(profile)) continue;
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    kilobytes += Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}
