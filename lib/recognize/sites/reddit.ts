import { attribute, find, rawText, tagName } from '../dom.ts';
import { kindByPath } from '../kind.ts';
import { defineSite } from '../site.ts';
import { paperInStory } from '../story.ts';

const lists =
  /^\/(?:|hot|new|top|best|rising|(?:r|user|u)\/[\w+-]+(?:\/(?:hot|new|top|best|rising|search|submitted|m\/\w+))?|search)$/;

/**
 * Posts that link to a paper: the custom element of today's site (defuddle, 2026-07-27; public tests of 2026) and the rows
 * of the old one. Rows of a search say where a post leads in the old design only.
 */
export const reddit = defineSite({
  id: 'reddit',
  name: 'Reddit',
  matches: ['https://www.reddit.com/*', 'https://old.reddit.com/*', 'https://new.reddit.com/*'],
  kind: kindByPath(['www.reddit.com', 'old.reddit.com', 'new.reddit.com'], { feed: lists }),
  anchors: 'shreddit-post, div.thing.link, div.search-result-link',
  read(anchor, page) {
    const isNew = tagName(anchor) === 'shreddit-post';
    const link = find(anchor, isNew ? 'a[slot="title"]' : 'a.title, a.search-title');
    const title = link ? rawText(link) : attribute(anchor, 'post-title');
    if (title === undefined) return undefined;
    const outward = find(anchor, 'a.search-link');
    const address = outward ? attribute(outward, 'href') : attribute(anchor, isNew ? 'content-href' : 'data-url');
    const listing = paperInStory(address, title, page);
    return (
      listing && {
        listing,
        elements: [anchor],
        badge: link ? { element: link, where: 'after' } : { element: anchor, where: 'append' },
      }
    );
  },
});
