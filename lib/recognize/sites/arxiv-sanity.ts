import { abstractOf } from '../abstract.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { find, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { paperLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import { defineSite } from '../site.ts';

/** arxiv-sanity-lite, code of 2022-02: built by the page's script, one list on every page of the site. */
export const arxivSanity = defineSite({
  id: 'arxiv-sanity',
  name: 'arxiv-sanity-lite',
  matches: ['https://arxiv-sanity-lite.com/*'],
  kind: (url) => (isOn(url, 'arxiv-sanity-lite.com') && plainPath(url) === '/' ? 'feed' : undefined),
  anchors: 'div.rel_paper',
  read(anchor, page) {
    const title = find(anchor, '.rel_title');
    const link = title && find(title, 'a');
    const identifier = paperLinked(link, page);
    if (!title || !link || !identifier) return undefined;
    const listing = listingFrom({
      identifiers: [identifier],
      title: shownText([link]),
      authors: namesIn(rawText(find(anchor, '.rel_authors'))),
      abstract: abstractOf(find(anchor, '.rel_abs')),
      date: isoDate(rawText(find(anchor, '.rel_time'))),
      url: linkTarget(link, page),
    });
    return listing && { listing, elements: [anchor], badge: { element: title, where: 'append' } };
  },
});
