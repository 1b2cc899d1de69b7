import type { Answer, Reason } from '../identity/answer.ts';
import type { Identifier } from '../identity/identifier.ts';
import type { Listing } from '../identity/listing.ts';
import type { Evidence } from '../identity/match.ts';
import type { State } from '../identity/state.ts';
import type { Millis, Visit } from '../identity/visit.ts';
import { isIdentifier } from './keys.ts';
import { together } from './merge.ts';
import type { Resolution } from './resolve.ts';
import type { FirstTimes, WorkRow } from './rows.ts';

/** The moment a listing is judged at, and how long what was scanned before it is still new. */
export interface Standpoint {
  readonly visit: Pick<Visit, 'site' | 'feed' | 'openedAt'>;
  /** In milliseconds. */
  readonly stillNew: number;
}

/**
 * What a listing shows: how it stood when the feed was opened, and so stays while the page is open. Only what users do
 * with their own hand (saving, dismissing) holds at once.
 */
export function answerListing(listing: Listing, resolution: Resolution, standpoint: Standpoint): Answer {
  const work = together([...resolution.works, ...resolution.linked]);
  const state = work === undefined ? 'new' : stateOf(work, standpoint);
  const certain = work && state !== 'new' ? duplicateOf(listing, work, resolution, standpoint) : undefined;
  const duplicate = certain ?? possibleDuplicate(listing, resolution, standpoint);
  const status = work?.saved?.value ?? undefined;
  const seen = work !== undefined && wasSeen(work, standpoint) ? work.seen : undefined;
  return {
    work: work?.id ?? resolution.keys.id,
    state,
    ...(status !== undefined && { status }),
    ...(duplicate !== undefined && { duplicate }),
    ...(seen?.first !== undefined && { firstSeen: { at: seen.first.at, site: seen.first.site } }),
    sites: seen === undefined ? 0 : sitesBefore(seen.sites, standpoint.visit.openedAt).length,
  };
}

/** The highest state that holds. */
export function stateOf(work: WorkRow, standpoint: Standpoint): State {
  if (work.dismissed?.value === true) return 'dismissed';
  if (work.saved?.value === 'read') return 'read';
  if (work.saved !== undefined && work.saved.value !== null) return 'saved';
  if (work.openedAt !== undefined && work.openedAt < standpoint.visit.openedAt) return 'opened';
  return wasSeen(work, standpoint) ? 'seen' : 'new';
}

/** Whether the work had been shown when the feed was opened; what this very feed first showed a while ago is still new. */
function wasSeen({ seen: { first } }: WorkRow, { visit, stillNew }: Standpoint): boolean {
  if (first === undefined || first.at >= visit.openedAt) return false;
  const isThisFeed = first.site === visit.site && first.feed === visit.feed;
  return !isThisFeed || first.at <= visit.openedAt - stillNew;
}

type Duplicate = NonNullable<Answer['duplicate']>;

/** How a listing of a known work differs from what was known of it. */
function duplicateOf(
  listing: Listing,
  work: WorkRow,
  { works, linked, evidence }: Resolution,
  standpoint: Standpoint,
): Duplicate | undefined {
  const own = together(works);
  const reason = reasonOf(listing, work, evidence, standpoint);
  const known = together(linked);
  if (own !== undefined && known !== undefined && stateOf(own, standpoint) === 'new') {
    const knownAs = Object.keys(known.keys).find(isIdentifier);
    const told = reasonOf(listing, known, evidence, standpoint);
    return { kind: 'same-work', reason: { ...told, ...(knownAs !== undefined && { knownAs }), judged: true } };
  }
  const versions = newerVersion(listing, work, standpoint);
  if (versions !== undefined) return { kind: 'newer-version', reason: { ...reason, versions } };
  const knownAs = otherIdentifier(listing, work, standpoint);
  if (knownAs !== undefined) return { kind: 'same-work', reason: { ...reason, knownAs } };
  return isOfOtherSites(work, standpoint) ? { kind: 'same-work', reason } : undefined;
}

/** A version was shown before, and none as high as the one that stands here. */
function newerVersion(listing: Listing, work: WorkRow, standpoint: Standpoint): Reason['versions'] {
  const here = listing.version;
  if (here === undefined) return undefined;
  const seen = Math.max(0, ...namesBeforeOwn(work.seen.versions, [String(here)], standpoint).map(Number));
  return seen > 0 && seen < here ? { seen, here } : undefined;
}

/** What the work went by when none of the identifiers on this page was known. */
function otherIdentifier(listing: Listing, work: WorkRow, standpoint: Standpoint): Identifier | undefined {
  if (listing.identifiers.length === 0) return undefined;
  return namesBeforeOwn(work.keys, listing.identifiers, standpoint).find(isIdentifier);
}

/** It was shown before, but only elsewhere. A saved feed is no site: what was taken from it stands on one. */
function isOfOtherSites({ seen: { sites } }: WorkRow, standpoint: Standpoint): boolean {
  return namesBeforeOwn(sites, [standpoint.visit.site], standpoint).some((site) => site !== captureSite);
}

/**
 * The names that were there before the page was opened, and before any of its own. Its own names may have come while the
 * listing was still new: they do not take its mark away when the page is loaded again, until that time is over.
 */
function namesBeforeOwn(
  times: FirstTimes,
  own: readonly string[],
  { visit: { openedAt }, stillNew }: Standpoint,
): readonly string[] {
  const ownTimes = own.map((name) => times[name] ?? Infinity).filter((at) => at < openedAt);
  if (ownTimes.some((at) => at <= openedAt - stillNew)) return [];
  return namesBefore(times, Math.min(openedAt, ...ownTimes)).filter((name) => !own.includes(name));
}

/** Another work that may be this one, if the reader has met it. */
function possibleDuplicate(listing: Listing, { possible }: Resolution, standpoint: Standpoint): Duplicate | undefined {
  if (possible === undefined || stateOf(possible.work, standpoint) === 'new') return undefined;
  const reason = reasonOf(listing, possible.work, possible.match.evidence, standpoint);
  return { kind: 'possible', reason: { ...reason, other: possible.work.id } };
}

function reasonOf(listing: Listing, work: WorkRow, evidence: readonly Evidence[], standpoint: Standpoint): Reason {
  const { title } = work.facts.value;
  const { first } = work.seen;
  return {
    ...(title !== listing.title && { title }),
    ...(first !== undefined && first.at < standpoint.visit.openedAt && { site: first.site, seenAt: first.at }),
    evidence,
  };
}

/** `Visit.site` of a saved feed taken in from a file. */
export const captureSite = 'capture';

function sitesBefore(sites: FirstTimes, moment: Millis): readonly string[] {
  return namesBefore(sites, moment).filter((site) => site !== captureSite);
}

/** The names that were there before a moment, the earliest first. */
function namesBefore(times: FirstTimes, moment: Millis): readonly string[] {
  const before = Object.entries(times).filter(([, at]) => at < moment);
  return before.toSorted(([, left], [, right]) => left - right).map(([name]) => name);
}
