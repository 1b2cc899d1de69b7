/*
 * `npm start` with a display: a browser with the extension, open for as long as its user likes. A few addresses show
 * the demo's own pages, so that there is something to see at once; every other address is the live site.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { demoPages } from './demo-pages.ts';

const pages = new Map((await demoPages(process.argv.slice(2))).map((page) => [page.url, page]));
const extension = join(import.meta.dirname, '../../.output/chrome-mv3');
const profile = await mkdtemp(join(tmpdir(), 'deja-lu-demo-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env['CHROME_PATH'] ?? chromium.executablePath(),
  headless: false,
  viewport: null,
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
  ],
});
for (const [url, { html }] of pages) {
  await context.route(
    (address) => address.href === url,
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
}

const [tab] = context.pages();
const [first] = pages.keys();
await (tab ?? (await context.newPage())).goto(first ?? 'about:blank');

console.log(`
The browser is open. These addresses show pages of the demo; every other one is the live site:
${[...pages].map(([url, { name }]) => `  ${name.padEnd(20)}${url}`).join('\n')}

Scroll through the first, then open the next: what you saw is marked. Save with a badge's bookmark; the toolbar
button has what you saved. Close the browser to end.
`);
await context.waitForEvent('close', { timeout: 0 });
await rm(profile, { recursive: true, force: true });
