// Asks what the page puts into an event as the extension's own content scripts do, and leaves in the page's data the answer
// and how long it took: from the background, and from what other tools keep, the whole library as one object.
async function answer(ask) {
  const started = performance.now();
  const reply = await ask();
  const milliseconds = performance.now() - started;
  document.documentElement.dataset.answer = JSON.stringify({ milliseconds, reply });
}

async function countKnown(keys) {
  const { papers } = await chrome.storage.local.get('papers');
  return keys.filter((key) => papers[key] !== undefined).length;
}

document.addEventListener('bench-background', ({ detail }) => {
  const message = JSON.parse(detail);
  void answer(() => chrome.runtime.sendMessage(message));
});
document.addEventListener('bench-object', ({ detail }) => {
  const keys = JSON.parse(detail);
  void answer(() => countKnown(keys));
});
document.documentElement.dataset.asker = 'ready';
