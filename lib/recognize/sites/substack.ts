import { isOn, plainPath } from '../address.ts';
import { defineSite } from '../site.ts';

/**
 * Letters that go through papers. Each writes its list in its own way, so the generic recognizer reads it. Letters under
 * a domain of their own are turned on as any other page.
 */
export const substack = defineSite({
  id: 'substack',
  name: 'Substack',
  matches: ['https://*.substack.com/p/*', 'https://substack.com/*'],
  kind(url) {
    const path = plainPath(url);
    if (isOn(url, 'substack.com'))
      return /^\/(?:(?:home\/post|@[\w-]+)\/p-|inbox\/post\/)\d+(?:-[\w-]+)?$/.test(path) ? 'feed' : undefined;
    return isOn(url, '*.substack.com') && /^\/p\/[\w-]+$/.test(path) ? 'feed' : undefined;
  },
  anchors: ':is(.available-content, .body.markup) a[href]',
  frame: '.available-content, .body.markup', // defuddle, 2026-07-27, and its page of a letter; scrapers of 2023 to 2026
  read: () => undefined,
});
