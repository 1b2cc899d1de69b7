import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Part of the extension, bytes after gzip, and how many it may have. */
export interface Size {
  readonly part: string;
  readonly bytes: number;
  readonly limit: number;
}

const KILOBYTE = 1024;

/** What the reader pays for on every page, on every wake of the background, and on every opening of the popup. */
const BUDGETS = [
  { part: 'daily feeds', entry: /^content-scripts\/feed\.js$/, limit: 30 * KILOBYTE },
  { part: 'archives', entry: /^content-scripts\/archive\.js$/, limit: 30 * KILOBYTE },
  { part: 'proceedings', entry: /^content-scripts\/proceedings\.js$/, limit: 30 * KILOBYTE },
  { part: 'where turned on', entry: /^content-scripts\/turned-on\.js$/, limit: 30 * KILOBYTE },
  { part: 'generic reader', entry: /^generic\.js$/, limit: 30 * KILOBYTE },
  // Dexie is 29 of them, the matcher with its parameters 20.
  { part: 'background', entry: /^background\.js$/, limit: 80 * KILOBYTE },
  { part: 'popup, first load', entry: /^popup\.html$/, limit: 64 * KILOBYTE },
];

/** Sizes of a built extension, each with everything it loads before it can do its work. */
export async function measure(folder: string): Promise<readonly Size[]> {
  const files = await readdir(folder, { recursive: true });
  return Promise.all(
    BUDGETS.map(async ({ part, entry, limit }) => {
      const entries = files.filter((file) => entry.test(file));
      if (entries.length === 0) throw new Error(`${folder} has no ${part}`);
      return { part, limit, bytes: await loadedBytes(folder, entries) };
    }),
  );
}

export function table(title: string, sizes: readonly Size[]): string {
  const rows = sizes.map(
    ({ part, bytes, limit }) =>
      `  ${part.padEnd(20)}${kilobytes(bytes).padStart(10)} of ${kilobytes(limit).padStart(8)}${bytes > limit ? '  TOO BIG' : ''}`,
  );
  return [title, ...rows].join('\n');
}

function kilobytes(bytes: number): string {
  return `${(bytes / KILOBYTE).toFixed(1)} KB`;
}

/** What a file names that is loaded with it: scripts, styles and preloads of a page, static imports of a script. */
const LOADED_WITH = {
  html: /<(?:script|link)\b[^>]*\b(?:src|href)="(?<file>[^"]+\.(?:js|css))"/g,
  js: /\b(?:import|from)\s*"(?<file>\.{1,2}\/[^"]+\.js)"/g,
};

async function loadedBytes(folder: string, entries: readonly string[]): Promise<number> {
  const queue = [...entries];
  const loaded = new Set<string>();
  let bytes = 0;
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const text = await readFile(join(folder, file), 'utf8');
    bytes += gzipSync(text).byteLength;
    const pattern = LOADED_WITH[file.endsWith('.html') ? 'html' : 'js'];
    for (const { groups } of text.matchAll(pattern)) {
      const named = groups?.['file'] ?? '';
      queue.push(named.startsWith('/') ? named.slice(1) : join(dirname(file), named));
    }
  }
  return bytes;
}
