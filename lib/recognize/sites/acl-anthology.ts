import { abstractOf } from '../abstract.ts';
import { linkTarget } from '../address.ts';
import { find, findAll, matches, nextSibling, rawText } from '../dom.ts';
import { kindByPath } from '../kind.ts';
import { paperLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesOf } from '../names.ts';
import { defineSite } from '../site.ts';

/** The volume itself heads its list as paper 0: `2024.acl-long.0`, `P19-1000`, in workshops `W19-3800`. */
const frontMatter = /^acl:(?:.*\.0|W\d\d-\d\d00|[A-Z]\d\d-\d000)$/;

/** Volumes, events and people (captures of 2020 and 2026). */
export const aclAnthology = defineSite({
  id: 'acl-anthology',
  name: 'ACL Anthology',
  matches: ['https://aclanthology.org/*'],
  kind: kindByPath(['aclanthology.org', 'www.aclanthology.org'], {
    paper: /^\/(?:\d{4}\.[a-z\d_]+-[a-z\d_]+\.\d+|[A-Z]\d\d-\d{4})$/,
    feed: /^\/(?:volumes|events|people|sigs)\/[^/]+(?:\/[^/]+)?$/,
  }),
  anchors: 'p.d-sm-flex, div.d-sm-flex',
  read(anchor, page) {
    const link = find(anchor, 'strong > a[href]');
    const paper = paperLinked(link, page);
    if (!link || !paper || frontMatter.test(paper.identifier)) return undefined;
    const after = nextSibling(anchor);
    const abstract = after && matches(after, '.abstract-collapse') ? after : undefined;
    const listing = listingFrom({
      identifiers: [paper],
      // Not what is shown apart: `acl-fixed-case` wraps single letters.
      title: rawText(link),
      authors: namesOf(findAll(anchor, 'a[href*="/people/"]')),
      abstract: abstractOf(abstract),
      url: linkTarget(link, page),
    });
    const elements: [Element, ...Element[]] = abstract ? [anchor, abstract] : [anchor];
    return listing && { listing, elements, badge: { element: link, where: 'after' } };
  },
});
