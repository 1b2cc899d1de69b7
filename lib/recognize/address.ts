import { attribute } from './dom.ts';
import type { Page } from './site.ts';

/** Long enough for any link to a paper; what is longer is a tracker's or an attack. */
const addressLimit = 2_000;

/** The absolute http(s) address that a text names, seen from `base`; `undefined` if it names none. */
export function addressOf(text: string | undefined, base?: URL): URL | undefined {
  if (text === undefined || text.length > addressLimit) return undefined;
  const url = URL.parse(text, base);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
}

/** Where a link leads. Read from the attribute: a parsed page has no base address, and `form.href` may be an input. */
export function linkTarget(link: Element | undefined, page: Page): URL | undefined {
  return link && addressOf(attribute(link, 'href')?.trim(), page.url);
}

/** Whether the address lies on `host` itself or, with `*.host`, on it or any host below. Never by substring. */
export function isOn(url: URL, ...hosts: readonly string[]): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  return hosts.some((host) =>
    host.startsWith('*.') ? `.${url.hostname}`.endsWith(host.slice(1)) : url.hostname === host,
  );
}

const tracking = /^(?:utm_.*|fbclid|gclid|mc_cid|mc_eid|ref|ref_src|source|src|si|igshid)$/;

/** An address without what does not choose the content: fragment, trackers, order of parameters. Path and query only. */
export function plainAddress(url: URL): string {
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const query = new URLSearchParams(kept).toString();
  return plainPath(url) + (query && `?${query}`);
}

/** The path without a slash at its end; `/` for the root. */
export function plainPath(url: URL): string {
  return url.pathname.replace(/(?<=.)\/+$/, '');
}
