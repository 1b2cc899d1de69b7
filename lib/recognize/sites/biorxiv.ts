import { identifiersInText } from '../../identity/identifier.ts';
import { isoDate } from '../date.ts';
import { attribute, find, rawText } from '../dom.ts';
import { kindByPath } from '../kind.ts';
import { readRow } from '../row.ts';
import { defineSite } from '../site.ts';

const hosts = ['www.biorxiv.org', 'www.medrxiv.org'];

/** bioRxiv and medRxiv, both on HighWire's platform: search, collections, recent (captured rows of 2020 and 2021; Zotero's translator of 2022-06). */
export const biorxiv = defineSite({
  id: 'biorxiv',
  name: 'bioRxiv and medRxiv',
  matches: hosts.map((host) => `https://${host}/*`),
  kind: kindByPath(hosts, {
    paper: /^\/content\/(?:early\/)?(?:10\.\d+\/)?\d[\d./]*v\d+(?:\.full|\.abstract|\.full-text)?$/,
    feed: /^\/(?:collection\/[\w-]+|search\/.+|content\/early\/recent|alertsrss)$/,
  }),
  anchors: '.highwire-article-citation',
  read(anchor, page) {
    const placed = readRow(
      anchor,
      page,
      {
        title: 'a.highwire-cite-linked-title',
        authors: '.highwire-citation-author',
        abstract: '.highwire-cite-snippet, .highwire-cite-abstract',
        date: '.highwire-cite-metadata-date',
      },
      identifiersInText(rawText(find(anchor, '.highwire-cite-metadata-doi'))),
    );
    // Most rows print no date, but name the file that the platform has of the paper: `/biorxiv/early/2026/11/05/….atom`.
    const posted = isoDate(/(?<=\/early\/)[\d/]+(?=\/)/.exec(attribute(anchor, 'data-apath') ?? '')?.[0]);
    if (!placed || posted === undefined) return placed;
    return { ...placed, listing: { ...placed.listing, date: placed.listing.date ?? posted } };
  },
});
