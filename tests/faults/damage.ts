import { readdir, rm, stat, truncate, open } from 'node:fs/promises';
import { join } from 'node:path';

/** What may become of the files of a database while the browser is closed. */
export type Damage = (databases: string, random: () => number) => Promise<void>;

/** All files below a folder. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

export const damages: Readonly<Record<string, Damage>> = {
  async 'files deleted'(databases) {
    for (const file of await filesIn(databases)) await rm(file, { force: true });
  },
  async 'folder deleted'(databases) {
    await rm(databases, { recursive: true, force: true });
  },
  async 'files cut'(databases, random) {
    for (const file of await filesIn(databases)) {
      const { size } = await stat(file);
      await truncate(file, Math.floor(size * random() * 0.5));
    }
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
