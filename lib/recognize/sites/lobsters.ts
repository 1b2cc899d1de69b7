import { attribute, find, rawText } from '../dom.ts';
import { kindByPath } from '../kind.ts';
import { defineSite } from '../site.ts';
import { paperInStory } from '../story.ts';

const lists = /^\/(?:|newest|active|recent|top|t\/[\w,]+|page\/\d+|newest\/page\/\d+|saved|search|~[\w-]+\/stories)$/;

/** Stories that lead to a paper (captured page of 2026-08). */
export const lobsters = defineSite({
  id: 'lobsters',
  name: 'Lobsters',
  matches: ['https://lobste.rs/*'],
  kind: kindByPath(['lobste.rs'], { feed: lists }),
  anchors: 'li.story, div.story',
  read(anchor, page) {
    const link = find(anchor, 'a.u-url');
    const listing = link && paperInStory(attribute(link, 'href'), rawText(link), page);
    return listing && { listing, elements: [anchor], badge: { element: link, where: 'after' } };
  },
});
