import { parseIdentifier, type IdentifierReading } from '../../identity/identifier.ts';
import { abstractOf } from '../abstract.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { attribute, find, findAll, parent, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { paperLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesOf } from '../names.ts';
import { defineSite } from '../site.ts';

/**
 * Cool Papers (code of 2026). A panel goes by its paper's name: `2406.01234`, or `<id>@OpenReview` for those of a venue;
 * its parts by `title-<name>`, `authors-<name>`, `summary-<name>`, `date-<name>`.
 */
export const papersCool = defineSite({
  id: 'papers-cool',
  name: 'Cool Papers',
  matches: ['https://papers.cool/*'],
  kind(url) {
    if (!isOn(url, 'papers.cool')) return undefined;
    const [section, what, ...rest] = plainPath(url).slice(1).split('/');
    if ((section !== 'arxiv' && section !== 'venue') || !what || rest.length > 1) return undefined;
    return /^\d{4}\.\d{4,5}$|@/.test(what) ? 'paper' : 'feed';
  },
  anchors: 'div.panel.paper[id]',
  read(anchor, page) {
    const title = find(anchor, 'a[id^="title-"]');
    const identifier = panelPaper(attribute(anchor, 'id') ?? '') ?? paperLinked(title, page);
    if (!title || !identifier) return undefined;
    const listing = listingFrom({
      identifiers: [identifier],
      title: shownText([title]),
      authors: namesOf(findAll(anchor, '[id^="authors-"] a')),
      abstract: abstractOf(find(anchor, '[id^="summary-"]')),
      date: isoDate(rawText(find(anchor, '[id^="date-"]'))),
      url: linkTarget(title, page),
    });
    return listing && { listing, elements: [anchor], badge: { element: parent(title) ?? anchor, where: 'append' } };
  },
});

function panelPaper(name: string): IdentifierReading | undefined {
  const [value = '', host] = name.split('@');
  const scheme = host === undefined ? 'arxiv' : host.toLowerCase();
  const identifier = parseIdentifier(`${scheme}:${value}`);
  return identifier && { identifier };
}
