import { isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { find, findAll, matches, nextSibling, rawText } from '../dom.ts';
import { paperLinked, papersLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesOf } from '../names.ts';
import { defineSite } from '../site.ts';

/** Days, whole conferences and workshops: a `dt`, and the `dd`s up to the next (captures of 2015 and 2020). */
export const cvf = defineSite({
  id: 'cvf',
  name: 'CVF Open Access',
  matches: ['https://openaccess.thecvf.com/*', '*://*.cv-foundation.org/openaccess/*'],
  kind(url) {
    if (!isOn(url, 'openaccess.thecvf.com', '*.cv-foundation.org')) return undefined;
    const path = plainPath(url).replace(/^\/openaccess(?=\/)/, '');
    if (/^\/content\w*\/(?:.+\/)?html\/.+_paper\.html$/.test(path)) return 'paper';
    return /^\/(?:CVPR|ICCV|WACV|ACCV|ECCV)\d{4}(?:_workshops)?(?:\.py|\/[\w.-]+)?$/.test(path) ? 'feed' : undefined;
  },
  anchors: 'dt.ptitle',
  read(anchor, page) {
    const link = find(anchor, 'a[href]');
    if (!link) return undefined;
    const details = detailsOf(anchor);
    const reference = details.map((detail) => rawText(find(detail, '.bibref'))).join(' ');
    const [, year = ''] = /year\s*=\s*\{(\d{4})\}/.exec(reference) ?? [];
    const [, month = ''] = /month\s*=\s*\{(\w+)\}/.exec(reference) ?? [];
    const listing = listingFrom({
      identifiers: [
        paperLinked(link, page),
        ...details.flatMap((detail) => papersLinked(detail, 'a[href*="arxiv.org/"]', page)),
      ],
      title: rawText(link),
      authors: namesOf(details.flatMap((detail) => findAll(detail, 'form.authsearch a'))),
      date: isoDate(`${month} ${year}`) ?? isoDate(year),
      url: linkTarget(link, page),
    });
    return listing && { listing, elements: [anchor, ...details], badge: { element: anchor, where: 'append' } };
  },
});

function detailsOf(entry: Element): readonly Element[] {
  const details: Element[] = [];
  for (let next = nextSibling(entry); next && matches(next, 'dd'); next = nextSibling(next)) details.push(next);
  return details;
}
