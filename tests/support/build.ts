/*
 * `npm run build`: both targets, then the checks a store reviewer would make first, on what was built: sizes, the
 * manifest, and code that a bundle must not hold. Ends with 1 when one of them fails.
 */
import { join } from 'node:path';

import { build } from 'wxt';

import { bundleFaults } from './bundle.ts';
import { measure, table } from './budgets.ts';

const targets = ['chrome', 'firefox'] as const;
const wanted = targets.filter((target) => process.argv.length === 2 || process.argv.includes(target));

for (const browser of wanted) {
  await build({ browser, manifestVersion: 3 });
  const folder = join(import.meta.dirname, `../../.output/${browser}-mv3`);
  const sizes = await measure(folder);
  console.log(table(`${browser}, gzip`, sizes));
  const faults = [
    ...sizes.filter(({ bytes, limit }) => bytes > limit).map(({ part }) => `${part} is over its size budget`),
    ...(await bundleFaults(folder)),
  ];
  for (const fault of faults) console.error(`${browser}: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
