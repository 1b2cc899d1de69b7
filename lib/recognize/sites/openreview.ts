import { abstractOf } from '../abstract.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { find, findAll, nextSibling, parent, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { paperLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import { defineSite } from '../site.ts';

/** Venues, groups, profiles and search: notes filled in by script (openreview-web, source of 2026-08-20). */
export const openreview = defineSite({
  id: 'openreview',
  name: 'OpenReview',
  matches: ['https://openreview.net/*'],
  kind(url) {
    if (!isOn(url, 'openreview.net')) return undefined;
    const path = plainPath(url);
    if (path === '/forum' || path === '/pdf') return url.searchParams.get('id') ? 'paper' : undefined;
    return /^\/(?:group|submissions|search|profile|venue)$/.test(path) && url.search !== '' ? 'feed' : undefined;
  },
  // The tab of a venue is in the fragment, which the name of a feed leaves out: tabs overlap, and are one visit.
  anchors: 'div.note',
  read(anchor, page) {
    const link = find(anchor, 'h4 > a[href*="/forum?id="]');
    const identifier = paperLinked(link, page);
    const heading = link && parent(link);
    if (!link || !identifier || !heading) return undefined;
    const listing = listingFrom({
      identifiers: [identifier],
      title: shownText([link]),
      authors: namesIn(rawText(find(anchor, '.note-authors'))),
      abstract: abstractIn(anchor),
      date: isoDate(rawText(find(anchor, '.note-meta-info li'))),
      url: linkTarget(link, page),
    });
    return listing && { listing, elements: [anchor], badge: { element: heading, where: 'append' } };
  },
});

function abstractIn(note: Element): string {
  const label = findAll(note, '.note-content-field').find((field) => /^\s*Abstract/.test(rawText(field)));
  const value = label && nextSibling(label);
  return abstractOf(value);
}
