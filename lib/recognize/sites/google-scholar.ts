import { identifiersInText } from '../../identity/identifier.ts';
import { addressOf, isOn, linkTarget, plainPath } from '../address.ts';
import { isoDate } from '../date.ts';
import { attribute, childNodesExcept, find, rawText, tagName } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { paperLinked, papersLinked } from '../linked.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import type { PlacedListing } from '../placed-listing.ts';
import { defineSite, type Page } from '../site.ts';

/** Scholar's country hosts; a match pattern cannot say "any". https://www.google.com/supported_domains */
const domains = (
  'com ae at be bg ca ch cl cz de dk ee es fi fr gr hr hu ie is it li lt lu lv nl no pl pt ro rs ru se si sk ' +
  'co.cr co.id co.il co.in co.jp co.ke co.kr co.nz co.th co.uk co.ve co.za ' +
  'com.ar com.au com.bd com.bo com.br com.co com.cu com.do com.ec com.eg com.gt com.hk com.mt com.mx com.my com.ng ' +
  'com.ni com.pa com.pe com.ph com.pk com.pr com.py com.sa com.sg com.sv com.tr com.tw com.ua com.uy com.vn'
)
  .split(' ')
  .map((domain) => `scholar.google.${domain}`);

/** What a list can be of: words (the advanced search has several fields), citations, versions, the reader's own library, what Scholar recommends. */
const asked = ['q', 'as_q', 'as_epq', 'as_oq', 'as_sauthors', 'as_publication', 'cites', 'cluster', 'scilib', 'sciupd'];

/** Search, cited-by and related (captures of 2016-05, 2024 and 2026-06), and profiles (captures of 2026-02). */
export const googleScholar = defineSite({
  id: 'google-scholar',
  name: 'Google Scholar',
  matches: domains.map((host) => `https://${host}/*`),
  kind(url) {
    if (!isOn(url, ...domains)) return undefined;
    const { searchParams } = url;
    const asks = asked.some((name) => searchParams.get(name));
    if (plainPath(url) === '/scholar') return asks ? 'feed' : undefined;
    const isProfile = searchParams.get('user') && /^(?:list_works)?$/.test(searchParams.get('view_op') ?? '');
    return plainPath(url) === '/citations' && isProfile ? 'feed' : undefined;
  },
  feed(url) {
    const asks = [...url.searchParams].filter(([name]) =>
      /^(?:q|as_.*|cites|cluster|scipsc|scilib|sciupd|user)$/.test(name),
    );
    return `${plainPath(url)}?${new URLSearchParams(asks).toString()}`;
  },
  anchors: '.gs_r, tr.gsc_a_tr',
  read: (anchor, page) => (tagName(anchor) === 'tr' ? readProfileRow(anchor, page) : readResult(anchor, page)),
});

/** Related searches, alerts and the box of a matching profile are `.gs_r` too; they have no title or lead to a profile. */
function readResult(result: Element, page: Page): PlacedListing | undefined {
  const heading = find(result, '.gs_ri h3.gs_rt');
  if (!heading) return undefined;
  const link = find(heading, 'a[href]');
  const url = linkTarget(link, page);
  if (url && isOn(url, ...domains) && plainPath(url) === '/citations') return undefined;
  // Without a link stands what Scholar knows from references only, behind a "[CITATION]", and as a rule in a span of its own.
  const title = link ? shownText([link]) : shownText(childNodesExcept(heading, '[class^="gs_ct"]'));
  const [names = '', published] = rawText(find(result, '.gs_a'))
    .replace(/\s+/g, ' ')
    .split(/\s[-–]\s/);
  const listing = listingFrom({
    // Its own page, the copy that Scholar holds for the same work, and `arXiv preprint arXiv:2611.10038`.
    identifiers: [
      paperLinked(link, page),
      ...papersLinked(result, '.gs_ggs a[href]', page),
      ...identifiersInText(published ?? ''),
    ],
    title,
    authors: namesIn(names),
    date: yearIn(published),
    url,
  });
  return listing && { listing, elements: [result], badge: { element: heading, where: 'append' } };
}

function readProfileRow(row: Element, page: Page): PlacedListing | undefined {
  const link = find(row, 'a.gsc_a_at');
  const cell = find(row, 'td.gsc_a_t');
  if (!link || !cell) return undefined;
  const listing = listingFrom({
    title: shownText([link]),
    authors: namesIn(rawText(find(row, '.gs_gray'))),
    date: yearIn(rawText(find(row, '.gsc_a_y'))),
    // Until 2022 the link was a script's, which read the address beside it.
    url: linkTarget(link, page) ?? addressOf(attribute(link, 'data-href'), page.url),
  });
  return listing && { listing, elements: [row], badge: { element: cell, where: 'append' } };
}

function yearIn(text: string | undefined): string | undefined {
  return isoDate(text?.match(/\b(?:19|20)\d\d\b/g)?.at(-1));
}
