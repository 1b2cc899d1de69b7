import { readdir, rm, stat, truncate, open } from 'node:fs/promises';
import { join } from 'node:path';

import { oneOf } from './run.ts';

/** What may become of the files of a database while the browser is closed. */
export type Damage = (databases: string, random: () => number) => Promise<void>;

/** All files below a folder. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

async function cut(file: string, share: number): Promise<void> {
  const { size } = await stat(file);
  await truncate(file, Math.floor(size * share));
}

/** One of the files below a folder: what the others tell may then be true, and old. */
async function oneFileIn(folder: string, random: () => number): Promise<readonly string[]> {
  const files = await filesIn(folder);
  return files.length === 0 ? [] : [oneOf(files.toSorted(), random)];
}

export const damages: Readonly<Record<string, Damage>> = {
  async 'files deleted'(databases) {
    for (const file of await filesIn(databases)) await rm(file, { force: true });
  },
  async 'folder deleted'(databases) {
    await rm(databases, { recursive: true, force: true });
  },
  async 'one file deleted'(databases, random) {
    // With SQLite's log of it: Firefox crashes on one without its database (ESR 153).
    for (const file of await oneFileIn(databases, random))
      for (const each of [file, `${file}-wal`]) await rm(each, { force: true });
  },
  async 'files cut'(databases, random) {
    for (const file of await filesIn(databases)) await cut(file, random() * 0.5);
  },
  async 'one file cut'(databases, random) {
    for (const file of await oneFileIn(databases, random)) await cut(file, random());
  },
  async 'files zeroed'(databases) {
    for (const file of await filesIn(databases)) {
      const { size } = await stat(file);
      const handle = await open(file, 'r+');
      await handle.write(new Uint8Array(size), 0, size, 0);
      await handle.close();
    }
  },
  async 'files scribbled over'(databases, random) {
    for (const file of await filesIn(databases)) {
      const { size } = await stat(file);
      const handle = await open(file, 'r+');
      for (let place = Math.floor(size / 4); place + 64 < size; place += 4_096) {
        const scribble = Uint8Array.from({ length: 64 }, () => Math.floor(random() * 256));
        await handle.write(scribble, 0, scribble.length, place);
      }
      await handle.close();
    }
  },
};
