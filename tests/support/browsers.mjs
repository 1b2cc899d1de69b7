import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { outputOf, run, step } from './steps.mjs';

/** A browser the tests can use: its program and the version it gives. */

const CHROMIUM_PROGRAMS = [
  'chromium',
  'chromium-browser',
  'google-chrome-for-testing',
  'google-chrome',
  'microsoft-edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

const FIREFOX_PROGRAMS = ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** What manifest and driver need: data collection consent in the manifest, temporary install over WebDriver BiDi. */
const FIREFOX_SINCE = 140;

/**
 * A Chromium that loads an unpacked extension: CHROME_PATH, the system's, Playwright's own, and last Debian's package.
 * Gives its path, or `undefined` when there is none; each candidate that fails is named on the way.
 */
export async function findChromium() {
  const { chromium } = await import('@playwright/test');
  const works = (path) => loadsExtensions(chromium, path);
  const named = process.env.CHROME_PATH;
  if (named) {
    if (await works(named)) return named;
    console.log(`  CHROME_PATH=${named} cannot load an extension (Chrome 137 and later cannot): looking further`);
  }
  for (const program of CHROMIUM_PROGRAMS) {
    const path = await locate(program);
    if (!path) continue;
    if (await works(path)) return path;
    console.log(`  ${path} cannot load an extension: looking further`);
  }
  if (await works(chromium.executablePath())) return chromium.executablePath();
  await step('npx playwright install chromium', () => run('playwright', ['install', 'chromium']));
  if (await works(chromium.executablePath())) return chromium.executablePath();
  if (await installPackage('chromium')) {
    const path = await locate('chromium');
    if (path && (await works(path))) return path;
  }
  return undefined;
}

/** A Firefox of this decade: FIREFOX_PATH, the system's, or Debian's package. Gives its path or `undefined`. */
export async function findFirefox() {
  const candidates = [process.env.FIREFOX_PATH, ...FIREFOX_PROGRAMS].filter(Boolean);
  const found = await firstFirefox(candidates);
  if (found || !(await installPackage('firefox-esr'))) return found;
  return firstFirefox(['firefox-esr']);
}

async function firstFirefox(candidates) {
  for (const candidate of candidates) {
    const path = await locate(candidate);
    const version = path && (await outputOf(path, ['--version']));
    const major = Number(/Firefox (\d+)/.exec(version ?? '')?.[1]);
    if (major >= FIREFOX_SINCE) return path;
    if (version) console.log(`  ${path} is ${version}; ${FIREFOX_SINCE} or later is needed: looking further`);
  }
  return undefined;
}

/** The full path of a program that is installed. */
function locate(program) {
  return outputOf('sh', ['-c', 'command -v "$0"', program]);
}

/**
 * Tried rather than told from the version: branded builds refuse `--load-extension` and say nothing, and a program
 * called `chromium` may be a wrapper (snap, flatpak) that cannot see the folder.
 */
async function loadsExtensions(chromium, executablePath) {
  const folder = await mkdtemp(join(tmpdir(), 'deja-lu-probe-'));
  const manifest = { manifest_version: 3, name: 'probe', version: '1', background: { service_worker: 'worker.js' } };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'worker.js'), '');
  let context;
  try {
    context = await chromium.launchPersistentContext('', {
      executablePath,
      headless: true,
      timeout: 30_000,
      args: ['--no-sandbox', `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
    });
    if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker', { timeout: 5000 });
    return true;
  } catch {
    return false;
  } finally {
    await context?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Installs a Debian package where that can be done without asking: as root, with apt-get. */
async function installPackage(name) {
  if (process.getuid?.() !== 0 || !(await locate('apt-get'))) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return step(
    `apt-get install ${name}`,
    async () =>
      (await run('apt-get', ['update', '-qq'], { env })) &&
      (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env })),
  );
}
