import { until, type Driver } from './driver.ts';

/* The store, from a page of the extension, below the extension's own code: to wait for it and to let time pass in it. */

/** How many rows a table holds; 0 while there is no store yet. */
export function countRows(browser: Driver, table: string): Promise<number> {
  return browser.inExtension(async (name) => {
    const [database] = await indexedDB.databases();
    if (!database?.name) return 0; // opening it would make an empty one
    const opening = indexedDB.open(database.name);
    const open = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error(opening.error?.message)));
    });
    try {
      if (!open.objectStoreNames.contains(name)) return 0;
      const counting = open.transaction(name).objectStore(name).count();
      return await new Promise<number>((resolve, reject) => {
        counting.addEventListener('success', () => resolve(counting.result));
        counting.addEventListener('error', () => reject(new Error(counting.error?.message)));
      });
    } finally {
      open.close();
    }
  }, table);
}

export async function sightingsOnce(browser: Driver, count: number): Promise<void> {
  await until(`${count} sightings in the store`, async () => (await countRows(browser, 'sightings')) >= count);
}

/**
 * Lets time pass: every time in the store is set back by that much, which is the store as it will stand then. The clock
 * itself is left alone, since a page, a background and two browsers would have to be told different ones.
 */
export function letPass(browser: Driver, { days = 0, minutes = 0 }: { days?: number; minutes?: number }) {
  return browser.inExtension(
    async (by) => {
      const back = (value: unknown): unknown => {
        // A time, if it lies between 2017 and 2049.
        if (typeof value === 'number') return value > 1.5e12 && value < 2.5e12 ? value - by : value;
        if (Array.isArray(value)) return value.map(back);
        if (!(value instanceof Object) || Object.getPrototypeOf(value) !== Object.prototype) return value;
        return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, back(held)]));
      };
      const [database] = await indexedDB.databases();
      if (!database?.name) throw new Error('There is no store yet');
      const opening = indexedDB.open(database.name);
      const open = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(new Error(opening.error?.message)));
      });
      const change = open.transaction([...open.objectStoreNames], 'readwrite');
      for (const name of open.objectStoreNames) {
        const walking = change.objectStore(name).openCursor();
        walking.addEventListener('success', () => {
          const cursor = walking.result;
          if (!cursor) return;
          cursor.update(back(cursor.value));
          cursor.continue();
        });
      }
      await new Promise<void>((resolve, reject) => {
        change.addEventListener('complete', () => resolve());
        change.addEventListener('abort', () => reject(new Error(change.error?.message)));
      });
      open.close();
    },
    (days * 24 * 60 + minutes) * 60_000,
  );
}
