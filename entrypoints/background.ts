import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import { i18n } from '#i18n';

import type { WorkId } from '../lib/identity/answer.ts';
import { writeBackup } from '../lib/exchange/backup.ts';
import { backupName } from '../lib/exchange/dated-name.ts';
import type { FileFailure, StoreFailure } from '../lib/identity/failure.ts';
import type { Health } from '../lib/identity/health.ts';
import type { Result } from '../lib/identity/result.ts';
import type { Visit } from '../lib/identity/visit.ts';
import { answer } from '../lib/messages/answer.ts';
import { closeBackupPage, makeInBackupPage } from '../lib/messages/backup-page.ts';
import { tellPages } from '../lib/messages/broadcast.ts';
import { sendMessage } from '../lib/messages/channel.ts';
import { isPrivate, type Sender } from '../lib/messages/senders.ts';
import { registerScript } from '../lib/settings/registered-script.ts';
import { changeSettings, foldedBar, readSettings, watchSettings, type Settings } from '../lib/settings/settings.ts';
import { watchTurnedOn } from '../lib/settings/turned-on.ts';
import { oneAtATime } from '../lib/store/bulk.ts';
import { changesOf } from '../lib/store/changes.ts';
import { doChore } from '../lib/store/chores.ts';
import { Store } from '../lib/store/database.ts';
import { isFileDue, lastDatedFile, writeDatedFile, type OfferedFile } from '../lib/store/dated-file.ts';
import { setDismissed } from '../lib/store/dismissals.ts';
import { findEntries } from '../lib/store/entries.ts';
import { attempt } from '../lib/store/failure.ts';
import { acceptLibrary, checkHealth, forgetCount, libraryState, updateWitness } from '../lib/store/health.ts';
import { isBackupDue, keepBackup, listBackups } from '../lib/store/kept-backups.ts';
import { keptPieces } from '../lib/store/kept-pieces.ts';
import { lookUp } from '../lib/store/lookup.ts';
import { editEntries, removeEntries, saveListings, undoRemoveEntries, unsaveListings } from '../lib/store/saves.ts';
import { recordOpened, recordSightings } from '../lib/store/sightings.ts';
import type { Standpoint } from '../lib/store/state.ts';
import { findPairs, judge } from '../lib/store/verdicts.ts';
import { forgetVisit } from '../lib/store/visits.ts';
import { readWhole } from '../lib/store/whole.ts';
import { attemptWrite } from '../lib/store/writers.ts';
import { aboutBackup, makeFile } from './backup-file/made-file.ts';

const month = (365.25 / 12) * 24 * 60 * 60_000;
/** Of a chore, after each write. A history of five million sightings is gone through in some thousand writes. */
const chunksAtOnce = 5;

export default defineBackground(() => {
  const store = new Store('relaxed');
  /** For what users do with their own hand. */
  const strictStore = new Store('strict');
  let health = awake(checkHealth(store, Date.now())); // it may have to count a million works
  void health.then(warnOnToolbar);

  answer('lookup', async ({ visit, listings }, sender) => {
    const settings = readSettings(); // read once, and while the rows are
    const [answers, { seen }, folded] = await Promise.all([
      ask(() => lookUp(store, listings, standpointOf(visit, settings), 'name')),
      settings,
      foldedBar.getValue(),
    ]);
    if (!answers.ok) return answers;
    const page = { seen, bar: folded ? 'folded' : 'open', record: !isPrivate(sender) } as const;
    return { ok: true, value: { answers: answers.value, settings: page } };
  });
  answer('findAlike', ({ visit, listings }) =>
    ask(() => lookUp(store, listings, standpointOf(visit, readSettings()), 'likeness')),
  );
  answer('recordSightings', ({ visit, listings, at }, sender) =>
    record(sender, () => recordSightings(store, visit, listings, at)),
  );
  answer('recordOpened', ({ listing, at }, sender) => record(sender, () => recordOpened(store, listing, at)));
  answer('forgetVisit', ({ visit }, sender) => record(sender, () => forgetVisit(strictStore, visit)));

  answer('saveEntries', ({ listings, at }, sender) => change(sender, () => saveListings(strictStore, listings, at)));
  answer('unsaveListings', async ({ listings, at }, sender) =>
    silent(await change(sender, () => unsaveListings(strictStore, listings, at))),
  );
  answer('setDismissed', async ({ listings, dismissed, at }, sender) =>
    silent(await change(sender, () => setDismissed(strictStore, listings, dismissed, at))),
  );

  answer('checkHealth', async () => {
    // A blocked store may be free by now, and a restore broken off; what was damaged has been counted, which takes a while.
    if ((await health).kind !== 'damaged') await checkAgain();
    return health;
  });
  answer('acceptLibrary', async () => {
    const accepting = awake(attempt(() => acceptLibrary(strictStore, Date.now()))); // it may have to shelve all entries anew
    await checkAgain(accepting); // whoever asks meanwhile is told how it ends
    return silent(await accepting);
  });
  answer('judge', async ({ at, ...answered }, sender) =>
    silent(await change(sender, () => judge(strictStore, answered, at))),
  );

  answer('findPairs', ({ limit }) => ask(() => findPairs(store, limit)));
  answer('findEntries', (query) => ask(() => findEntries(store, query)));
  answer('editEntries', async ({ patches, at }, sender) =>
    silent(await change(sender, () => editEntries(strictStore, patches, at))),
  );
  answer('removeEntries', async ({ works, at }, sender) =>
    silent(await change(sender, () => removeEntries(strictStore, works, at))),
  );
  answer('undoRemoveEntries', async ({ works, at }, sender) =>
    silent(await change(sender, () => undoRemoveEntries(strictStore, works, at))),
  );

  answer('writeBackupFile', writeFile);

  answer('choosePageSettings', async ({ seen, bar }, sender) => {
    if (isPrivate(sender)) return null;
    if (seen !== undefined) await changeSettings({ seen });
    if (bar !== undefined) await foldedBar.setValue(bar === 'folded');
    return null;
  });

  answer('loadGenericReader', (_, sender) => injectGenericReader(sender));
  answer('reportPage', async ({ fresh }, { tab }) => {
    const { toolbarBadge } = await readSettings();
    // The browser takes the text of a tab away when the tab goes to another document.
    const isSound = (await health).kind === 'sound';
    if (tab?.id !== undefined && isSound) await showOnToolbar(tab.id, toolbarBadge ? fresh : 0);
    return null;
  });
  watchSettings(({ toolbarBadge }) => {
    if (!toolbarBadge) void clearToolbar();
  });

  // Whatever changes what is on; an update of ours makes the browser forget where our script is registered.
  browser.runtime.onInstalled.addListener(sitesChanged);
  browser.runtime.onStartup.addListener(sitesChanged);
  browser.permissions.onAdded.addListener(sitesChanged);
  browser.permissions.onRemoved.addListener(sitesChanged);
  watchTurnedOn(sitesChanged);

  browser.commands.onCommand.addListener((command) => {
    if (command === 'next-new') void jumpToNextNew();
  });

  /** A write of the user's, told to the other pages. */
  async function change(
    sender: Sender,
    write: () => Promise<readonly WorkId[]>,
  ): Promise<Result<readonly WorkId[], StoreFailure>> {
    const result = await recorded(sender, write);
    if (result.ok) void tellOthers(result.value, sender);
    return result;
  }

  /** Every write but those of private windows, in which there are none, and those while a restore holds the library still. */
  async function recorded<T>(sender: Sender, write: () => Promise<T>): Promise<Result<T, StoreFailure>> {
    if (isPrivate(sender)) return { ok: false, error: 'private-window' };
    const result = await attemptWrite(write);
    if (result.ok) void tend();
    else suspect(result.error);
    return result;
  }

  async function record(sender: Sender, write: () => Promise<void>): Promise<Result<null, StoreFailure>> {
    return silent(await recorded(sender, write));
  }

  /** What a library needs after a write. What is damaged stays as it is: the witness and the backups tell of what was. */
  async function tend(): Promise<void> {
    if ((await health).kind !== 'sound') return;
    const tended = await attempt(async () => {
      if (!(await updateWitness(store, Date.now()))) return;
      await backUp();
      await writeDueFile();
      await doChores();
    });
    if (!tended.ok) console.debug('The library could not be tended:', tended.error);
  }

  /** A few chunks after each write: a second at most, and what asks for a page meanwhile waits for one of them. */
  const doChores = oneAtATime(async () => {
    const now = Date.now();
    const oldestSighting = now - (await readSettings()).historyMonths * month;
    for (let chunk = 0; chunk < chunksAtOnce; chunk += 1) {
      if (!(await doChore(store, { now, oldestSighting }))) return;
    }
  });

  /** A backup, when one is due. */
  const backUp = oneAtATime(async () => {
    const library = await libraryState(store);
    if (!isBackupDue(await listBackups(), library, Date.now())) return;
    const tables = { ...readWhole(store), sightings: [] };
    await awake(
      keepBackup(keptPieces(writeBackup(aboutBackup(), tables)), {
        ...library,
        createdAt: Date.now(),
        reason: 'daily',
      }),
    );
  });

  let writingFile: Promise<Result<null, FileFailure>> | undefined;

  /** A file for the downloads, when one is due. */
  async function writeDueFile(): Promise<void> {
    const { fileEveryDays: everyDays } = await readSettings();
    if (everyDays === 0) return;
    const { state } = await libraryState(store);
    if (isFileDue(await lastDatedFile.getValue(), { everyDays, state, now: Date.now() })) await writeFile();
  }

  /** One at a time. */
  async function writeFile(): Promise<Result<null, FileFailure>> {
    writingFile ??= awake(newFile()).finally(() => (writingFile = undefined));
    return writingFile;
  }

  async function newFile(): Promise<Result<null, FileFailure>> {
    const library = await attempt(() => libraryState(store));
    if (!library.ok) return library;
    return writeDatedFile(offerFile, { state: library.value.state, now: Date.now() });
  }

  /** The whole library, as a file that the browser can download. */
  async function offerFile(): Promise<Result<OfferedFile, StoreFailure>> {
    const { program } = aboutBackup();
    const made = import.meta.env.FIREFOX ? await makeFile(store, program) : await makeInBackupPage(program);
    if (!made.ok) return made;
    const { url, mediaType } = made.value;
    const release = () => (import.meta.env.FIREFOX ? URL.revokeObjectURL(url) : void closeBackupPage());
    return { ok: true, value: { url, name: backupName(mediaType, new Date()), release } };
  }

  async function checkAgain(after?: Promise<unknown>): Promise<void> {
    health = awake(Promise.resolve(after).then(() => checkHealth(store, Date.now())));
    await warnOnToolbar(await health);
  }

  /** Files that are damaged in the middle are found when what lies there is read. */
  function suspect(failure: StoreFailure): void {
    if (failure !== 'store-unavailable') return;
    void health.then(({ kind }) => (kind === 'sound' ? checkAgain(forgetCount()) : undefined));
  }

  async function ask<T>(question: () => Promise<T>): Promise<Result<T, StoreFailure>> {
    const result = await attempt(question);
    if (!result.ok) suspect(result.error);
    return result;
  }

  async function tellOthers(works: readonly WorkId[], sender: Sender): Promise<void> {
    await tellPages(await changesOf(strictStore, works), sender.tab?.id);
  }
});

function silent(result: Result<unknown, StoreFailure>): Result<null, StoreFailure> {
  return result.ok ? { ok: true, value: null } : result;
}

function sitesChanged(): void {
  void registerScript();
}

async function injectGenericReader({ tab, frameId = 0 }: Sender): Promise<null> {
  if (tab?.id !== undefined)
    await browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId] }, files: ['/generic.js'] });
  return null;
}

async function standpointOf(visit: Visit, settings: Promise<Settings>): Promise<Standpoint> {
  const { stillNewMinutes } = await settings;
  return { visit, stillNew: stillNewMinutes * 60_000 };
}

/** Firefox ends a background after 30 seconds whatever it does, unless it calls the browser (ESR 153). */
async function awake<T>(job: Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), 5_000);
  try {
    return await job;
  } finally {
    clearInterval(beat);
  }
}

/** Of a tab without a number the toolbar shows what it shows of all: nothing, or a warning. */
async function showOnToolbar(tabId: number, count: number): Promise<void> {
  const text = count > 999 ? '999+' : String(count);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Chromium's types know no `null`, Firefox takes no absence
  await browser.action.setBadgeText({ tabId, text: (count === 0 ? null : text) as string });
}

/** On every tab, in the place of its number. */
async function warnOnToolbar({ kind }: Health): Promise<void> {
  const isSound = kind === 'sound' || kind === 'restoring';
  if (!isSound) await clearToolbar();
  await browser.action.setBadgeBackgroundColor({ color: isSound ? '#5b6470' : '#b3261e' });
  await browser.action.setBadgeText({ text: isSound ? '' : '!' });
  await browser.action.setTitle({ title: i18n.t(isSound ? 'extension.name' : 'damage.toolbar') });
}

async function clearToolbar(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [showOnToolbar(id, 0)])));
}

async function jumpToNextNew(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  // A tab that shows no feed has nobody to answer.
  if (tab?.id !== undefined) await sendMessage('jumpToNextNew', undefined, tab.id).catch(() => null);
}
