import { join } from 'node:path';

import { measure, table } from './budgets.ts';
import { bundleFaults } from './bundle.ts';

export const targets = ['chrome', 'firefox'] as const;

/**
 * Looks at a built extension as a store's reviewer would first: sizes, manifest, and code that it must not hold.
 * Prints the sizes and every fault; true when there is none.
 */
export async function inspect(target: (typeof targets)[number]): Promise<boolean> {
  const folder = join(import.meta.dirname, `../../.output/${target}-mv3`);
  const sizes = await measure(folder);
  console.log(table(`${target}, gzip`, sizes));
  const faults = [
    ...sizes.filter(({ bytes, limit }) => bytes > limit).map(({ part }) => `${part} is over its size budget`),
    ...(await bundleFaults(folder)),
  ];
  for (const fault of faults) console.error(`${target}: ${fault}`);
  return faults.length === 0;
}
