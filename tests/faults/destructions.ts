import { setTimeout as pause } from 'node:timers/promises';

import type { browser as extensionApi } from 'wxt/browser';

import type { Health } from '../../lib/identity/health.ts';
import type { Driver } from '../e2e/driver.ts';
import { damages, type Damage } from './damage.ts';
import { Harm, owed } from './harm.ts';
import { expectSound, expectWhole, healthOf, listSome, lost, saveNext, saveSome, seeSome, Unlisted } from './ledger.ts';
import { restoreLast } from './restore-popup.ts';
import type { Run, Trial } from './run.ts';

declare const chrome: typeof extensionApi;

export const destructionTrials: Readonly<Record<string, Trial>> = Object.fromEntries(
  Object.entries(damages).map(([name, damage]) => [`database: ${name}`, destroyed(damage)]),
);

/** The files are destroyed between two launches: that is reported, and a backup gives back everything it held. */
function destroyed(damage: Damage): Trial {
  return async (run) => {
    const { browser, random } = run;
    await saveSome(run, 5);
    await seeSome(run, 30);
    await backedUp(run);
    await browser.crash((databases) => damage(databases, random));
    if (await isRestored(run)) return;
    // Chromium goes on writing behind what was cut of a MANIFEST, and stumbles over that when it opens it again (156).
    await saveUncounted(run);
    await browser.crash();
    await isRestored(run);
  };
}

/** Has a library that is reported as damaged restored, and expects everything back. False for one that is whole. */
async function isRestored(run: Run): Promise<boolean> {
  const { browser } = run;
  const kind = await kindOfDamage(run);
  if (kind === 'sound') return false;
  await expectWarning(browser);
  const isBack = (await mergeWhileSaving(run)) || (await restoreLast(browser, 'replace'));
  if (!isBack) await restoreWithoutFiles(run, kind);
  await expectWhole(run);
  await expectSound(browser, 'After the restore');
  await browser.restart('same');
  await expectWhole(run);
  await expectSound(browser, 'After the restore, opened again');
  return true;
}

/** What is said of the library, once it was read. What is sound has everything. */
async function kindOfDamage(run: Run): Promise<Health['kind']> {
  const { kind } = await healthOf(run.browser);
  if (kind !== 'sound') return kind;
  const missing = await lost(run).catch((error: unknown) => {
    if (error instanceof Unlisted) return undefined;
    throw error;
  });
  if (missing?.length === 0) return 'sound';
  if (missing) throw new Harm(`Nobody says that ${missing.length} changes are lost, such as ${missing[0]}`);
  return owed('what cannot be listed to be reported', async () => {
    const now = await healthOf(run.browser);
    return now.kind !== 'sound' && now.kind;
  });
}

/**
 * Merges the last backup while papers are listed and saved: what is acknowledged then is there after it, or is not
 * acknowledged.
 */
async function mergeWhileSaving(run: Run): Promise<boolean> {
  const before = new Map(run.acknowledged);
  const over = new AbortController();
  const merging = restoreLast(run.browser, 'merge').finally(() => over.abort());
  while (!over.signal.aborted) {
    await saveNext(run);
    await listSome(run.browser);
    await pause(20);
  }
  const isMerged = await merging;
  if (!isMerged) forgetAllBut(run, before); // another backup takes the place of all that is there
  return isMerged;
}

function forgetAllBut({ acknowledged }: Run, held: Run['acknowledged']): void {
  for (const work of acknowledged.keys()) if (!held.has(work)) acknowledged.delete(work);
}

/**
 * Chromium neither opens nor deletes a database whose MANIFEST is gone (156): that stays reported until somebody takes away
 * the rest of the files. Then the backups, which lie elsewhere, have everything.
 */
async function restoreWithoutFiles({ browser, random }: Run, kind: string): Promise<void> {
  if (kind !== 'failed') throw new Harm(`The library is ${kind}, and takes no backup`);
  await browser.crash((databases) => damages['folder deleted']!(databases, random));
  await expectWarning(browser);
  if (!(await restoreLast(browser, 'merge'))) throw new Harm('Even a new database takes no backup');
}

/** No innocent empty list: the popup says it, and so does the toolbar. */
export async function expectWarning(browser: Driver): Promise<void> {
  const popup = await browser.openExtensionPage('popup.html?tab=0');
  await owed('the popup to tell of the damage', () =>
    popup.evaluate(() => document.querySelector('[role=alert] [data-act=restore]') !== null),
  );
  await popup.close();
  await owed('the toolbar to warn', () =>
    browser.inExtension(async () => (await chrome.action.getBadgeText({})) === '!'),
  );
}

/**
 * Lets an hour pass, after which the next write makes a backup, until there is one that was begun from now on. It holds
 * everything that was acknowledged before.
 */
async function backedUp(run: Run): Promise<void> {
  const since = Date.now();
  await owed('a backup to be made', async () => {
    // Again and again: one that was begun before, and is stored only now, is too old for us and too young for another.
    if (await isBackedUp(run.browser, since)) return true;
    await saveUncounted(run);
    return false;
  });
}

/** Whether there is a backup that was begun since; if not, those there are become an hour older than that. */
function isBackedUp(browser: Driver, since: number): Promise<boolean> {
  return browser.inExtension(async (from) => {
    const { backups = [] } = await chrome.storage.local.get<{ backups?: { createdAt: number }[] }>('backups');
    if (backups.some(({ createdAt }) => createdAt >= from)) return true;
    for (const backup of backups) backup.createdAt = Math.min(backup.createdAt, from - 3_600_000);
    await chrome.storage.local.set({ backups });
    return false;
  }, since);
}

/** A save that no backup has to hold. */
async function saveUncounted(run: Run): Promise<void> {
  const held = new Map(run.acknowledged);
  await saveNext(run);
  forgetAllBut(run, held);
}
