/*
 * npm run build: the extension for both browsers, then what is checked of it (inspection.ts).
 */
import { build } from 'wxt';

import { inspect, targets } from './inspection.ts';

for (const browser of targets) {
  await build({ browser, manifestVersion: 3 });
  if (!(await inspect(browser))) process.exitCode = 1;
}
