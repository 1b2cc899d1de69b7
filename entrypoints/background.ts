import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import type { WorkId } from '../lib/identity/answer.ts';
import type { StoreFailure } from '../lib/identity/failure.ts';
import type { Result } from '../lib/identity/result.ts';
import { answer } from '../lib/messages/answer.ts';
import { tellPages } from '../lib/messages/broadcast.ts';
import { sendMessage } from '../lib/messages/channel.ts';
import { isPrivate, type Sender } from '../lib/messages/senders.ts';
import { changeSettings, foldedBar, readSettings, watchSettings } from '../lib/settings/settings.ts';
import { changesOf } from '../lib/store/changes.ts';
import { Store } from '../lib/store/database.ts';
import { setDismissed } from '../lib/store/dismissals.ts';
import { findEntries } from '../lib/store/entries.ts';
import { attempt } from '../lib/store/failure.ts';
import { lookUp } from '../lib/store/lookup.ts';
import { editEntries, removeEntries, saveListings, undoRemoveEntries, unsaveListings } from '../lib/store/saves.ts';
import { recordOpened, recordSightings } from '../lib/store/sightings.ts';
import { findPairs, judge } from '../lib/store/verdicts.ts';
import { forgetVisit } from '../lib/store/visits.ts';

export default defineBackground(() => {
  const store = new Store('relaxed');
  /** For what users do with their own hand. */
  const strictStore = new Store('strict');

  answer('lookup', async ({ visit, listings }, sender) => {
    const settings = readSettings();
    const standpoint = settings.then(({ stillNewMinutes }) => ({ visit, stillNew: stillNewMinutes * 60_000 }));
    const [answers, { seen }, folded] = await Promise.all([
      attempt(() => lookUp(store, listings, standpoint)),
      settings,
      foldedBar.getValue(),
    ]);
    if (!answers.ok) return answers;
    const page = { seen, bar: folded ? 'folded' : 'open', record: !isPrivate(sender) } as const;
    return { ok: true, value: { answers: answers.value, settings: page } };
  });
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

  answer('judge', async ({ at, ...answered }, sender) =>
    silent(await change(sender, () => judge(strictStore, answered, at))),
  );

  answer('findPairs', ({ limit }) => attempt(() => findPairs(store, limit)));
  answer('findEntries', (query) => attempt(() => findEntries(store, query)));
  answer('editEntries', async ({ patches, at }, sender) =>
    silent(await change(sender, () => editEntries(strictStore, patches, at))),
  );
  answer('removeEntries', async ({ works, at }, sender) =>
    silent(await change(sender, () => removeEntries(strictStore, works, at))),
  );
  answer('undoRemoveEntries', async ({ works, at }, sender) =>
    silent(await change(sender, () => undoRemoveEntries(strictStore, works, at))),
  );

  answer('choosePageSettings', async ({ seen, bar }, sender) => {
    if (isPrivate(sender)) return null;
    if (seen !== undefined) await changeSettings({ seen });
    if (bar !== undefined) await foldedBar.setValue(bar === 'folded');
    return null;
  });

  answer('reportPage', async ({ fresh }, { tab }) => {
    const { toolbarBadge } = await readSettings();
    // The browser takes the text of a tab away when the tab goes to another document.
    if (tab?.id !== undefined) await showOnToolbar(tab.id, toolbarBadge ? fresh : 0);
    return null;
  });
  watchSettings(({ toolbarBadge }) => {
    if (!toolbarBadge) void clearToolbar();
  });
  void browser.action.setBadgeBackgroundColor({ color: '#5b6470' });

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

  async function tellOthers(works: readonly WorkId[], sender: Sender): Promise<void> {
    await tellPages(await changesOf(strictStore, works), sender.tab?.id);
  }
});

async function record(sender: Sender, write: () => Promise<void>): Promise<Result<null, StoreFailure>> {
  return silent(await recorded(sender, write));
}

/** A private window reads the store, and leaves nothing in it. */
async function recorded<T>(sender: Sender, write: () => Promise<T>): Promise<Result<T, StoreFailure>> {
  return isPrivate(sender) ? { ok: false, error: 'private-window' } : attempt(write);
}

function silent(result: Result<unknown, StoreFailure>): Result<null, StoreFailure> {
  return result.ok ? { ok: true, value: null } : result;
}

async function showOnToolbar(tabId: number, count: number): Promise<void> {
  const text = count > 999 ? '999+' : String(count);
  await browser.action.setBadgeText({ tabId, text: count === 0 ? '' : text });
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
