import { parseIdentifier } from '../../identity/identifier.ts';
import { addressOf, isOn, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { attribute, find, findAll, rawText } from '../dom.ts';
import { papersLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesOf } from '../names.ts';
import { defineSite } from '../site.ts';

/** Venues, people and search (published selectors, 2023 to 2026; Zotero's translator of 2023-04-20). */
export const dblp = defineSite({
  id: 'dblp',
  name: 'dblp',
  matches: ['https://dblp.org/*', 'https://dblp.uni-trier.de/*', 'https://dblp.dagstuhl.de/*'],
  kind(url) {
    if (!isOn(url, 'dblp.org', 'dblp.uni-trier.de', 'dblp.dagstuhl.de')) return undefined;
    const path = plainPath(url);
    if (/^\/rec\/[^/]+\/[^/]+\/[^/]+$/.test(path)) return 'paper';
    if (/^\/search(?:\/publ)?$/.test(path)) return url.searchParams.get('q') ? 'feed' : undefined;
    return /^\/(?:db\/(?:conf|journals|series)\/.+|pid\/.+|pers\/.+)$/.test(path) ? 'feed' : undefined;
  },
  // A volume of proceedings is an entry too, and no paper.
  anchors: 'li.entry:not(.editor)',
  read(anchor, page) {
    const title = find(anchor, '.title');
    const key = attribute(anchor, 'data-key') ?? attribute(anchor, 'id');
    const identifier = parseIdentifier(`dblp:${key ?? ''}`); // for CoRR, arXiv's
    if (!title || !key || !identifier) return undefined;
    const listing = listingFrom({
      identifiers: [{ identifier }, ...papersLinked(anchor, 'nav.publ :is(.head, .ee) a[href]', page)],
      title: rawText(title).trim().replace(/\.$/, ''), // dblp ends every title with one
      authors: authorsIn(anchor),
      date: dateOf(find(anchor, '[itemprop="datePublished"]')),
      url: addressOf(`/rec/${key}`, page.url),
    });
    return listing && { listing, elements: [anchor], badge: { element: title, where: 'after' } };
  },
  paper(page) {
    const identifier = parseIdentifier(
      `dblp:${plainPath(page.url)
        .slice('/rec/'.length)
        .replace(/\.html$/, '')}`,
    );
    const entry = find(page.document, '.entry .title, #publ-section .title');
    return listingFrom({
      identifiers: [identifier && { identifier }],
      title: rawText(entry).trim().replace(/\.$/, ''),
      authors: authorsIn(page.document),
      url: page.url,
    });
  },
});

/** Of people who share a name, all but one have a number behind it: `Ada Example 0002`. */
function authorsIn(part: Element | Document): readonly string[] {
  return namesOf(findAll(part, '[itemprop="author"] [itemprop="name"]')).map((name) => name.replace(/ \d{4}$/, ''));
}

function dateOf(element: Element | undefined): string | undefined {
  return element && isoDate(attribute(element, 'content') ?? rawText(element));
}
