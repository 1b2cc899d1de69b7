import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { sendMessage } from '../../../lib/messages/channel.ts';
import { registerScript } from '../../../lib/settings/registered-script.ts';
import { addTurnedOn, removeTurnedOn, siteOfHost } from '../../../lib/settings/turned-on.ts';

vi.mock(import('../../../lib/messages/channel.ts'), { spy: true });

const github = { id: 'github', matches: ['https://github.com/*'] };
const open = [
  { id: 1, url: 'https://github.com/quill/awesome-tides' },
  { id: 2, url: 'https://tides.example/week' },
  { id: 3, url: 'https://arxiv.org/list/cs.LG/new' },
];

interface Script {
  readonly id: string;
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

/** What a browser keeps of our script, and the tabs it was run in. */
function browserWithTabs() {
  const scripts = new Map<string, Script>();
  const entered: number[] = [];
  const run: string[] = [];
  const keep = async (given: readonly Script[]) => given.forEach((script) => scripts.set(script.id, script));
  Object.assign(browser, {
    scripting: {
      getRegisteredContentScripts: async () => [...scripts.values()],
      registerContentScripts: keep,
      updateContentScripts: keep,
      unregisterContentScripts: async ({ ids }: { ids: readonly string[] }) => ids.forEach((id) => scripts.delete(id)),
      executeScript: async ({ target, files }: { target: { tabId: number }; files: readonly string[] }) => {
        entered.push(target.tabId);
        run.push(...files);
      },
    },
  });
  Object.assign(browser.permissions, { contains: async () => true });
  Object.assign(browser.runtime, {
    getManifest: () => ({ content_scripts: [{ matches: ['https://*.arxiv.org/*'] }] }),
  });
  Object.assign(browser.tabs, {
    query: async ({ url }: { url?: readonly string[] }) =>
      open.filter((tab) => !url || url.some((pattern) => tab.url.includes(pattern.replace(/^.*:\/\/|\/\*$/g, '')))),
  });
  const matches = () => [...scripts.values()].flatMap((script) => script.matches);
  return { scripts, entered, run, matches };
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.mocked(sendMessage).mockReset().mockResolvedValue(null);
});

test('where nothing is on, nothing is registered', async () => {
  const { scripts } = browserWithTabs();
  await registerScript();
  expect(scripts.size).toBe(0);
});

test('what is turned on is registered, and entered in open tabs once', async () => {
  const { entered, matches } = browserWithTabs();
  await addTurnedOn(github);
  await registerScript();
  await addTurnedOn(siteOfHost('tides.example'));
  await registerScript();
  expect(matches()).toEqual(['https://github.com/*', '*://tides.example/*']);
  expect(entered).toEqual([1, 2]);
});

test('pages that are read from the start are not entered twice', async () => {
  const { entered } = browserWithTabs();
  await addTurnedOn(siteOfHost('arxiv.org'));
  await registerScript();
  expect(entered).toEqual([]);
});

test('what is turned off is left in every tab, and the rest stays', async () => {
  const { matches } = browserWithTabs();
  await addTurnedOn(github);
  await addTurnedOn(siteOfHost('tides.example'));
  await registerScript();
  await removeTurnedOn(['github']);
  await registerScript();
  expect(matches()).toEqual(['*://tides.example/*']);
  expect(vi.mocked(sendMessage).mock.calls).toEqual(
    open.map(({ id }) => ['leavePage', { matches: ['https://github.com/*'] }, id]),
  );
});

test('proceedings have a script of their own, and their pages no other', async () => {
  const { scripts, run } = browserWithTabs();
  await addTurnedOn({ id: 'pmlr', matches: ['https://tides.example/*'] });
  await addTurnedOn(siteOfHost('tides.example'));
  await registerScript();
  expect(scripts.get('proceedings')?.matches).toEqual(['https://tides.example/*']);
  expect(scripts.get('turned-on')?.excludeMatches).toContain('https://tides.example/*');
  expect(run).toEqual(['/content-scripts/proceedings.js']);
});

test('what the browser forgot with an update is registered anew', async () => {
  const { scripts, matches } = browserWithTabs();
  await addTurnedOn(github);
  await registerScript();
  scripts.clear();
  await registerScript();
  expect(matches()).toEqual(['https://github.com/*']);
});

test('calls at one time register once', async () => {
  const { entered } = browserWithTabs();
  await addTurnedOn(github);
  await Promise.all([registerScript(), registerScript(), registerScript()]);
  expect(entered).toEqual([1]);
});
