import { kindByPath } from '../kind.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

/** Search results, drawn by React after load (inspirehep/inspirehep, LiteratureItem.tsx). */
export const inspire = defineSite({
  id: 'inspire',
  name: 'INSPIRE',
  matches: ['https://inspirehep.net/*'],
  kind: kindByPath(['inspirehep.net'], {
    paper: /^\/literature\/\d+$/,
    feed: /^\/(?:literature|authors\/\d+)$/,
  }),
  anchors: '[data-test-id="literature-result-item"]',
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: 'a.result-item-title',
      authors: 'a[href*="/authors/"]',
      links: 'a.result-item-title, a[href*="arxiv.org/abs/"], a[href*="doi.org/10."]',
    }),
});
