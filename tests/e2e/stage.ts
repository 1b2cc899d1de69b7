import { vi } from 'vitest';

import type { FixtureServer } from '../support/fixture-server.ts';
import type { BrowserName, Driver } from './driver.ts';

/** What a case plays on: a browser with the extension and an empty profile, and the sites it can reach. */
export interface Stage {
  readonly browser: Driver;
  readonly sites: FixtureServer;
}

export interface Case {
  readonly name: string;
  /** Where it can be played in one browser alone; elsewhere it is not counted. */
  readonly only?: BrowserName;
  run(stage: Stage): Promise<void>;
}

/** Repeats assertions until they hold. (`expect.poll` loses its test when several run at a time.) */
export async function eventually(assert: () => Promise<void>): Promise<void> {
  await vi.waitFor(assert, { timeout: 15_000, interval: 50 });
}
