import { JSDOM, VirtualConsole } from 'jsdom';

import { recognizeSaved, type FileReading } from '../../lib/recognize/saved-page.ts';

/** `recognizeSaved` in Node, where jsdom stands in for the browser. */
export function recognizeFile(content: string, address?: string): FileReading {
  return recognizeSaved(content, (html) => parsePage(html).window.document, address);
}

/** A document as a browser would have it, without running its scripts or loading anything. */
export function parsePage(html: string, url?: URL): JSDOM {
  // jsdom reports style sheets it cannot parse; they are not our concern.
  return new JSDOM(html, { ...(url && { url: url.href }), virtualConsole: new VirtualConsole() });
}
