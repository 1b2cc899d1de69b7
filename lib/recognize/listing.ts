import type { Identifier, IdentifierReading } from '../identity/identifier.ts';
import type { Listing } from '../identity/listing.ts';
import { line } from './line.ts';

/** What a site reads of one paper, as it stands on the page: untrimmed, unbounded, parts missing. */
export interface Draft {
  /** First the one the page itself uses. */
  readonly identifiers?: readonly (IdentifierReading | undefined)[] | undefined;
  readonly title: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly abstract?: string | undefined;
  /** As `isoDate` gives it. */
  readonly date?: string | undefined;
  /** Version of the arXiv identifier where it is not part of the reading. */
  readonly version?: number | undefined;
  readonly url?: URL | undefined;
  readonly code?: URL | undefined;
}

// A title of 2,000 characters is longer than any arXiv has taken; an abstract there ends at 1,920, elsewhere at a page.
const titleLimit = 2_000;
export const abstractLimit = 20_000;
const authorLimit = 500;
const authorNameLimit = 200;

/** The listing a draft amounts to, folded and bounded; `undefined` without a title. */
export function listingFrom(draft: Draft): Listing | undefined {
  const title = line(draft.title ?? '', titleLimit);
  if (title === '') return undefined;
  const identifiers = new Set<Identifier>();
  let { version } = draft;
  for (const reading of draft.identifiers ?? []) {
    if (!reading) continue;
    identifiers.add(reading.identifier);
    version ??= reading.version;
  }
  const abstract = line(draft.abstract ?? '', abstractLimit).replace(/^abstract ?(?:[:.—–]|- ) ?/i, '');
  return {
    identifiers: [...identifiers],
    title,
    authors: namesOf(draft.authors ?? []),
    ...(abstract !== '' && { abstract }),
    ...(draft.date !== undefined && { date: draft.date }),
    ...(version !== undefined && { version }),
    ...(draft.url && { url: draft.url.href }),
    ...(draft.code && { code: draft.code.href }),
  };
}

function namesOf(authors: readonly string[]): readonly string[] {
  return authors
    .slice(0, authorLimit)
    .map((author) => line(author, authorNameLimit))
    .filter((name) => name !== '');
}
