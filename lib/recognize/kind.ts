import { isOn, plainPath } from './address.ts';
import type { PageKind } from './site.ts';

/**
 * What an address is on a site whose paths tell: a paper, else a list, else neither.
 * @param hosts as `isOn` takes them
 * @param patterns of the path without its last slash
 */
export function kindByPath(
  hosts: readonly string[],
  patterns: { readonly paper?: RegExp; readonly feed: RegExp },
): (url: URL) => PageKind {
  return (url) => {
    if (!isOn(url, ...hosts)) return undefined;
    const path = plainPath(url);
    if (patterns.paper?.test(path)) return 'paper';
    return patterns.feed.test(path) ? 'feed' : undefined;
  };
}
