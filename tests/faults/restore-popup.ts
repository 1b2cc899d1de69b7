import type { Driver, Tab } from '../e2e/driver.ts';
import { Harm, owed } from './harm.ts';

/* Restoring, as the reader does it: in the popup. */

export type How = 'merge' | 'replace';

const starts: Readonly<Record<How, string>> = {
  merge: '[data-step=preview] button.primary',
  replace: '[data-step=preview] [data-act=replace]',
};

/** The popup with a backup file looked at. */
export async function lookAtFile(browser: Driver, file: string): Promise<Tab> {
  const popup = await openRestore(browser);
  await popup.chooseFiles('input[type=file]', [file]);
  return popup;
}

/** Begins to restore what is looked at. */
export function begin(popup: Tab, how: How): Promise<void> {
  return click(popup, starts[how]);
}

/** Where a restore is. */
interface Restoring {
  readonly step: string;
  /** How much of it is in, from 0 to 1: 0 while the copy for *Undo* is made, 1 at the end. */
  readonly share: number;
  readonly words: string;
}

async function lookAt(popup: Tab): Promise<Restoring> {
  const { step, share, words } = await popup.evaluate(() => ({
    step: document.querySelector<HTMLElement>('[data-step]')?.dataset['step'] ?? '',
    share: document.querySelector('progress')?.position ?? 0,
    words: document.querySelector<HTMLElement>('.job-state')?.innerText ?? '',
  }));
  // With its last row in, a restore is not at its end: the library has yet to be taken for whole.
  return { step, share: step === 'done' || step === 'undone' ? 1 : Math.min(share, 0.99), words };
}

/** Waits until so much of it is in, or all. */
export async function reached(popup: Tab, share: number): Promise<void> {
  await owed(`${Math.round(share * 100)} % of a backup to be in`, async () => {
    const now = await lookAt(popup);
    if (now.step === 'failed') throw new Harm(`The restore failed: ${now.words}`);
    return now.share >= share;
  });
}

/** Takes back what was restored. */
export async function undo(popup: Tab): Promise<void> {
  await click(popup, '[data-step=done] [data-act=undo]');
  await owed('the undoing to begin', async () => (await lookAt(popup)).step !== 'done');
  await reached(popup, 1);
}

/** Restores the last of the backups that made themselves. Gives whether it could be written. */
export async function restoreLast(browser: Driver, how: How): Promise<boolean> {
  const popup = await openRestore(browser);
  await click(popup, 'li[data-backup] button');
  await begin(popup, how);
  const end = await owed('the restore to end', async () => {
    const { step } = await lookAt(popup);
    return (step === 'done' || step === 'failed') && step;
  });
  await popup.close();
  return end === 'done';
}

async function openRestore(browser: Driver): Promise<Tab> {
  const popup = await browser.openExtensionPage('popup.html?tab=0&view=restore');
  await owed('the restore view', () => popup.evaluate(() => document.querySelector('[data-step=choose]') !== null));
  return popup;
}

/** A click that does not need the tab to be in front. */
async function click(tab: Tab, selector: string): Promise<void> {
  await owed(`${selector} in the popup`, () =>
    tab.evaluate((wanted) => {
      const button = document.querySelector<HTMLElement>(wanted);
      button?.click();
      return button !== null;
    }, selector),
  );
}
