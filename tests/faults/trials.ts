import { setTimeout as pause } from 'node:timers/promises';

import { destructionTrials } from './destructions.ts';
import { fullDisk } from './full-disk.ts';
import { expectSound, expectWhole, saveNext, saveSome, seeSome } from './ledger.ts';
import { restoreTrials } from './restores.ts';
import type { Run, Trial } from './run.ts';
import { threeTabs } from './three-tabs.ts';

/** Every kind of fault. */
export const trials: Readonly<Record<string, Trial>> = {
  'background stopped while papers are saved': async (run) => {
    const saving = Array.from({ length: 20 }, () => saveNext(run).catch(cutOff));
    await pause(run.random() * 100);
    await run.browser.stopBackground();
    await Promise.all(saving);
    await expectWhole(run);
  },
  'browser killed while papers are saved': async (run) => {
    await saveUntilCrash(run);
    await expectWhole(run);
    await expectSound(run.browser, 'After the browser was killed');
  },
  'four calls write at once': async (run) => {
    await Promise.all([saveSome(run, 8), saveSome(run, 8), seeSome(run, 40), saveSome(run, 8)]);
    await expectWhole(run);
  },
  'two feeds and the popup write at once': threeTabs,
  'no room for another save': fullDisk,
  ...restoreTrials,
  ...destructionTrials,
};

/** Saves papers one after the other until the browser is no more. */
async function saveUntilCrash(run: Run): Promise<void> {
  const saving = (async () => {
    while ((await saveNext(run).catch(cutOff)).ok);
  })();
  await pause(30 + run.random() * 400);
  await run.browser.crash();
  await saving;
}

/** A call that is cut off has not been acknowledged. */
function cutOff(): { readonly ok: false } {
  return { ok: false };
}
