import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { writeBackup } from '../../lib/exchange/backup.ts';
import type { Health } from '../../lib/identity/health.ts';
import type { EntryRow, WorkRow } from '../../lib/store/rows.ts';
import { libraryOf } from '../bench/works.ts';
import type { Driver, Tab } from '../e2e/driver.ts';
import { expectWarning } from './destructions.ts';
import { Harm, owed } from './harm.ts';
import { examine, expectSound, expectWhole, healthOf, lost, saveNext, saveSome, seeSome } from './ledger.ts';
import { begin, lookAtFile, reached, restoreLast, undo, type How } from './restore-popup.ts';
import type { Run, Trial } from './run.ts';

/** What comes between a restore and its end. */
const strikes: Readonly<Record<string, (run: Run, popup: Tab) => Promise<void>>> = {
  'popup closed': (_, popup) => popup.close(),
  'background stopped': ({ browser }) => browser.stopBackground(),
  'browser killed': ({ browser }) => browser.crash(),
};

export const restoreTrials: Readonly<Record<string, Trial>> = Object.fromEntries(
  Object.keys(strikes).flatMap((strike) => [
    [`${strike} while a backup is merged`, async (run: Run) => merged(run, await struck(run, 'merge', strike))],
    [`${strike} while a backup replaces`, async (run: Run) => replaced(run, await struck(run, 'replace', strike))],
  ]),
);

/** Begins to restore a file and strikes at a random point. Gives the popup if it outlived that. */
async function struck(run: Run, how: How, strike: string): Promise<Tab | undefined> {
  const { browser, random } = run;
  await saveSome(run, 3);
  await seeSome(run, 20);
  const popup = await lookAtFile(browser, (await largeBackup()).file);
  await begin(popup, how);
  await saveNext(run); // refused once the library is held still for a replacement
  // In every tenth trial right after the click: then the copy for undo is being made.
  const share = Math.max(0, random() * 1.1 - 0.1);
  await reached(popup, share);
  await pause(random() * 60);
  await strikes[strike]?.(run, popup);
  return strike === 'background stopped' ? popup : undefined;
}

/** A part of the backup may be in, or all of it; nothing that was there is changed. */
async function merged(run: Run, popup: Tab | undefined): Promise<void> {
  if (popup !== undefined) {
    await reached(popup, 1);
    await popup.close();
  }
  await expectWhole(run, popup && (await largeBackup()).works);
  await expectSound(run.browser, 'After a merge that was disturbed');
}

/** What is neither the one library nor the other is reported, and the copy that was made before gives back the first. */
async function replaced(run: Run, popup: Tab | undefined): Promise<void> {
  const { browser } = run;
  if (popup !== undefined) {
    await reached(popup, 1);
    await expectReplaced(run);
    await undo(popup);
    await popup.close();
  } else if ((await healthOnceClosed(browser)).kind === 'half-restored') {
    await expectWarning(browser);
    await backFromCopy(browser);
  } else if ((await lost(run)).length > 0) {
    await expectReplaced(run);
    await backFromCopy(browser);
  }
  await expectWhole(run);
  await expectSound(browser, 'After all');
}

/** A replacement that was nearly done when its page was closed may come to its end: the page's last word was sent. */
function healthOnceClosed(browser: Driver): Promise<Health> {
  return owed('the page that restored to be gone', async () => {
    const health = await healthOf(browser);
    return health.kind !== 'restoring' && health;
  });
}

async function backFromCopy(browser: Driver): Promise<void> {
  if (!(await restoreLast(browser, 'replace'))) throw new Harm('The copy that was made before could not be restored');
}

async function expectReplaced({ browser }: Run): Promise<void> {
  const { works, contradictions } = await examine(browser);
  const there = new Set(works);
  const missing = (await largeBackup()).works.filter((work) => !there.has(work));
  if (missing.length > 0 || works.length > there.size - missing.length + 1 || contradictions.length > 0)
    throw new Harm(
      `Called sound and restored: ${missing.length} works of the backup are missing, ${works.length} are there, ${contradictions.length} contradictions`,
    );
}

interface BackupFile {
  readonly file: string;
  readonly works: readonly string[];
}

let written: Promise<BackupFile> | undefined;

/** A backup of six chunks of works and one of entries. */
function largeBackup(): Promise<BackupFile> {
  written ??= (async () => {
    const file = join(tmpdir(), `deja-lu-faults-${process.pid}.json`);
    process.once('exit', () => rmSync(file, { force: true }));
    const works = [...libraryOf(3_000, [], Date.now())];
    const entries = works.filter((_, i) => i % 10 === 0).map(entryOf);
    const about = { program: 'faults', createdAt: new Date() };
    await writeFile(file, writeBackup(about, { works, entries, sightings: [], verdicts: [] }));
    return { file, works: works.map(({ id }) => id) };
  })();
  return written;
}

function entryOf({ id, facts: { value, at } }: WorkRow): EntryRow {
  return {
    work: id,
    identifiers: [],
    title: { value: value.title, at },
    authors: { value: value.authors, at },
    status: { value: 'to-read', at },
    tags: {},
    notes: {},
    saved: { value: true, at },
    savedAt: at,
  };
}
