import { isOn, linkTarget } from '../address.ts';
import { isoDate } from '../date.ts';
import { find, findAll, nextSibling, rawText, tagName } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { kindByPath } from '../kind.ts';
import { paperLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import { defineSite } from '../site.ts';

const paper = /^(?:\/beta)?\/papers\/v\d+\/[\w-]+\.html$/;

/**
 * The journal's lists: a title in `dt`, the rest in the `dd` behind it; under `/beta`, and on TMLR's list, one `li` for each
 * (templates of JmlrOrg/webpage, 2026-07, and JmlrOrg/tmlr, 2026-08). JMLR's papers have no identifier here, TMLR's have
 * OpenReview's.
 */
export const jmlr = defineSite({
  id: 'jmlr',
  name: 'JMLR',
  matches: ['https://www.jmlr.org/*', 'https://jmlr.org/*', 'http://www.jmlr.org/*', 'http://jmlr.org/*'],
  kind: kindByPath(['www.jmlr.org', 'jmlr.org'], {
    paper,
    feed: /^(?:\/|\/tmlr\/papers|(?:\/beta)?(?:\/papers\/(?:v\d+|(?:topic|special)\/[\w-]+\.html)|\/mloss)?(?:\/index\.html)?)$/,
  }),
  anchors: 'dl > dt, .list-papers > li',
  read(anchor, page) {
    const isTerm = tagName(anchor) === 'dt';
    const details = isTerm ? nextSibling(anchor) : anchor;
    const title = isTerm ? anchor : find(anchor, 'h4 > a');
    if (!details || !title || (isTerm && tagName(details) !== 'dd')) return undefined;
    const own = findAll(details, 'a[href]').find((link) => {
      const target = linkTarget(link, page);
      return (
        target && (paper.test(target.pathname) || (isOn(target, 'openreview.net') && target.pathname === '/forum'))
      );
    });
    if (!own) return undefined;
    const authors = rawText(find(details, 'dd > b > i, p > i'));
    const published = rawText(details).split(authors, 2)[1];
    const listing = listingFrom({
      identifiers: [paperLinked(own, page)],
      title: shownText([title]),
      authors: namesIn(authors),
      date: isoDate(/, ((?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b/.exec(published?.slice(0, 200) ?? '')?.[1]),
      url: linkTarget(own, page),
    });
    return (
      listing &&
      (isTerm
        ? { listing, elements: [anchor, details], badge: { element: anchor, where: 'append' } }
        : { listing, elements: [anchor], badge: { element: title, where: 'after' } })
    );
  },
});
