import { plainAddress } from './address.ts';
import { closest, findAll } from './dom.ts';
import { generic } from './generic.ts';
import { paperOfPage } from './generic/meta.ts';
import { inspectPage, type Inspection } from './health.ts';
import { isWithin } from './match-pattern.ts';
import { readInSteps, siteAt } from './recognizer.ts';
import type { Page, Site } from './site.ts';
import { sitesReadGenerically } from './lists/read-generically.ts';

/** Reads pages that no site reads itself. As large as a dozen sites, and loaded on few pages. */
export interface GenericReader {
  /** The site of a page; a page of none has one to itself, named by its host. `undefined` where there is nothing to read. */
  siteOf(page: Page): Site | undefined;
  inspect(page: Page): Inspection;
  /** Whether there is any listing on a page: in steps, for the page is surveyed first. */
  finds(page: Page): Generator<void, boolean, void>;
  /** A site that reads its pages generically, under the same name: for those that its own file does not read. */
  inPlaceOf(site: Site): Site;
}

export const genericReader: GenericReader = {
  siteOf(page) {
    const known = siteAt(page.url, sitesReadGenerically);
    if (known) return readGenerically(known);
    if (sitesReadGenerically.some(({ matches }) => isWithin(page.url, matches))) return undefined;
    return siteOfHost(page);
  },
  inspect: inspectPage,
  *finds(page) {
    for (const anchor of findAll(page.document, generic.anchors)) {
      if (yield* readInSteps(generic, page, anchor)) return true;
      yield;
    }
    return false;
  },
  inPlaceOf: (site) => ({
    paper: paperOfPage,
    ...site,
    anchors: generic.anchors,
    survey: (anchor, page) => generic.survey(anchor, page),
    read: (anchor, page) => generic.read(anchor, page),
  }),
};

/** A site with what reads it: the generic recognizer within its frame, if it has one, or else its own file. */
export function readGenerically(site: Site): Site {
  const { frame } = site;
  if (frame === undefined) return site;
  return {
    ...site,
    survey: (anchor, page) => generic.survey(anchor, page),
    read: (anchor, page) => (closest(anchor, frame) ? generic.read(anchor, page) : undefined),
  };
}

function siteOfHost(page: Page): Site | undefined {
  const { hostname } = page.url;
  if (generic.kind(page.url) === undefined) return undefined;
  return {
    ...generic,
    id: hostname,
    name: hostname,
    kind: () => (paperOfPage(page) ? 'paper' : 'feed'),
    feed: plainAddress,
  };
}
