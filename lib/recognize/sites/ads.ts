import { isOn, plainPath } from '../address.ts';
import { find } from '../dom.ts';
import { paperLinked } from '../linked.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

const title = 'h3 a[href*="abs/"], a.article-title[href*="abs/"], .s-results-title a[href*="abs/"]';

/** Search results, drawn after load: the Backbone site (adsabs/bumblebee) and the Next.js one (adsabs/nectar), by their source. */
export const ads = defineSite({
  id: 'ads',
  name: 'NASA ADS',
  matches: ['https://ui.adsabs.harvard.edu/*'],
  kind(url) {
    if (!isOn(url, 'ui.adsabs.harvard.edu')) return undefined;
    const path = plainPath(url);
    if (/^\/abs\/[^/]+(?:\/abstract)?$/.test(path)) return 'paper';
    return /^\/(?:search(?:\/.*)?|user\/libraries\/\w+|public-libraries\/\w+|abs\/[^/]+\/(?:references|citations|similar|coreads))$/.test(
      path,
    )
      ? 'feed'
      : undefined;
  },
  anchors: 'li.results-list, ul.list-unstyled > li, article.result-item, div.result-item',
  read(anchor, page) {
    if (!paperLinked(find(anchor, title), page)) return undefined;
    return readRow(anchor, page, {
      title,
      authors: '.article-author a, a[href*="author%3A"]',
      abstract: '.highlighted-section, .s-abstract',
      date: '.pubdate, .result-date',
    });
  },
});
