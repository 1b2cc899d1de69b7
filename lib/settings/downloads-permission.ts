import { browser } from 'wxt/browser';

const downloads: { permissions: ['downloads'] } = { permissions: ['downloads'] };

/**
 * Asks for the right to write to the downloads, with the browser's own prompt. Call it in the task of a click: browsers ask
 * at no other time.
 * @returns whether the user agreed
 */
export function permitDownloads(): Promise<boolean> {
  return browser.permissions.request(downloads);
}

/** Gives the right back. */
export async function forbidDownloads(): Promise<void> {
  await browser.permissions.remove(downloads);
}
