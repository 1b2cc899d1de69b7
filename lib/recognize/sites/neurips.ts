import { isOn, linkTarget, plainPath } from '../address.ts';
import { find, rawText } from '../dom.ts';
import { paperLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import { defineSite } from '../site.ts';

/** The proceedings of a year; another list before 2020 (scrapers' tests have rows of both). */
export const neurips = defineSite({
  id: 'neurips',
  name: 'NeurIPS Proceedings',
  matches: ['https://papers.nips.cc/*', 'https://papers.neurips.cc/*', 'https://proceedings.neurips.cc/*'],
  kind(url) {
    if (!isOn(url, 'papers.nips.cc', 'papers.neurips.cc', 'proceedings.neurips.cc')) return undefined;
    const path = plainPath(url).replace(/^\/+(?:paper_files\/)?/, '/'); // links with two slashes are common
    if (/^\/paper\/(?:\d{4}\/hash\/[\da-f]{32}-.+|\d+-[^/]+)$/.test(path)) return 'paper';
    return /^\/(?:paper\/\d{4}|book\/[^/]+)$/.test(path) ? 'feed' : undefined;
  },
  anchors: 'ul.paper-list > li, .container-fluid ul > li',
  read(anchor, page) {
    const link = find(anchor, 'a[title="paper title"], a[href*="/paper/"]');
    const identifier = paperLinked(link, page);
    if (!link || !identifier) return undefined;
    const listing = listingFrom({
      identifiers: [identifier],
      title: rawText(link),
      authors: namesIn(rawText(find(anchor, '.paper-authors, i'))),
      date: /\/paper\/(\d{4})\//.exec(linkTarget(link, page)?.pathname ?? '')?.[1],
      url: linkTarget(link, page),
    });
    return listing && { listing, elements: [anchor], badge: { element: link, where: 'after' } };
  },
});
