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
  read: (anchor, page) =>
    readRow(anchor, page, {
      title: 'a.highwire-cite-linked-title',
      authors: '.highwire-citation-author',
      abstract: '.highwire-cite-snippet, .highwire-cite-abstract',
    }),
});
