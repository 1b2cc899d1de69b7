import { linkTarget } from '../address.ts';
import { isoDate } from '../date.ts';
import { find, findAll, matches, nextSibling, rawText } from '../dom.ts';
import { kindByPath } from '../kind.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import { defineSite } from '../site.ts';

/** Volumes: a title in `dt`, the rest in the `dd` behind it (markup from general knowledge, not checked on a page). Papers have no identifier here. */
export const jmlr = defineSite({
  id: 'jmlr',
  name: 'JMLR',
  matches: ['https://www.jmlr.org/*', 'https://jmlr.org/*', 'http://www.jmlr.org/*'],
  kind: kindByPath(['www.jmlr.org', 'jmlr.org'], {
    paper: /^\/papers\/v\d+\/[\w-]+\.html$/,
    feed: /^\/(?:papers(?:\/(?:v\d+|topic\/[\w-]+\.html))?|mloss|tmlr\/papers)$/,
  }),
  anchors: 'dl > dt',
  read(anchor, page) {
    const details = nextSibling(anchor);
    if (!details || !matches(details, 'dd')) return undefined;
    const own = findAll(details, 'a[href]').find((link) =>
      /^\/papers\/v\d+\/[\w-]+\.html$/.test(linkTarget(link, page)?.pathname ?? ''),
    );
    if (!own) return undefined;
    const listing = listingFrom({
      title: rawText(anchor),
      authors: namesIn(rawText(find(details, 'i'))),
      date: isoDate(/, ((?:19|20)\d\d)\./.exec(rawText(details).slice(0, 20_000))?.[1]),
      url: linkTarget(own, page),
    });
    return listing && { listing, elements: [anchor, details], badge: { element: anchor, where: 'append' } };
  },
});
