import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';

import { generate } from 'selfsigned';

/** Serves fixture pages under the addresses of the real sites; the browser is told to find every host here. */
export interface FixtureServer {
  readonly port: number;
  /** Puts a page at an address, in place of what was there. */
  set(url: string, html: string): void;
  /** Every address as it was at the start. */
  reset(): void;
  close(): Promise<void>;
}

export interface FixturePage {
  readonly file: string;
  readonly url: string;
  readonly html: string;
}

/** A fixture says in its first line where it stands: `<!-- {"url": "https://huggingface.co/papers"} -->`. */
const FIRST_LINE = /^<!--\s*(\{[^\n]*\})\s*-->/;

/** The pages under a folder that say where they stand. Throws, naming the file, where the first line does not. */
export async function readFixtures(folder: string): Promise<readonly FixturePage[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const html = await readFile(join(folder, file), 'utf8');
      const header = FIRST_LINE.exec(html)?.[1];
      if (!header) throw new Error(`${join(folder, file)}: the first line must be <!-- {"url": "https://…"} -->`);
      const { url }: { url: string } = JSON.parse(header);
      return { file, url, html };
    }),
  );
}

/** Starts a server with the given pages on a free port of 127.0.0.1. */
export async function startFixtureServer(fixtures: readonly Omit<FixturePage, 'file'>[]): Promise<FixtureServer> {
  const pages = new Map<string, string>();
  const reset = (): void => {
    pages.clear();
    for (const { url, html } of fixtures) pages.set(addressOf(url), html);
  };
  reset();
  const certificate = await generate([{ name: 'commonName', value: 'Déjà Lu fixtures' }], { keySize: 2048 });
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    const url = `https://${request.headers.host ?? ''}${request.url ?? ''}`;
    answer(request, response, pages.get(addressOf(url)), [...pages.keys()]);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The fixture server has no port');
  return {
    port: address.port,
    set: (url, html) => void pages.set(addressOf(url), html),
    reset,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Host, path and query; the hash never reaches a server, and the port is ours. */
function addressOf(url: string): string {
  const { hostname, pathname, search } = new URL(url);
  return `${hostname}${pathname}${search}`;
}

function answer(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  html: string | undefined,
  known: readonly string[],
): void {
  response.setHeader('cache-control', 'no-store'); // a page may change between two loads
  if (html !== undefined) {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  } else if (/\.[a-z0-9]{2,5}$/i.test(url)) {
    response.writeHead(404).end(); // an image or style sheet of a fixture
  } else {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`There is no fixture at this address.\n\nThere are fixtures at:\n${known.join('\n')}\n`);
  }
}
