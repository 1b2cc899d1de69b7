import { linkTarget } from '../address.ts';
import { cardAround } from '../card.ts';
import { isoDate } from '../date.ts';
import { find, findAll, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { kindByPath } from '../kind.ts';
import { paperLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { defineSite } from '../site.ts';

/*
 * Cards have neither headings nor class names that mean anything (fragment of 2026-06): a title is rich text of the editor
 * the site is written with, in a link to the paper. Papers that are not on arXiv go by a slug.
 */
const titleLink = 'a[href*="/abs/"]:has(.html-renderer), a[href*="/overview/"]:has(.html-renderer)';

export const alphaxiv = defineSite({
  id: 'alphaxiv',
  name: 'alphaXiv',
  matches: ['https://alphaxiv.org/*', 'https://www.alphaxiv.org/*'],
  kind: kindByPath(['alphaxiv.org', 'www.alphaxiv.org'], {
    paper: /^\/(?:abs|overview|pdf)\/[^/]+$/,
    feed: /^\/(?:explore|discover|search)?$/,
  }),
  anchors: titleLink,
  read(anchor, page) {
    const identifier = paperLinked(anchor, page);
    const title = find(anchor, '.html-renderer');
    if (!identifier || !title) return undefined;
    const card = cardAround(anchor, titleLink);
    const listing = listingFrom({
      identifiers: [identifier],
      title: shownText([title]),
      date: dateIn(card),
      url: linkTarget(anchor, page),
    });
    return listing && { listing, elements: [card], badge: { element: anchor, where: 'after' } };
  },
});

function dateIn(card: Element): string | undefined {
  const date = findAll(card, 'span').find((span) => /^\s*\d{1,2} \p{L}{3,9} \d{4}\s*$/u.test(rawText(span)));
  return date && isoDate(rawText(date));
}
