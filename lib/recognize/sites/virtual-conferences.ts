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
const contribution = /^\/virtual\/\d{4}\/(?:loc\/[\w-]+\/)?(?:poster|oral|spotlight|spotlight-poster)\/\d+$/;
const card = 'li, td, .pp-card, .displaycards, .track-schedule-card';

/**
 * The conferences' own sites, all one software: lists of titles, cards drawn from JSON (`.pp-card`, from Mini-Conf, whose
 * source of 2023 was read), lists of posters, orals and awards (`.displaycards`, as scrapers of 2022 to 2025 select them)
 * and sessions (`.track-schedule-card`, a captured card of 2025). Papers go by a number of the event and have no
 * identifier here.
 */
export const virtualConferences = defineSite({
  id: 'virtual-conferences',
  name: 'ICLR, ICML and NeurIPS sites',
  matches: hosts.flatMap((host) => [`https://${host}/virtual/*`, `https://${host}/Downloads/*`]),
  kind: kindByPath(hosts, {
    paper: contribution,
    feed: /^\/(?:virtual\/\d{4}\/(?:loc\/[\w-]+\/)?(?:papers\.html|search|calendar|awards_detail|events\/[\w-]+|session\/\d+|day\/.+)|Downloads\/\d{4})$/,
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
      authors: namesIn(rawText(find(row, '.author-str, .card-subtitle, p.text-muted'))),
      abstract: abstractOf(find(row, '.abstract-display, .abstract, details > div')),
      url: target,
    });
    return listing && { listing, elements: [row], badge: { element: anchor, where: 'after' } };
  },
});
