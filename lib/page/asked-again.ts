/**
 * Asks, and once more whenever the page comes back from the back/forward cache before it has an answer: what was under way
 * when a page went there is never answered (Chromium 156), nor refused. For what changes nothing.
 */
export function askedAgain<T>(ask: () => Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const again = ({ persisted }: PageTransitionEvent) => {
    if (persisted) ask().then(resolve, reject);
  };
  addEventListener('pageshow', again);
  ask().then(resolve, reject);
  return promise.finally(() => removeEventListener('pageshow', again));
}
