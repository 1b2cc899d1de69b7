/*
 * npm run bench [-- --only first-badge,scale --runs 30 --works 1000,1000000 --saved 100,100000 --imported 100000]
 *
 * Runs the parts, prints their tables and writes results.json, which is of one run: with `--only` nothing is written.
 * Ends with 1 when a figure is over its budget.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from '@playwright/test';

import { startFixtureServer } from '../support/fixture-server.ts';
import * as coldBackground from './cold-background.ts';
import * as firstBadge from './first-badge.ts';
import * as imports from './import.ts';
import * as leaveOneSiteOut from './leave-one-site-out.ts';
import * as live from './live.ts';
import * as memory from './memory.ts';
import * as nearDuplicates from './near-duplicates.ts';
import type { Bench, Budget, Part, Result } from './part.ts';
import * as popupRows from './popup-rows.ts';
import * as scale from './scale.ts';
import * as sketchRecall from './sketch-recall.ts';

const parts: readonly Part[] = [
  firstBadge,
  coldBackground,
  scale,
  nearDuplicates,
  popupRows,
  memory,
  live,
  imports,
  sketchRecall,
  leaveOneSiteOut,
];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '30' },
    works: { type: 'string', default: '1000,10000,100000' },
    saved: { type: 'string', default: '100,100000' },
    imported: { type: 'string', default: '100000' },
  },
});
const chosen = values.only?.split(',');
const unknown = chosen?.filter((name) => !parts.some((part) => part.name === name)) ?? [];
if (unknown.length > 0)
  throw new Error(`No part ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}`);

const bench: Bench = {
  executable: process.env['CHROME_PATH'] ?? '',
  extension: join(import.meta.dirname, '../../.output/chrome-mv3'),
  sites: await startFixtureServer([]),
  folder: await mkdtemp(join(tmpdir(), 'deja-lu-bench-')),
  runs: Number(values.runs),
  sizes: values.works.split(',').map(Number),
  saved: values.saved.split(',').map(Number),
  imported: Number(values.imported),
};
const results: Record<string, Omit<Result, 'table'> & { readonly what: string; readonly seconds: number }> = {};
try {
  for (const part of parts.filter(({ name }) => chosen?.includes(name) ?? true)) {
    console.log(`\n${part.name}: ${part.what}`);
    const start = performance.now();
    const { table, budgets, data } = await part.run(bench);
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`\n${[table, ...budgets.map(line)].join('\n')}\n(${seconds} s)`);
    results[part.name] = { what: part.what, seconds, budgets, data };
    if (budgets.some(({ figure, atMost }) => !(figure <= atMost))) process.exitCode = 1;
  }
  if (chosen === undefined) await keep();
} finally {
  await bench.sites.close();
  await rm(bench.folder, { recursive: true, force: true });
}

function line({ what, figure, atMost }: Budget): string {
  return `${figure <= atMost ? 'within' : 'OVER  '} ${what}: ${figure.toFixed(2)}, at most ${atMost}`;
}

async function keep(): Promise<void> {
  const browser = await chromium.launch({ executablePath: bench.executable, args: ['--no-sandbox'] });
  const machine = { processor: cpus()[0]?.model, cores: cpus().length, browser: `Chromium ${browser.version()}` };
  await browser.close();
  const all = {
    at: new Date().toISOString(),
    machine,
    runs: bench.runs,
    works: bench.sizes,
    saved: bench.saved,
    parts: results,
  };
  await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(all, undefined, 2)}\n`);
}
