import { Dexie } from './dexie.mjs';

const store = new Dexie('floor', { cache: 'disabled' });
store.version(1).stores({ aliases: 'key' });

chrome.runtime.onMessage.addListener((keys, _sender, reply) => {
  void store.aliases.bulkGet(keys).then(reply);
  return true;
});
