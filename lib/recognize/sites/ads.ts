import { kindByPath } from '../kind.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

const title = 'a.article-title[href*="/abs/"], a[href*="/abs/"] > h3, h3 > a[href*="/abs/"]';

/** Search results, drawn after load (adsabs/nectar, ResultList/Item.tsx of 2022; its later class names not checked). */
export const ads = defineSite({
  id: 'ads',
  name: 'NASA ADS',
  matches: ['https://ui.adsabs.harvard.edu/*'],
  kind: kindByPath(['ui.adsabs.harvard.edu'], {
    paper: /^\/abs\/[^/]+(?:\/abstract)?$/,
    feed: /^\/(?:search(?:\/.*)?|user\/libraries\/\w+|public-libraries\/\w+|abs\/[^/]+\/(?:references|citations|similar|coreads))$/,
  }),
  anchors: 'article, li.results-list, [class*="results-list"] > li',
  read: (anchor, page) => {
    const placed = readRow(anchor, page, {
      title,
      authorLine: '.article-author, .text-sm',
      date: '.text-xs, .pubdate',
      links: 'a[href*="/abs/"], a[href*="arxiv.org/abs/"]',
    });
    return placed && placed.listing.identifiers.length > 0 ? placed : undefined;
  },
});
