import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { sitesAtInstall } from '../../../lib/recognize/sites.ts';
import { bundleFaults } from '../../support/bundle.ts';

const MANIFEST = {
  permissions: ['storage', 'unlimitedStorage', 'activeTab', 'scripting', 'offscreen'],
  optional_permissions: ['downloads'],
  host_permissions: sitesAtInstall.flatMap((site) => site.matches),
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deja-lu-bundle-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function faultsOf(manifest: object, file = 'background.js', text = ''): Promise<readonly string[]> {
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, file), text);
  return bundleFaults(folder);
}

describe('what is built', () => {
  test('with the permissions we name and nothing that is forbidden has no fault', async () => {
    const innocent = 'prefetch(1); retrieval(2); const evaluate = () => newFunction();';
    expect(await faultsOf(MANIFEST, 'background.js', innocent)).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['a permission more', { permissions: [...MANIFEST.permissions, 'history'] }, /permissions are .*history/],
    ['a permission less', { permissions: ['storage'] }, /permissions are storage/],
    ["Chromium's in Firefox", { browser_specific_settings: {} }, /permissions are .*offscreen/],
    ['another to ask for', { optional_permissions: ['downloads', 'history'] }, /optional permissions are .*history/],
    ['a host more', { host_permissions: [...MANIFEST.host_permissions, 'https://example.org/*'] }, /host permissions/],
    ['files that pages can load', { web_accessible_resources: [{ resources: ['a.css'] }] }, /web_accessible_resources/],
    ['a door for other pages', { externally_connectable: { matches: ['https://a.org/*'] } }, /externally_connectable/],
    ['a policy of its own', { content_security_policy: {} }, /content security policy/],
  ])('%s in the manifest is a fault', async (_, change, fault) => {
    expect(await faultsOf({ ...MANIFEST, ...change })).toEqual([expect.stringMatching(fault)]);
  });

  test.each([
    ['background.js', 'eval("1")', 'eval'],
    ['background.js', 'let f = new Function("return 1")', 'new Function'],
    ['background.js', 'fetch(`https://a.org/${x}`)', 'fetch'],
    ['background.js', 'new WebSocket("wss://a.org")', 'WebSocket'],
    ['background.js', 'navigator.sendBeacon(u, d)', 'sendBeacon'],
    ['popup.html', '<script type="module" src="//a.org/x.js"></script>', 'a script from elsewhere'],
  ])('%s with %s is a fault', async (file, text, what) => {
    expect(await faultsOf(MANIFEST, file, text)).toEqual([`${file} holds ${what}`]);
  });
});
