import { abstractOf } from '../abstract.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { find, findAll, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { paperLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesOf } from '../names.ts';
import { defineSite } from '../site.ts';

/** Views of scirate/scirate, 2026-04-21. In the sidebar, links such as `/arxiv/quant-ph` are feeds. */
export const scirate = defineSite({
  id: 'scirate',
  name: 'SciRate',
  matches: ['https://scirate.com/*'],
  kind(url) {
    if (!isOn(url, 'scirate.com')) return undefined;
    const path = plainPath(url);
    if (/^\/arxiv\/(?:.+\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?$/.test(path)) return 'paper';
    if (path === '/search') return url.searchParams.get('q') ? 'feed' : undefined;
    return /^\/(?:$|arxiv(?:\/[a-z-]+(?:\.[A-Za-z-]+)?)?$|users\/[^/]+(?:\/papers)?$)/.test(path) ? 'feed' : undefined;
  },
  anchors: 'li.paper',
  read(anchor, page) {
    const link = find(anchor, '.title a[href*="/arxiv/"]');
    const identifier = paperLinked(link, page);
    const title = find(anchor, '.title');
    if (!link || !identifier || !title) return undefined;
    const source = rawText(find(anchor, '.uid')).replace(/\s+/g, ' ');
    const [, version] = /arXiv:\S+?v(\d+)/.exec(source) ?? [];
    const listing = listingFrom({
      identifiers: [identifier],
      title: shownText([link]),
      authors: namesOf(findAll(anchor, '.authors a')),
      abstract: abstractOf(find(anchor, '.abstract')), // hidden while folded
      date: isoDate(source),
      version: version === undefined ? undefined : Number(version),
      url: linkTarget(link, page),
    });
    return listing && { listing, elements: [anchor], badge: { element: title, where: 'append' } };
  },
});
