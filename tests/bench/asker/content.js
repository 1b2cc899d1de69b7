// Sends the background what the page puts into an event, as the extension's own content scripts do, and leaves in the
// page's data how long the answer took.
async function ask(message) {
  const started = performance.now();
  const reply = await chrome.runtime.sendMessage(message);
  const milliseconds = performance.now() - started;
  document.documentElement.dataset.answer = JSON.stringify({ milliseconds, reply });
}

document.addEventListener('bench-ask', ({ detail }) => void ask(JSON.parse(detail)));
document.documentElement.dataset.asker = 'ready';
