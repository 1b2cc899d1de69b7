import type { Entry } from '../identity/entry.ts';
import type { Identifier, Scheme } from '../identity/identifier.ts';
import { identifierUrl, schemeOf, valueOf } from '../identity/identifier.ts';
import type { DateParts } from './date-parts.ts';
import { parseDate } from './date-parts.ts';
import { webAddress } from './web-address.ts';

/** How a work was made public, as far as an entry tells: each format has its own word for it. */
export interface Publication {
  readonly kind: 'journal' | 'conference' | 'preprint' | 'unknown';
  readonly venue?: string | undefined;
  readonly date?: DateParts | undefined;
  readonly arxiv?: string | undefined;
  /** The publisher's, else the one arXiv registers for the preprint. */
  readonly doi?: string | undefined;
  readonly pmid?: string | undefined;
  /** http(s). The lasting address of the work rather than the feed it was saved from. */
  readonly url?: string | undefined;
}

const conferenceSchemes: ReadonlySet<Scheme> = new Set(['acl', 'cvf', 'pmlr', 'neurips']);
const conferenceWord = /\b(?:proceedings|conference|symposium|workshops?)\b/i;
/** The large ones of the fields our feeds are about, in the case they write: CHI is one, Chi is a letter. */
const conferenceName =
  /\b(?:AAAI|ACL|AISTATS|CHI|CIKM|COLING|COLM|COLT|CoRL|CVPR|EACL|ECCV|EMNLP|ICASSP|ICCV|ICDM|ICLR|ICML|ICRA|IJCAI|INTERSPEECH|Interspeech|IROS|KDD|MICCAI|NAACL|NeurIPS|NIPS|SIGGRAPH|SIGIR|SIGMOD|STOC|UAI|USENIX|VLDB|WACV|WSDM|WWW)\b/;
const preprintVenue = /^(?:arxiv|corr|biorxiv|medrxiv|ssrn|chemrxiv|psyarxiv|research square)\b/iu;
/** bioRxiv and medRxiv, Research Square, SSRN, ChemRxiv, PsyArXiv, SocArXiv, Preprints.org, TechRxiv. */
const preprintDoi = /^10\.(?:1101|64898|21203|2139|26434|31234|31235|20944|36227)\//;

export function publicationOf(entry: Entry): Publication {
  const value = (scheme: Scheme): string | undefined => {
    const found = entry.identifiers.find((identifier) => schemeOf(identifier) === scheme);
    return found && valueOf(found);
  };
  const arxiv = value('arxiv');
  const publisherDoi = value('doi');
  const venue = entry.venue !== undefined && !preprintVenue.test(entry.venue) ? entry.venue : undefined;
  return {
    kind: kindOf(entry, venue),
    venue,
    date: (entry.date === undefined ? undefined : parseDate(entry.date)) ?? arxivDate(arxiv),
    arxiv,
    // arXiv registers one DOI for all versions: https://info.arxiv.org/help/doi.html
    doi: publisherDoi ?? (arxiv && `10.48550/arXiv.${arxiv}`),
    pmid: value('pmid'),
    url: addressOf(entry.identifiers, arxiv) ?? webAddress(entry.url) ?? firstAddress(entry.identifiers),
  };
}

function kindOf({ identifiers, venue: printedVenue }: Entry, venue: string | undefined): Publication['kind'] {
  const schemes = new Set(identifiers.map(schemeOf));
  if (venue !== undefined && (conferenceWord.test(venue) || conferenceName.test(venue))) return 'conference';
  if (!schemes.isDisjointFrom(conferenceSchemes)) return 'conference';
  if (venue !== undefined) return 'journal';
  const doi = identifiers.find((identifier) => schemeOf(identifier) === 'doi');
  if (printedVenue !== undefined || schemes.has('ssrn')) return 'preprint';
  if (doi !== undefined) return preprintDoi.test(valueOf(doi)) ? 'preprint' : 'unknown';
  return schemes.has('arxiv') ? 'preprint' : 'unknown';
}

/** arXiv's own page where there is one: an entry saved on another feed carries that feed's address. */
function addressOf(identifiers: readonly Identifier[], arxiv: string | undefined): string | undefined {
  return arxiv === undefined ? undefined : firstAddress(identifiers.filter((one) => schemeOf(one) === 'arxiv'));
}

function firstAddress(identifiers: readonly Identifier[]): string | undefined {
  for (const identifier of identifiers) {
    const address = webAddress(identifierUrl(identifier));
    if (address !== undefined) return address;
  }
  return undefined;
}

/** An arXiv identifier opens with the year and month of submission: `2611.01234`, `hep-th/9901001`. */
function arxivDate(arxiv: string | undefined): DateParts | undefined {
  const found = /(?:^|\/)(\d{2})(\d{2})/.exec(arxiv ?? '');
  if (!found) return undefined;
  const year = Number(found[1]);
  const month = Number(found[2]);
  // arXiv opened in August 1991.
  return month >= 1 && month <= 12 ? [year >= 91 ? 1900 + year : 2000 + year, month] : undefined;
}
