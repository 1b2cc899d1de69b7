import { newRun } from '../../faults/run.ts';
import { trials } from '../../faults/trials.ts';
import type { Case } from '../stage.ts';

/** Each kind of fault once, with a seed of its own; `tests/faults/faults.ts` strikes at length. */
export const faultCases: readonly Case[] = Object.entries(trials).map(([name, trial], index) => ({
  name: `nothing is lost: ${name}`,
  run: (stage) => trial(newRun(stage, index + 1)),
}));
