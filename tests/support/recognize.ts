/*
 * npm run recognize -- FILE [--url URL]
 * Prints the listings of a saved HTML page or of a plain-text capture as JSON: {site, listings}.
 * No listing: {"site":null,"listings":[]}, exit 0. A file that cannot be read: one line on stderr, exit 2.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { Listing } from '../../lib/identity/listing.ts';
import { recognizeFile } from './saved-page.ts';

function main(): number {
  const { values, positionals } = parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) return fail('usage: npm run recognize -- FILE [--url URL]');
  if (values.url !== undefined && !URL.canParse(values.url)) return fail(`not an address: ${values.url}`);
  const { site, listings } = recognizeFile(readFileSync(file, 'utf8'), values.url);
  process.stdout.write(`${JSON.stringify({ site, listings: listings.map(printed) }, undefined, 2)}\n`);
  return 0;
}

/** Every field, so that a program that reads it finds the same keys on every listing. */
function printed({ identifiers, title, authors, abstract, date, version, url }: Listing) {
  return {
    identifiers,
    title,
    authors,
    abstract: abstract ?? null,
    date: date ?? null,
    version: version ?? null,
    url: url ?? null,
  };
}

function fail(reason: string): number {
  process.stderr.write(`recognize: ${reason}\n`);
  return 2;
}

try {
  process.exitCode = main();
} catch (error) {
  process.exitCode = fail(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
}
