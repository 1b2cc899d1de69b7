import { linkTarget } from '../address.ts';
import { find, findAll, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { kindByPath } from '../kind.ts';
import { paperLinked, papersLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import { defineSite } from '../site.ts';

/** Volumes (mlresearch/jekyll-theme, 2025-01-12). A title is no link. */
export const pmlr = defineSite({
  id: 'pmlr',
  name: 'PMLR',
  matches: ['https://proceedings.mlr.press/*'],
  kind: kindByPath(['proceedings.mlr.press'], { paper: /^\/[vr]\d+\/[\w-]+\.html$/, feed: /^\/[vr]\d+$/ }),
  anchors: 'div.paper',
  read(anchor, page) {
    const title = find(anchor, 'p.title');
    const own = findAll(anchor, 'p.links a[href]').find((link) =>
      paperLinked(link, page)?.identifier.startsWith('pmlr:'),
    );
    if (!title || !own) return undefined;
    const listing = listingFrom({
      identifiers: papersLinked(anchor, 'p.links a[href]', page),
      title: shownText([title]),
      authors: namesIn(rawText(find(anchor, '.authors'))),
      url: linkTarget(own, page),
    });
    return listing && { listing, elements: [anchor], badge: { element: title, where: 'append' } };
  },
});
