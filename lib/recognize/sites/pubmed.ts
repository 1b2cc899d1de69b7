import { identifiersInText, parseIdentifier } from '../../identity/identifier.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { attribute, find, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import { defineSite } from '../site.ts';

/** Search results and trending (fragment of 2023-11; Zotero's translator of 2023-01). */
export const pubmed = defineSite({
  id: 'pubmed',
  name: 'PubMed',
  matches: ['https://pubmed.ncbi.nlm.nih.gov/*'],
  kind(url) {
    if (!isOn(url, 'pubmed.ncbi.nlm.nih.gov')) return undefined;
    const path = plainPath(url);
    if (/^\/[1-9]\d{0,8}$/.test(path)) return 'paper';
    return path === '/trending' || (path === '/' && url.searchParams.has('term')) ? 'feed' : undefined;
  },
  anchors: 'article.full-docsum',
  read(anchor, page) {
    const title = find(anchor, 'a.docsum-title');
    const pmid = title && parseIdentifier(`pmid:${attribute(title, 'data-article-id') ?? ''}`);
    if (!title || !pmid) return undefined;
    // Each part stands twice, in full for wide windows and short for narrow ones.
    const citation = rawText(find(anchor, '.full-journal-citation')).replace(/\s+/g, ' ');
    const listing = listingFrom({
      identifiers: [{ identifier: pmid }, ...identifiersInText(citation)],
      title: shownText([title]),
      authors: namesIn(rawText(find(anchor, '.full-authors')).trim().replace(/\.$/, '')),
      date: isoDate(citation),
      url: linkTarget(title, page),
    });
    return listing && { listing, elements: [anchor], badge: { element: title, where: 'after' } };
  },
});
