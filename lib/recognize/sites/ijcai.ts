import { parseIdentifier } from '../../identity/identifier.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { find, findAll, rawText } from '../dom.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import { defineSite, type Page } from '../site.ts';

/** People cite `2026/0012` too; the DOI has no zeros. */
const contribution = /^\/proceedings\/((?:19|20)\d\d)\/0*([1-9]\d{0,3})$/i;

/** Proceedings since 2017 (scrapers' tests have rows of them); before, a list was of bare paragraphs, and papers had no DOI. */
export const ijcai = defineSite({
  id: 'ijcai',
  name: 'IJCAI',
  matches: ['https://www.ijcai.org/proceedings/*', 'https://www.ijcai.org/Proceedings/*'],
  kind(url) {
    if (!isOn(url, 'www.ijcai.org')) return undefined;
    const path = plainPath(url).toLowerCase();
    if (contribution.test(path)) return 'paper';
    return /^\/proceedings\/(?:19|20)\d\d$/.test(path) ? 'feed' : undefined;
  },
  anchors: 'div.paper_wrapper',
  read(anchor, page) {
    const title = find(anchor, '.title');
    const number = numberOf(anchor, page);
    if (!title || !number) return undefined;
    const identifier = parseIdentifier(`doi:10.24963/ijcai.${number}`); // so are they formed since 2017
    const listing = listingFrom({
      identifiers: [identifier && { identifier }],
      title: rawText(title),
      authors: namesIn(rawText(find(anchor, '.authors'))),
      date: number.slice(0, 4),
      url: new URL(`/proceedings/${number}`, page.url),
    });
    return listing && { listing, elements: [anchor], badge: { element: title, where: 'append' } };
  },
});

/** `2026/12`, from the link "Details". */
function numberOf(row: Element, page: Page): string | undefined {
  for (const link of findAll(row, 'a[href]')) {
    const [, year, number] = contribution.exec(linkTarget(link, page)?.pathname.replace(/\/$/, '') ?? '') ?? [];
    if (number !== undefined) return `${year}/${number}`;
  }
  return undefined;
}
