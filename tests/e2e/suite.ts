import { join } from 'node:path';

import { afterAll, describe, test } from 'vitest';

import { readFixtures, startFixtureServer } from '../support/fixture-server.ts';
import { cases } from './cases.ts';
import type { BrowserName, Driver, LaunchOptions } from './driver.ts';
import type { Stage } from './stage.ts';

const FOLDERS: Readonly<Record<BrowserName, string>> = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' };

/** Every case in one browser, each with a new profile; all are skipped where there is no such browser. */
export function suite(
  name: BrowserName,
  executable: string | undefined,
  launch: (options: LaunchOptions) => Promise<Driver>,
): void {
  /** As many as cases run at a time; each goes from case to case. */
  const idle: Stage[] = [];

  async function build(): Promise<Stage> {
    const sites = await startFixtureServer(await readFixtures(join(import.meta.dirname, '../pages')));
    const browser = await launch({
      executable: executable ?? '',
      extension: join(import.meta.dirname, '../../.output', FOLDERS[name]),
      port: sites.port,
      headless: true,
    });
    return { browser, sites };
  }

  afterAll(async () => {
    await Promise.all(idle.map((stage) => clear(stage)));
  });

  describe.skipIf(!executable)(name, () => {
    // Not `test.each`, which cuts long names short.
    for (const played of cases.filter(({ only }) => only === undefined || only === name)) {
      test.concurrent(played.name, async () => {
        const stage = idle.pop() ?? (await build());
        try {
          await played.run(stage);
          await stage.browser.restart('new');
          stage.sites.reset();
          idle.push(stage);
        } catch (error) {
          await clear(stage); // the next case must not inherit what this one left
          throw error;
        }
      });
    }
  });
}

async function clear({ browser, sites }: Stage): Promise<void> {
  await browser.close();
  await sites.close();
}
