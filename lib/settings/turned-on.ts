import { storage } from 'wxt/utils/storage';

/** A site that the user has turned on: one that we know, or any host. */
export interface TurnedOnSite {
  /** `Site.id`; of a host, its name. */
  readonly id: string;
  /** Match patterns of its pages. */
  readonly matches: readonly string[];
}

const kept = storage.defineItem<unknown>('local:turnedOn', { fallback: [] });

/** In the order they were turned on. Whether the browser permits each of them is another matter. */
export async function readTurnedOn(): Promise<readonly TurnedOnSite[]> {
  return parseTurnedOn(await kept.getValue());
}

export async function addTurnedOn({ id, matches }: TurnedOnSite): Promise<void> {
  await change((sites) => [...sites.filter((site) => site.id !== id), { id, matches }]);
}

export async function removeTurnedOn(ids: readonly string[]): Promise<void> {
  await change((sites) => sites.filter(({ id }) => !ids.includes(id)));
}

/** One change at a time, in whichever context: popups and settings may be open side by side. */
async function change(to: (sites: readonly TurnedOnSite[]) => readonly TurnedOnSite[]): Promise<void> {
  await navigator.locks.request('deja-lu-turned-on', async () => kept.setValue(to(await readTurnedOn())));
}

/** Calls back on every change, wherever it is made; gives what ends it. */
export function watchTurnedOn(changed: () => void): () => void {
  return kept.watch(changed);
}

/** Sites from whatever is stored; what is none is left out. */
export function parseTurnedOn(stored: unknown): readonly TurnedOnSite[] {
  return Array.isArray(stored) ? stored.flatMap((site: unknown) => siteIn(site) ?? []) : [];
}

function siteIn(stored: unknown): TurnedOnSite | undefined {
  if (typeof stored !== 'object' || stored === null || !('id' in stored) || !('matches' in stored)) return undefined;
  const { id, matches } = stored;
  if (typeof id !== 'string' || !Array.isArray(matches)) return undefined;
  const patterns = matches.filter(
    (pattern) => typeof pattern === 'string' && /^(?:\*|https?):\/\/[^/]+\/./.test(pattern),
  );
  return patterns.length > 0 ? { id, matches: patterns } : undefined;
}

/** The site that the pages of a host are, where no other is known. */
export function siteOfHost(hostname: string): TurnedOnSite {
  return { id: hostname, matches: [`*://${hostname}/*`] };
}
