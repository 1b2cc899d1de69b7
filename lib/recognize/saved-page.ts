import type { Listing } from '../identity/listing.ts';
import { addressOf } from './address.ts';
import { attribute, find, findAll } from './dom.ts';
import { genericReader, readGenerically } from './generic-reader.ts';
import { pageInMhtml } from './mhtml.ts';
import { inOneGo, openPage, readAnchors, recognize, siteAt } from './recognizer.ts';
import type { Page, Site } from './site.ts';
import { sites as known } from './sites.ts';
import { recognizeText } from './text.ts';

/** What a file holds. `site` is `capture` for a feed saved as plain text, `null` where nothing was recognized. */
export interface FileReading {
  readonly site: string | null;
  readonly listings: readonly Listing[];
}

const sites = known.map(readGenerically);

const nothing: FileReading = { site: null, listings: [] };

/**
 * Reads a saved page, or a plain-text capture, as far as the sites know it.
 *
 * @param parse makes a document of HTML without running its scripts or loading anything: `DOMParser` in a browser
 * @param address where the page was saved from; without one, what the page itself says, or else its markup, decides
 */
export function recognizeSaved(content: string, parse: (html: string) => Document, address?: string): FileReading {
  const single = pageInMhtml(content);
  if (single) return recognizeSaved(single.html, parse, address ?? single.address);
  if (!isHtml(content)) return reading('capture', recognizeText(content));
  const html = content.replace(archived, '');
  const document = parse(html);
  const url = addressOf(address?.replace(archived, '')) ?? addressWithin(document, html);
  if (url && siteAt(url, sites)) return readPage(openPage(document, url));
  // An address that no site knows settles it; without one, the markup does.
  return address === undefined ? readByStructure(document, url) : nothing;
}

/** As a page is read where it stands: by the generic recognizer, where its site finds nothing on a feed. */
function readPage(page: Page): FileReading {
  const own = recognize(page, sites);
  const { site, kind } = own;
  const isLeft =
    site !== undefined && kind === 'feed' && own.listings.length === 0 && inOneGo(genericReader.finds(page));
  const { paper, listings } = isLeft ? recognize(page, [genericReader.inPlaceOf(site)]) : own;
  return reading(site?.id ?? null, [...(paper ? [paper] : []), ...listings.map(({ listing }) => listing)]);
}

/** The first site that finds listings, were the page its own. */
function readByStructure(document: Document, url: URL | undefined): FileReading {
  for (const site of sites) {
    const page = openPage(document, url ?? homeOf(site));
    const placed = [...readAnchors(site, page, findAll(document, site.anchors))];
    if (placed.length > 0) {
      return reading(
        site.id,
        placed.map(({ listing }) => listing),
      );
    }
  }
  return nothing;
}

function reading(site: string | null, listings: readonly Listing[]): FileReading {
  return listings.length > 0 ? { site, listings } : nothing;
}

/** An address of the site, from the first of its match patterns: relative links are read against it. */
function homeOf(site: Site): URL {
  return new URL((site.matches[0] ?? '').replace('*://', 'https://').replaceAll('*.', '').replaceAll('*', ''));
}

/** What programs that save pages put at their head: browsers, SingleFile, monolith. */
const savedFrom = [
  /<!-- saved from url=(?:\(\d+\))?(\S+)/,
  /<!--\s*Page saved with SingleFile\s+url: (\S+)/,
  /<!-- Saved from (\S+) at /,
];

/** Before every address in a page that the Wayback Machine kept: `/web/20230505120000im_/https://…`. */
const archived = /(?:https?:\/\/web\.archive\.org)?\/web\/\d{14}(?:[a-z]{2}_)?\/(?=https?:\/\/)/g;

/** The address a saved page says it came from. */
function addressWithin(document: Document, content: string): URL | undefined {
  const attributeOf = (selector: string, name: string) => {
    const element = find(document, selector);
    return element && attribute(element, name);
  };
  const candidates = [
    // First our own fixtures', then what the page says, then what was written on saving.
    /^\s*<!-- \{"url": "([^"]+)"\} -->/.exec(content)?.[1],
    attributeOf('link[rel=canonical]', 'href'),
    attributeOf('meta[property="og:url"]', 'content'),
    ...savedFrom.map((form) => form.exec(content.slice(0, 4_000))?.[1]),
    attributeOf('base[href]', 'href'),
  ];
  const addresses = candidates.flatMap((candidate) => addressOf(candidate) ?? []);
  return addresses.find((address) => siteAt(address, sites)) ?? addresses[0];
}

/** Told by content, for captures and saved pages come under any name. An abstract may well have a `<p>` in it. */
function isHtml(content: string): boolean {
  return /^\s*</.test(content) || /<(?:!doctype html|html|body)[\s>]/i.test(content);
}
