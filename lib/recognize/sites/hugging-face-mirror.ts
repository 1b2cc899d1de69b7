import { isOn, linkTarget } from '../address.ts';
import { find, rawText } from '../dom.ts';
import { listingFrom } from '../listing.ts';
import { defineSite } from '../site.ts';
import { paperNamed, papersFeed, papersPageKind } from './hugging-face.ts';

/**
 * The Chinese copy of Hugging Face's papers (capture of 2026-06-30): its addresses, its own markup, titles translated, so
 * that the identifier alone says which paper it is. A whole card is one link.
 */
export const huggingFaceMirror = defineSite({
  id: 'hugging-face-mirror',
  name: 'Hugging Face (huggingface.ac.cn)',
  matches: ['https://huggingface.ac.cn/papers*'],
  kind: (url) => (isOn(url, 'huggingface.ac.cn') ? papersPageKind(url) : undefined),
  feed: papersFeed,
  anchors: 'article:has(> a.paper)',
  read(anchor, page) {
    const url = linkTarget(find(anchor, 'a.paper'), page);
    const identifier = url && paperNamed(url);
    const title = find(anchor, '.text-primary');
    if (!identifier || !title) return undefined;
    const listing = listingFrom({ identifiers: [{ identifier }], title: rawText(title), url });
    // Inside the link: it is as high as its row, and what comes after it would lie on the next row.
    return listing && { listing, elements: [anchor], badge: { element: title, where: 'append' } };
  },
  paper(page) {
    const identifier = paperNamed(page.url);
    return listingFrom({
      identifiers: [identifier && { identifier }],
      title: rawText(find(page.document, 'h1')),
      url: page.url,
    });
  },
});
