import { abstractOf } from '../abstract.ts';
import { isOn, linkTarget, plainPath } from '../address.ts';
import { closest, find, findAll, rawText } from '../dom.ts';
import { shownText } from '../generic/shown-text.ts';
import { kindByPath } from '../kind.ts';
import { listingFrom } from '../listing.ts';
import { namesIn } from '../names.ts';
import { defineSite } from '../site.ts';

const hosts = ['iclr.cc', 'icml.cc', 'neurips.cc', 'nips.cc'];
/** A contribution's own page, however it was presented. */
const contribution = /^\/virtual\/\d{4}\/(?:poster|oral|spotlight|spotlight-poster|loc\/[\w-]+\/(?:poster|oral))\/\d+$/;
const card = 'li, td, .pp-card, .displaycards, .track-schedule-card, .maincard';

/**
 * The conferences' own sites, all one software: lists of titles, cards drawn from JSON, lists of posters, orals and awards,
 * and the schedule (`.displaycards` and `.virtual-card` as scrapers of 2022 to 2025 select them; the other cards from
 * general knowledge). Papers go by a number of the event and have no identifier here.
 */
export const virtualConferences = defineSite({
  id: 'virtual-conferences',
  name: 'ICLR, ICML and NeurIPS sites',
  matches: hosts.flatMap((host) => [`https://${host}/virtual/*`, `https://${host}/Downloads/*`]),
  kind: kindByPath(hosts, {
    paper: contribution,
    feed: /^\/(?:virtual\/\d{4}\/(?:papers\.html|search|calendar|events\/[\w-]+|session\/\d+|day\/.+)|Downloads\/\d{4})$/,
  }),
  anchors: 'a[href*="/virtual/"]',
  read(anchor, page) {
    const target = linkTarget(anchor, page);
    const row = closest(anchor, card);
    if (!target || !row || !isOn(target, ...hosts) || !contribution.test(plainPath(target))) return undefined;
    // Its thumbnail and its buttons lead there too.
    const titled = findAll(row, 'a[href*="/virtual/"]').find((link) => rawText(link).trim() !== '');
    if (titled !== anchor) return undefined;
    const listing = listingFrom({
      title: shownText([find(anchor, '.card-title') ?? anchor]),
      authors: namesIn(rawText(find(row, '.author-str, .card-subtitle, .author, .authors'))),
      abstract: abstractOf(find(row, '.abstract-display, .abstract, details > div')),
      url: target,
    });
    return listing && { listing, elements: [row], badge: { element: anchor, where: 'after' } };
  },
});
