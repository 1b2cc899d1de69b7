import { Harm } from './harm.ts';
import { expectWhole, saveNext, saveSome, seeNext } from './ledger.ts';
import type { Trial } from './run.ts';

/** What does not fit is refused by its name, what was there stays, and with room again saves work. */
export const fullDisk: Trial = async (run) => {
  const { browser, random } = run;
  await saveSome(run, 3);
  await browser.limitStorage(20_000 + random() * 300_000);
  let refusals = 0;
  for (let batch = 0; refusals < 3; batch += 1) {
    if (batch > 200) throw new Harm('Two hundred batches fit where there was room for a few');
    for (const write of [seeNext, saveNext]) {
      const result = await write(run, 40);
      if (result.ok) continue;
      if (result.error !== 'quota-exceeded') throw new Harm(`What did not fit was refused as ${result.error}`);
      if (write === saveNext) refusals += 1;
    }
  }
  await expectWhole(run);
  await browser.limitStorage(undefined);
  await saveSome(run, 3);
  await expectWhole(run);
  // Chromium took from the extension what lets it use more than a common share, `storage.local` included, until it starts again.
  await browser.restart('same');
};
