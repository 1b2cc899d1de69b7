import { rm, writeFile } from 'node:fs/promises';

import { writeBackup, type BackupDocument } from '../../lib/exchange/backup.ts';
import type { WorkRow } from '../../lib/store/rows.ts';
import { until, type Driver } from '../e2e/driver.ts';
import { press } from '../e2e/pointer.ts';

/** Brings works into the library through the front door: a backup, restored in the popup. */
export async function restoreWorks(
  browser: Driver,
  file: string,
  works: Iterable<WorkRow>,
  entries: BackupDocument['entries'] = [],
): Promise<void> {
  await writeFile(
    file,
    writeBackup({ program: 'bench', createdAt: new Date() }, { works, entries, sightings: [], verdicts: [] }),
  );
  const popup = await browser.openExtensionPage('popup.html?tab=0&view=restore');
  const step = (): Promise<string> =>
    popup.evaluate(() => document.querySelector<HTMLElement>('[data-step]')?.dataset['step'] ?? '');
  await until('the restore view', async () => (await step()) === 'choose');
  await popup.chooseFiles('input[type=file]', [file]);
  await until('the backup to be read', async () => (await step()) === 'preview', 300_000);
  await press(popup, { selector: 'button.primary' });
  await until('the backup to be restored', async () => (await step()) === 'done', 3_600_000);
  await popup.close();
  await rm(file);
}
