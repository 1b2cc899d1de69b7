/*
 * npm run faults -- [--faults 1000] [--seed N], which plays this once in each browser (--browser chromium|firefox)
 *
 * Strikes the built extension with one fault after the other, in a random order that the seed fixes. Prints the seed and
 * what each kind of fault came to; ends with 1 at the first harm, which it names.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { launchChromium } from '../e2e/chromium.ts';
import type { BrowserName } from '../e2e/driver.ts';
import { launchFirefox } from '../e2e/firefox.ts';
import { startFixtureServer } from '../support/fixture-server.ts';
import { newRun, trials } from './trials.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    faults: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const name: BrowserName = values.browser === 'firefox' ? 'firefox' : 'chromium';
const launchers = {
  chromium: { launch: launchChromium, folder: 'chrome-mv3', executable: process.env['CHROME_PATH'] },
  firefox: { launch: launchFirefox, folder: 'firefox-mv3', executable: process.env['FIREFOX_PATH'] },
};
const { launch, folder, executable } = launchers[name];
if (executable === undefined) throw new Error('Set CHROME_PATH or FIREFOX_PATH to the browser');

const count = Number(values.faults);
console.log(`${count} faults in ${name}, seed ${values.seed}`);
const sites = await startFixtureServer([]);
const extension = join(import.meta.dirname, '../../.output', folder);
const browser = await launch({ executable, extension, port: sites.port, headless: true });
const run = newRun(browser, Number(values.seed));
const struck = new Map<string, number>();
try {
  for (let fault = 1; fault <= count; fault += 1) {
    const kinds = Object.entries(trials);
    const [kind, trial] = kinds[Math.floor(run.random() * kinds.length)] ?? ['', undefined];
    try {
      await trial?.(run);
    } catch (error) {
      throw new Error(`Fault ${fault}, “${kind}”, seed ${values.seed}`, { cause: error });
    }
    struck.set(kind, (struck.get(kind) ?? 0) + 1);
  }
} finally {
  for (const [kind, times] of struck) console.log(`${String(times).padStart(5)}  ${kind}`);
  console.log(`${run.acknowledged.size} acknowledged saves`);
  await browser.close();
  await sites.close();
}
