import { badgeCases } from './cases/badges.ts';
import { duplicateCases } from './cases/duplicates.ts';
import { exchangeCases } from './cases/exchange.ts';
import { importCases } from './cases/importing.ts';
import { growingCases } from './cases/growing.ts';
import { faultCases } from './cases/faults.ts';
import { lifetimeCases } from './cases/lifetime.ts';
import { savingCases } from './cases/saving.ts';
import { siteCases } from './cases/sites.ts';
import type { Case } from './stage.ts';

/** Everything that is played in every browser. */
export const cases: readonly Case[] = [
  ...badgeCases,
  ...savingCases,
  ...duplicateCases,
  ...exchangeCases,
  ...importCases,
  ...lifetimeCases,
  ...growingCases,
  ...siteCases,
  ...faultCases,
];
