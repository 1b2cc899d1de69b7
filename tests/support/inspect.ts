/* What is checked of a built extension, without building it: `npm test` goes on to the browsers either way. */
import { inspect, targets } from './inspection.ts';

for (const target of targets) if (!(await inspect(target))) process.exitCode = 1;
