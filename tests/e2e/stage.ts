import type { FixtureServer } from '../support/fixture-server.ts';
import type { Driver } from './driver.ts';

/** What a case plays on: a browser with the extension and an empty profile, and the sites it can reach. */
export interface Stage {
  readonly browser: Driver;
  readonly sites: FixtureServer;
}

export interface Case {
  readonly name: string;
  run(stage: Stage): Promise<void>;
}
