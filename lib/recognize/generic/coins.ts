import { parseIdentifier, type IdentifierReading } from '../../identity/identifier.ts';
import { attribute } from '../dom.ts';
import { isoDate } from '../date.ts';
import type { Draft } from '../listing.ts';

/** Where a page says in a machine's words what it cites. */
export const coinsSelector = 'span.Z3988[title]';

/** Longer than any reference with all its authors. */
const contextLimit = 10_000;

/**
 * The paper that a COinS span describes: an OpenURL context object in its `title` (https://ocoins.info, 2005).
 * `undefined` for books' and other objects, and for what names neither a title nor an identifier.
 */
export function coinsDraft(span: Element): Draft | undefined {
  const context = attribute(span, 'title');
  if (context === undefined || context.length > contextLimit) return undefined;
  const fields = new URLSearchParams(context.replaceAll('&amp;', '&'));
  const title = fields.get('rft.atitle') ?? (fields.get('rft.genre') === 'preprint' ? fields.get('rft.title') : null);
  if (title === null) return undefined;
  return {
    identifiers: fields.getAll('rft_id').map(referent),
    title,
    authors: fields.getAll('rft.au'),
    date: isoDate(fields.get('rft.date') ?? undefined),
  };
}

/** `info:doi/10.1000/182`, `info:pmid/12345`, or an address. */
function referent(id: string): IdentifierReading | undefined {
  const identifier = parseIdentifier(id.replace(/^info:([a-z]+)\//, '$1:'));
  return identifier && { identifier };
}
