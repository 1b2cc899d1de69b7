import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { readFixtures } from './fixture-server.ts';

/** A page the demo shows under the address it has on its site. */
export interface DemoPage {
  /** As the summary calls it. */
  readonly name: string;
  readonly url: string;
  readonly html: string;
}

/** In this order: what is read one day, the next day, and elsewhere that same day. */
const MORNING = [
  { name: 'Yesterday’s papers', file: 'daily-2026-11-18.html' },
  { name: 'Today’s papers', file: 'daily-2026-11-19.html' },
  { name: 'Trending papers', file: 'trending.html' },
];

/**
 * The demo's own pages, or twice the one page that `--page FILE.html --url URL` names: today's and tomorrow's visit.
 * Ends the program, with a sentence for the person at the terminal, when the parameters do not name a page.
 */
export async function demoPages(parameters: readonly string[]): Promise<readonly DemoPage[]> {
  try {
    return await pagesOf(parameters);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(2);
  }
}

async function pagesOf(parameters: readonly string[]): Promise<readonly DemoPage[]> {
  const { values } = parseArgs({
    args: [...parameters],
    options: { page: { type: 'string' }, url: { type: 'string' } },
  });
  if (values.page === undefined) return morningPages();
  if (values.url === undefined || !URL.canParse(values.url)) {
    throw new Error('Say where the page comes from: npm start -- --page FILE.html --url https://…');
  }
  const html = await readFile(values.page, 'utf8').catch((error: unknown) => {
    throw new Error(`${values.page} cannot be read. Name a page saved as HTML.`, { cause: error });
  });
  const { href: url } = new URL(values.url);
  return [
    { name: 'First visit', url, html },
    { name: 'A day later', url, html },
  ];
}

async function morningPages(): Promise<readonly DemoPage[]> {
  const fixtures = await readFixtures(join(import.meta.dirname, '../pages/hugging-face'));
  return MORNING.map(({ name, file }) => {
    const fixture = fixtures.find((candidate) => candidate.file === file);
    if (!fixture) throw new Error(`tests/pages/hugging-face/${file} is missing`);
    return { name, url: fixture.url, html: fixture.html };
  });
}
