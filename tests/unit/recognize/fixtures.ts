import { join } from 'node:path';

import type { Listing } from '../../../lib/identity/listing.ts';
import { readGenerically } from '../../../lib/recognize/generic-reader.ts';
import { openPage } from '../../../lib/recognize/recognizer.ts';
import type { PlacedListing } from '../../../lib/recognize/placed-listing.ts';
import type { Page, Site } from '../../../lib/recognize/site.ts';
import { sites as known } from '../../../lib/recognize/sites.ts';
import { readFixtures } from '../../support/fixture-server.ts';
import { parsePage } from '../../support/saved-page.ts';

/** Every site, with what reads it. */
export const sites = known.map(readGenerically);

export const pagesFolder = join(import.meta.dirname, '../../pages');

/** A saved page of a site, under `tests/pages/<site>/<name>.html`. */
export interface SiteFixture {
  readonly site: string;
  readonly file: string;
  readonly url: URL;
  readonly html: string;
}

export const fixtures: readonly SiteFixture[] = (await readFixtures(pagesFolder)).map(({ file, url, html }) => ({
  site: file.split('/')[0] ?? '',
  file,
  url: new URL(url),
  html,
}));

export function pageOf(html: string, url: string | URL): Page {
  const address = new URL(url);
  return openPage(parsePage(html).window.document, address);
}

export function siteNamed(id: string): Site {
  const site = sites.find((one) => one.id === id);
  if (!site) throw new Error(`lib/recognize/sites.ts has no site "${id}"`);
  return site;
}

/** A placed listing as expected files show it: elements by name, so that a reader sees where the badge goes. */
export function shown({ listing, elements, badge }: PlacedListing): Listing & { elements: string[]; badge: string } {
  return {
    ...listing,
    elements: elements.map((element) => element.localName),
    badge: `${badge.where} ${badge.element.localName}`,
  };
}
