import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sitesAtInstall } from '../../lib/recognize/sites.ts';

/** A permission is asked for in the stores in our name: adding one means changing this list and PRIVACY.md. */
const PERMISSIONS = ['storage', 'unlimitedStorage', 'activeTab', 'scripting'];
/** Chromium's own. */
const PERMISSIONS_OF_CHROMIUM = ['offscreen'];
const OPTIONAL_PERMISSIONS = ['downloads'];

/** Nothing leaves the browser and nothing comes in: none of these has a use here. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['eval', /(?<![\w$.])eval\s*\(/],
  ['new Function', /\bnew\s+Function\s*\(/],
  ['fetch', /(?<![\w$.])fetch\s*\(/],
  ['XMLHttpRequest', /\bXMLHttpRequest\b/],
  ['WebSocket', /\bnew\s+(?:WebSocket|EventSource)\b/],
  ['sendBeacon', /\bsendBeacon\b/],
  ['a script from elsewhere', /<script\b[^>]*\bsrc="(?:https?:)?\/\//],
];

interface Manifest {
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly web_accessible_resources?: readonly unknown[];
  readonly externally_connectable?: unknown;
  readonly browser_specific_settings?: unknown;
  readonly content_security_policy?: unknown;
}

/** What is wrong with a built extension, one sentence each; empty when nothing is. */
export async function bundleFaults(folder: string): Promise<readonly string[]> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(?:js|html)$/.test(file));
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const),
  );
  return [
    ...manifestFaults(manifest),
    ...texts.flatMap(([file, text]) =>
      FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${file} holds ${what}`),
    ),
  ];
}

function manifestFaults(manifest: Manifest): readonly string[] {
  const hosts = sitesAtInstall.flatMap((site) => site.matches);
  const faults: string[] = [];
  const isChromium = manifest.browser_specific_settings === undefined;
  const permissions = isChromium ? [...PERMISSIONS, ...PERMISSIONS_OF_CHROMIUM] : PERMISSIONS;
  if (!sameSet(manifest.permissions, permissions)) faults.push(`permissions are ${manifest.permissions?.join(', ')}`);
  if (!sameSet(manifest.host_permissions, hosts)) faults.push('host permissions are not those of the sites');
  if (!sameSet(manifest.optional_permissions, OPTIONAL_PERMISSIONS)) {
    faults.push(`optional permissions are ${manifest.optional_permissions?.join(', ')}`);
  }
  // Each of these opens a door to pages or to code that is not ours; the defaults are closed.
  for (const key of ['web_accessible_resources', 'externally_connectable'] as const) {
    if (manifest[key] !== undefined) faults.push(`the manifest has ${key}`);
  }
  if (manifest.content_security_policy !== undefined) faults.push('the manifest relaxes the content security policy');
  return faults;
}

function sameSet(left: readonly string[] = [], right: readonly string[]): boolean {
  return JSON.stringify([...new Set(left)].toSorted()) === JSON.stringify([...new Set(right)].toSorted());
}
