/*
 * npm run faults -- [--faults 1000] [--seed N] [--from N] [--only WORDS], which plays this once in each browser
 * (--browser chromium|firefox)
 *
 * Strikes the built extension with one fault after the other, in a random order that the seed fixes. What the seed does not
 * fix is time: where exactly in its work the extension is struck. Every 25 faults begin with a new library, so that
 * `--from 26` goes on where a run with the same seed was at its 26th. A trial that fails for the browser's or its driver's
 * reasons is played again, with another browser and the same numbers. Ends with 1 if there was harm, which it names, or if
 * a fault could not be played.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { launchChromium } from '../e2e/chromium.ts';
import type { BrowserName, Driver } from '../e2e/driver.ts';
import { launchFirefox } from '../e2e/firefox.ts';
import { startFixtureServer } from '../support/fixture-server.ts';
import { Harm } from './harm.ts';
import { newRun, oneOf, randomOfFault, type Run } from './run.ts';
import { Silence, within } from './silence.ts';
import { trials } from './trials.ts';

/** So many faults a library goes through. */
const lifeOfLibrary = 25;
/** In ms: a browser that is silent for so long will not answer any more. */
const longestTrial = 240_000;
const longestLaunch = 60_000;
const mostTries = 3;

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    faults: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const name: BrowserName = values.browser === 'firefox' ? 'firefox' : 'chromium';
const launchers = {
  chromium: { launch: launchChromium, folder: 'chrome-mv3', executable: process.env['CHROME_PATH'] },
  firefox: { launch: launchFirefox, folder: 'firefox-mv3', executable: process.env['FIREFOX_PATH'] },
};
const { launch, folder, executable } = launchers[name];
if (!executable) throw new Error('Set CHROME_PATH or FIREFOX_PATH to the browser');
const options = { executable, extension: join(import.meta.dirname, '../../.output', folder), headless: true };

const [from, last, seed] = [Number(values.from), Number(values.faults), Number(values.seed)];
const kinds = Object.entries(trials).filter(([kind]) => kind.includes(values.only));
const begun = Date.now();
const played = new Map(kinds.map(([kind]) => [kind, 0]));
let [harmful, repeated, unplayed, acknowledged] = [0, 0, 0, 0];

// Playwright closes its browsers when it is told to end, and the trial would be played again with another.
process.once('SIGTERM', () => process.exit(143));

const sites = await startFixtureServer([]);
let run = await newLibrary();
console.log(`Faults ${from} to ${last} in ${name} ${run.browser.version}, seed ${seed}`);
for (let fault = from; fault <= last; fault += 1) {
  if (fault > from && (fault - 1) % lifeOfLibrary === 0) run = await newLibrary(run);
  run = await play(fault, run);
  if (fault % lifeOfLibrary === 0) tell(`${fault} of ${last}`);
}
acknowledged += run.acknowledged.size;
await run.browser.close();
await sites.close();
for (const [kind, times] of played) console.log(`${String(times).padStart(5)}  ${kind}`);
tell(`Seed ${seed}, ${acknowledged} acknowledged saves`);
process.exit(harmful + unplayed === 0 ? 0 : 1); // whatever a browser that hung has left open

/** Plays a fault. Gives the run to go on with: the same one, if all is well. */
async function play(fault: number, given: Run): Promise<Run> {
  let current = given;
  const [kind, trial] = oneOf(kinds, randomOfFault(seed, -fault));
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    current.random = randomOfFault(seed, fault);
    const playing = trial(current);
    try {
      await within(longestTrial, playing);
      played.set(kind, (played.get(kind) ?? 0) + 1);
      return current;
    } catch (error) {
      await abandon(current.browser, error, playing);
      acknowledged += current.acknowledged.size;
      current = await newLibrary();
      console.log(`${error instanceof Harm ? 'HARM' : 'Not played'}: fault ${fault}, “${kind}”, seed ${seed}:`, error);
      if (error instanceof Harm) {
        harmful += 1;
        played.set(kind, (played.get(kind) ?? 0) + 1);
        return current;
      }
      repeated += 1;
    }
  }
  unplayed += 1;
  return current;
}

/** An empty library, in the browser of the last one if that still answers. */
async function newLibrary(old?: Run): Promise<Run> {
  if (old !== undefined) {
    acknowledged += old.acknowledged.size;
    const restarting = old.browser.restart('new');
    try {
      await within(longestLaunch, restarting);
      return newRun({ browser: old.browser, sites }, seed);
    } catch (error) {
      console.log('The browser could not be given a new profile:', error);
      await abandon(old.browser, error, restarting);
    }
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return newRun({ browser: await launch({ ...options, port: sites.port }), sites }, seed);
    } catch (error) {
      if (attempt === mostTries) throw error;
      console.log('The browser could not be started:', error);
    }
  }
}

/** Ends a browser that failed; after a silence once more, for what went on meanwhile may have started another. */
async function abandon(browser: Driver, error: unknown, doing: Promise<unknown>): Promise<void> {
  await browser.close().catch(() => undefined);
  if (!(error instanceof Silence)) return;
  await within(longestLaunch, doing).catch(() => undefined);
  await browser.close().catch(() => undefined);
}

function tell(what: string): void {
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  const total = [...played.values()].reduce((sum, times) => sum + times, 0);
  console.log(
    `${what}, ${minutes} min: ${total} played, ${harmful} with harm, ${repeated} repeated, ${unplayed} not played`,
  );
}
