/*
 * The commands that work on a fresh clone: `npm start`, `npm test`, `npm run e2e`, `npm run faults` and `npm run bench`.
 * They install what is missing, a browser included, and say what they do. Everything that needs a dependency is another
 * process, on the Node 24 that came with the dependencies; this one is plain JavaScript for Node 20.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findChromium, findFirefox } from './browsers.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { run, SetupError, skip, skips, step } from './steps.mjs';

const NO_CHROMIUM = `no Chromium that can load an extension was found.
     Next step: install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium)
     or set CHROME_PATH to one. Google Chrome 137 and later cannot load extensions from a folder.`;
const NO_FIREFOX = `no Firefox 140 or later was found.
     Next step: install one (Debian: apt-get install firefox-esr) or set FIREFOX_PATH to one.`;

const commands = { test, start, e2e, bench, faults };

async function test() {
  const browsers = await findBrowsers();
  const check = await step('types, lint, format', () => run('npm', ['run', '--silent', 'check']));
  const unit = await step('unit tests', () => vitest([]));
  const build = await buildFor(['chrome', 'firefox']);
  const inspection = build && (await step('sizes, manifest, bundles', () => run('node', ['tests/support/inspect.ts'])));
  const suites = [unit];
  if (build) suites.push(...(await endToEnd(browsers, [])));
  return report(suites, [check, build, inspection]);
}

/** Parameters go to vitest: `npm run e2e -- -t "after a reload"`. */
async function e2e(parameters) {
  const browsers = await findBrowsers();
  const build = await buildFor(['chrome', 'firefox']);
  return report(build ? await endToEnd(browsers, parameters) : [], [build]);
}

async function start(parameters) {
  const chromium = await findChromium();
  if (!chromium) throw new SetupError(`npm start: ${NO_CHROMIUM}`);
  if (!(await buildFor(['chrome'])))
    throw new SetupError('The extension could not be built. Next step: read what the build says above.');
  const script = hasDisplay() ? 'tests/support/demo.ts' : 'tests/support/morning.ts';
  return run('node', [script, ...parameters], { env: { CHROME_PATH: chromium }, input: 'inherit' });
}

async function bench(parameters) {
  const chromium = await findChromium();
  if (!chromium) throw new SetupError(`npm run bench: ${NO_CHROMIUM}`);
  return (
    (await buildFor(['chrome'])) &&
    run('node', ['--max-old-space-size=10000', 'tests/bench/run.ts', ...parameters], { env: { CHROME_PATH: chromium } })
  );
}

/** In both browsers, one after the other, or in one: `npm run faults -- --faults 1000 --seed 7 --browser firefox`. */
async function faults(parameters) {
  const browsers = await findBrowsers();
  if (!(await buildFor(['chrome', 'firefox']))) return false;
  const found = { chromium: browsers.CHROME_PATH, firefox: browsers.FIREFOX_PATH };
  const wanted = parameters[parameters.indexOf('--browser') + 1];
  let harmless = true;
  for (const [browser, path] of Object.entries(found)) {
    if (!path || (parameters.includes('--browser') && browser !== wanted)) continue;
    const strike = () =>
      run('node', ['tests/faults/faults.ts', '--browser', browser, ...parameters], { env: browsers });
    harmless = (await step(`faults, ${browser}`, strike)) && harmless;
  }
  return harmless;
}

function buildFor(targets) {
  return step(`build for ${targets.join(' and ')}`, async () => {
    for (const target of targets) if (!(await run('wxt', ['build', '-b', target, '--mv3']))) return false;
    return true;
  });
}

async function findBrowsers() {
  return step('browsers', async () => {
    const chromium = await findChromium();
    const firefox = await findFirefox();
    console.log(`  Chromium: ${chromium ?? 'none'}\n  Firefox: ${firefox ?? 'none'}`);
    if (!chromium) skip(`the end-to-end tests in Chromium: ${NO_CHROMIUM}`);
    if (!firefox) skip(`the end-to-end tests in Firefox: ${NO_FIREFOX}`);
    return { CHROME_PATH: chromium ?? '', FIREFOX_PATH: firefox ?? '' };
  });
}

/** A browser that was not found is run too: its cases then count as skipped. */
async function endToEnd(browsers, parameters) {
  const suites = [];
  for (const project of ['chromium', 'firefox']) {
    const config = ['--config', 'tests/e2e/vitest.config.ts', '--project', project, ...parameters];
    suites.push(await step(`end-to-end tests, ${project}`, () => vitest(config, browsers)));
  }
  return suites;
}

/** Runs vitest and gives what it counted; `false` where it could not even count. */
async function vitest(parameters, env = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'deja-lu-results-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  await run('vitest', ['run', ...reporters, ...parameters], { env });
  const text = await readFile(file, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  if (text === undefined) return false;
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, success } = JSON.parse(text);
  // A file that does not load fails without a single test of its own.
  const failed = numFailedTests || (success ? 0 : Math.max(1, numFailedTestSuites));
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

/** The closing line. A step without tests of its own (types, build) counts when it fails, as one. */
function report(suites, checks) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of suites) {
    if (suite) for (const key of Object.keys(total)) total[key] += suite[key];
  }
  total.failed += [...suites, ...checks].filter((result) => result === false).length;
  for (const what of skips()) console.log(`\n  !! SKIPPED: ${what}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0;
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'darwin' || process.platform === 'win32' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

async function main([name = '', ...parameters]) {
  const command = commands[name];
  if (!command) throw new SetupError(`Usage: node tests/support/run.mjs ${Object.keys(commands).join('|')}`);
  await ensureDependencies();
  return command(parameters);
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
