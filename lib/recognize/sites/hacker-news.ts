import { attribute, find, rawText } from '../dom.ts';
import { kindByPath } from '../kind.ts';
import { defineSite } from '../site.ts';
import { paperInStory } from '../story.ts';

const lists = /^\/(?:|news|newest|front|best|active|show|over|pool|from|favorites|submitted|upvoted)$/;

/** Stories that lead to a paper (captures of 2020 and 2023). */
export const hackerNews = defineSite({
  id: 'hacker-news',
  name: 'Hacker News',
  matches: ['https://news.ycombinator.com/*'],
  kind: kindByPath(['news.ycombinator.com'], { feed: lists }),
  anchors: 'tr.athing',
  read(anchor, page) {
    const link = find(anchor, '.titleline > a, a.storylink');
    const listing = link && paperInStory(attribute(link, 'href'), rawText(link), page);
    return listing && { listing, elements: [anchor], badge: { element: link, where: 'after' } };
  },
});
