import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { browser as extensionApi } from 'wxt/browser';

import { writeBackup } from '../../lib/exchange/backup.ts';
import { libraryOf } from '../bench/works.ts';
import { until, type Driver, type Tab } from '../e2e/driver.ts';
import { damages, type Damage } from './damage.ts';
import { contradictions, healthOf, save, saved, see, workOf } from './ledger.ts';
import { randomOf } from '../support/random.ts';

declare const chrome: typeof extensionApi;

/** What a run of faults goes on from: the same browser and library through all of them. */
export interface Run {
  readonly browser: Driver;
  /** From 0 to 1, from the seed. */
  readonly random: () => number;
  /** Every paper whose save was acknowledged. */
  readonly acknowledged: Set<string>;
  /** The number of the next paper. */
  next: number;
}

export function newRun(browser: Driver, seed: number): Run {
  return { browser, random: randomOf(seed), acknowledged: new Set(), next: 1 };
}

/** One fault; throws with a sentence if it did harm. */
export type Trial = (run: Run) => Promise<void>;

export const trials: Readonly<Record<string, Trial>> = {
  'background stopped while papers are saved': async (run) => {
    const saving = Array.from({ length: 20 }, () => saveNext(run).catch(() => false));
    await pause(run.random() * 30);
    await run.browser.stopBackground();
    await Promise.all(saving);
    await expectWhole(run);
  },
  'browser killed while papers are saved': async (run) => {
    await saveUntilCrash(run);
    await expectWhole(run);
  },
  'three writers at once': async (run) => {
    const [first] = await Promise.all([saveSome(run, 8), saveSome(run, 8), seeSome(run, 40), saveSome(run, 8)]);
    if (first < 8) throw new Error(`Only ${first} of 8 saves were acknowledged, and nothing stood in the way`);
    await expectWhole(run);
  },
  'restore closed in the middle': async (run) => {
    await saveSome(run, 3);
    const popup = await openBackup(run.browser, await largeBackup());
    await click(popup, '[data-step=preview] button.primary');
    await pause(run.random() * 3_000);
    await popup.close();
    await expectWhole(run);
    const { kind } = await healthOf(run.browser);
    if (kind !== 'sound') throw new Error(`A merge that was stopped leaves a library that is ${kind}`);
  },
  ...Object.fromEntries(
    Object.entries(damages).map(([name, damage]): [string, Trial] => [`database: ${name}`, destroyed(damage)]),
  ),
};

/** The files are destroyed between two launches: that is reported, and a backup gives back everything it held. */
function destroyed(damage: Damage): Trial {
  return async (run) => {
    const { browser, random } = run;
    await saveSome(run, 5);
    await seeSome(run, 30);
    await backedUp(run);
    await browser.crash((databases) => damage(databases, random));
    const left = await saved(browser).catch(() => new Set<string>());
    const missing = [...run.acknowledged].filter((work) => !left.has(work));
    const { kind } = await healthOf(browser);
    if (missing.length > 0 && kind === 'sound') throw new Error(`${missing.length} papers are gone and nobody says so`);
    if (kind === 'sound') return;
    await expectWarning(browser);
    await restoreLast(browser, kind === 'failed' ? 'replace' : 'merge');
    await expectWhole(run);
    const after = await healthOf(browser);
    if (after.kind !== 'sound') throw new Error(`After the restore the library is ${after.kind}`);
  };
}

/** No innocent empty list: the popup says it, and so does the toolbar. */
async function expectWarning(browser: Driver): Promise<void> {
  const popup = await browser.openExtensionPage('popup.html?tab=0');
  await until('the popup to tell of the damage', () =>
    popup.evaluate(() => document.querySelector('[role=alert] [data-act=restore]') !== null),
  );
  await popup.close();
  await until('the toolbar to warn', () =>
    browser.inExtension(async () => (await chrome.action.getBadgeText({})) === '!'),
  );
}

/** Saves papers one after the other until the browser is no more. */
async function saveUntilCrash(run: Run): Promise<void> {
  const saving = (async () => {
    // The call that is cut off has not been acknowledged.
    while (await saveNext(run).catch(() => false));
  })();
  await pause(30 + run.random() * 400);
  await run.browser.crash();
  await saving;
}

async function saveSome(run: Run, count: number): Promise<number> {
  let done = 0;
  for (let i = 0; i < count; i += 1) if (await saveNext(run)) done += 1;
  return done;
}

async function saveNext(run: Run): Promise<boolean> {
  const number = run.next;
  run.next += 1;
  const isSaved = await save(run.browser, number);
  if (isSaved) run.acknowledged.add(workOf(number));
  return isSaved;
}

async function seeSome(run: Run, count: number): Promise<void> {
  const first = run.next;
  run.next += count;
  const numbers = Array.from({ length: count }, (_, i) => first + i);
  if (!(await see(run.browser, numbers, `visit-${first}`))) throw new Error('Sightings were not taken');
}

async function expectWhole({ browser, acknowledged }: Run): Promise<void> {
  const there = await saved(browser);
  const lost = [...acknowledged].filter((work) => !there.has(work));
  if (lost.length > 0) throw new Error(`${lost.length} acknowledged saves are lost, such as ${lost[0]}`);
  const wrong = await contradictions(browser);
  if (wrong.length > 0) throw new Error(`The store contradicts itself: ${wrong.slice(0, 3).join('; ')}`);
}

/**
 * Lets an hour pass, after which the next write makes a backup, and waits for that. It holds everything that was
 * acknowledged before.
 */
async function backedUp(run: Run): Promise<void> {
  const { browser } = run;
  const since = Date.now();
  await browser.inExtension(async () => {
    const { backups = [] } = await chrome.storage.local.get<{ backups?: { createdAt: number }[] }>('backups');
    for (const backup of backups) backup.createdAt -= 3_600_000;
    await chrome.storage.local.set({ backups });
  });
  // The write that starts it may be one that was still being tended to, so this one may be in it or not: it is not counted.
  await save(browser, run.next);
  run.next += 1;
  await until('a backup to be made', () =>
    browser.inExtension(async (from) => {
      const { backups = [] } = await chrome.storage.local.get<{ backups?: { createdAt: number }[] }>('backups');
      return backups.some(({ createdAt }) => createdAt >= from);
    }, since),
  );
}

/** As the reader does it: the last backup, looked at, then merged, or put in the place of what cannot be opened. */
async function restoreLast(browser: Driver, how: 'merge' | 'replace'): Promise<void> {
  const popup = await browser.openExtensionPage('popup.html?tab=0&view=restore');
  await click(popup, 'li[data-backup] button');
  await click(popup, how === 'merge' ? '[data-step=preview] button.primary' : '[data-step=preview] [data-act=replace]');
  await until('the restore to end', () => popup.evaluate(() => document.querySelector('[data-step=done]') !== null));
  await popup.close();
}

async function openBackup(browser: Driver, file: string): Promise<Tab> {
  const popup = await browser.openExtensionPage('popup.html?tab=0&view=restore');
  await until('the restore view', () => popup.evaluate(() => document.querySelector('[data-step=choose]') !== null));
  await popup.chooseFiles('input[type=file]', [file]);
  return popup;
}

/** A click that does not need the tab to be in front. */
async function click(tab: Tab, selector: string): Promise<void> {
  await until(`${selector} in the popup`, () =>
    tab.evaluate((wanted) => {
      const button = document.querySelector<HTMLElement>(wanted);
      button?.click();
      return button !== null;
    }, selector),
  );
}

let written: Promise<string> | undefined;

/** A backup that takes some seconds to restore. */
function largeBackup(): Promise<string> {
  written ??= (async () => {
    const file = join(tmpdir(), `deja-lu-faults-${process.pid}.json`);
    process.once('exit', () => rmSync(file, { force: true }));
    const works = libraryOf(10_000, [], Date.now());
    await writeFile(
      file,
      writeBackup({ program: 'faults', createdAt: new Date() }, { works, entries: [], sightings: [], verdicts: [] }),
    );
    return file;
  })();
  return written;
}
