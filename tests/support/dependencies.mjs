import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root, run, SetupError, step } from './steps.mjs';

/** Installs what package-lock.json names, if anything of it is missing or another version is there. */
export async function ensureDependencies() {
  const stale = await staleness();
  if (!stale) return;
  const installed = await step(`npm ci (${stale})`, () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  if (!installed) {
    throw new SetupError('The dependencies could not be installed. Next step: run `npm ci` and read what it says.');
  }
}

/** Why node_modules does not fit the lock file, or `undefined` when it does. */
async function staleness() {
  const wanted = await packagesOf(join(root, 'package-lock.json'));
  if (!wanted) throw new SetupError('There is no package-lock.json. Next step: clone the repository again.');
  const installed = await packagesOf(join(root, 'node_modules/.package-lock.json'));
  if (!installed) return 'nothing is installed yet';
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    // Optional packages are those of other systems; '' is the project itself.
    if (path === '' || optional) continue;
    if (installed[path]?.version !== version) return `${path.replace('node_modules/', '')} is not at ${version}`;
  }
  // Made by install scripts, which `npm ci --ignore-scripts` leaves out.
  const made = ['node_modules/.bin/node', '.wxt/tsconfig.json'].find((path) => !existsSync(join(root, path)));
  return made && `${made} is missing`;
}

async function packagesOf(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text).packages;
}
