/*
 * Match patterns as far as sites use them: `https://*.example.org/list/*`.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */

/** Whether a page is within one of the patterns; `*` for a scheme is http or https. */
export function isWithin(url: URL, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const [, scheme = '', host = '', path = ''] = /^(\*|https?):\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
    const schemeFits = scheme === '*' ? /^https?:$/.test(url.protocol) : url.protocol === `${scheme}:`;
    return schemeFits && hostFits(url.hostname, host) && pathFits(url.pathname + url.search, path);
  });
}

function hostFits(hostname: string, host: string): boolean {
  if (host === '*') return true;
  return host.startsWith('*.') ? `.${hostname}`.endsWith(host.slice(1)) : hostname === host;
}

/** Linear: between two stars, the first place where a part stands is as good as any. */
function pathFits(path: string, glob: string): boolean {
  const [start = '', ...parts] = glob.split('*');
  if (parts.length === 0) return path === start;
  const end = parts.pop() ?? '';
  let from = start.length;
  for (const part of parts) {
    const at = path.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return path.startsWith(start) && path.endsWith(end) && path.length - end.length >= from;
}
