import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { afterEach } from 'vitest';

import { Store } from '../../../lib/store/database.ts';

Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });

const opened: Store[] = [];
let databases = 0;

/** A store on a database of its own, or on that of another, gone after the test. */
export function openStore(name?: string): Store {
  databases += 1;
  const store = new Store('relaxed', name ?? `store-${databases}`);
  opened.push(store);
  return store;
}

afterEach(async () => {
  const stores = opened.splice(0);
  for (const store of stores) store.close();
  for (const store of stores) await store.delete();
});
