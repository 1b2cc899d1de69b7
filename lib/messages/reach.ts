/** The other side of a call is not there: `cause` is what the browser said. Pages go quiet, the popup explains. */
export class BackgroundUnavailable extends Error {
  override readonly name = 'BackgroundUnavailable';
}

/** How browsers begin to say that the background went away while a call was on its way: started again, it answers. */
const wentAway = [
  'Could not establish connection.', // Receiving end does not exist.
  // Chromium, the worker stopped in the middle of the call: … by returning true, but the message channel closed …
  'A listener indicated an asynchronous response',
];

/** How they begin when asking again is no use. */
const gone = [
  'Extension context invalidated.', // updated or removed while the tab stayed open; thrown synchronously
  "Cannot read properties of undefined (reading 'sendMessage')", // the same, once the page has lost `chrome.runtime`
  'The message port closed before a response', // no handler of this type
  'Promised response from onMessage listener', // … went out of scope: Firefox, the context of the listener was closed
  'No response', // the library's word for a tab without our script
];

/** A worker that is being stopped hears nothing; so long after, in ms, it is gone, and a call starts another (Chromium 156). */
const again = 100;

/**
 * Makes a call, once more if the background went away under it; every call may be sent twice with the result of once.
 *
 * @throws {BackgroundUnavailable} for every failure of the way there and back, cause kept; what a handler threw comes
 *   through as it is.
 */
export async function reach<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await attempt(call).catch(async (error: unknown) => {
      if (!speaksOf(wentAway, error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, again));
      return call();
    });
  } catch (error) {
    if (!speaksOf(wentAway, error) && !speaksOf(gone, error)) throw error;
    throw new BackgroundUnavailable('The background of the extension cannot be reached.', { cause: error });
  }
}

/** Turns a synchronous throw into a rejection. */
async function attempt<T>(call: () => Promise<T>): Promise<T> {
  return call();
}

function speaksOf(messages: readonly string[], error: unknown): boolean {
  return error instanceof Error && messages.some((message) => error.message.startsWith(message));
}
