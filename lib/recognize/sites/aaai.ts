import { parseIdentifier, type IdentifierReading } from '../../identity/identifier.ts';
import { linkTarget, plainPath } from '../address.ts';
import { find, rawText } from '../dom.ts';
import { kindByPath } from '../kind.ts';
import { readRow } from '../row.ts';
import { defineSite, type Page } from '../site.ts';

const article = /^\/index\.php\/AAAI\/article\/view\/(\d+)$/;

/** Issues and search on Open Journal Systems 3 (the templates of pkp/ojs, 2026-08, and scrapers of this journal that select the same). */
export const aaai = defineSite({
  id: 'aaai',
  name: 'AAAI',
  matches: ['https://ojs.aaai.org/index.php/*'],
  kind: kindByPath(['ojs.aaai.org'], {
    paper: /^\/index\.php\/[\w-]+\/article\/view\/\d+$/,
    feed: /^\/index\.php\/[\w-]+(?:\/(?:issue\/(?:current|view\/\d+)|search(?:\/(?:index|search))?))?$/,
  }),
  anchors: '.obj_article_summary',
  read: (anchor, page) =>
    readRow(anchor, page, { title: '.title > a', authorLine: '.authors', date: '.published' }, [doiOf(anchor, page)]),
});

/**
 * DOIs are made of the volume and issue that head the page and the article's number; in 2019 (volume 33) of these two and
 * the first page: `aaai.v33i01.33011234`.
 */
function doiOf(row: Element, page: Page): IdentifierReading | undefined {
  const target = linkTarget(find(row, '.title > a'), page);
  const [, volume, issue] = /\bVol\. (\d+) No\. (\d+)/.exec(page.once(heading)) ?? [];
  const [, own] = (target && article.exec(plainPath(target))) ?? [];
  const [, first] = /^\s*(\d+)/.exec(rawText(find(row, '.pages'))) ?? [];
  const number = own && volume === '33' ? first && `${volume}${issue}${first}` : own;
  if (number === undefined || volume === undefined || issue === undefined) return undefined;
  const identifier = parseIdentifier(`doi:10.1609/aaai.v${volume}i${issue}.${number}`);
  return identifier && { identifier };
}

function heading(page: Page): string {
  return rawText(find(page.document, 'h1')).slice(0, 500);
}
