/** In CSS pixels. What is smaller holds an advertisement or a button, not a list to be read. */
const [leastWidth, leastHeight] = [320, 240];

/** Whether this is a document of its own, and not one in a frame of another. */
export function isOnTop(): boolean {
  return window === window.top;
}

function isReadable(): boolean {
  return isOnTop() || (innerWidth >= leastWidth && innerHeight >= leastHeight);
}

/** Runs on a document of its own at once; in a frame as soon as that is large enough to be read in, if ever. */
export function whenReadable(signal: AbortSignal, run: () => void): void {
  if (isReadable()) return run();
  const waiting = new AbortController();
  const resized = () => {
    if (!isReadable()) return;
    waiting.abort();
    run();
  };
  window.addEventListener('resize', resized, { signal: AbortSignal.any([signal, waiting.signal]) });
}
