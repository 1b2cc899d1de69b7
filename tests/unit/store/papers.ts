import type { Identifier } from '../../../lib/identity/identifier.ts';
import { parseIdentifier } from '../../../lib/identity/identifier.ts';
import type { Listing } from '../../../lib/identity/listing.ts';
import type { Millis, Visit } from '../../../lib/identity/visit.ts';

/** Invented papers for the tests of the store. */

export const minute = 60_000;
export const day = 24 * 60 * minute;

/** The morning all tests are in. */
export const morning: Millis = Date.UTC(2026, 10, 20, 8);

export function identifier(text: string): Identifier {
  const parsed = parseIdentifier(text);
  if (parsed === undefined) throw new Error(`Not an identifier: ${text}`);
  return parsed;
}

type Paper = Partial<Omit<Listing, 'identifiers'>> & { readonly ids?: readonly string[] };

/** The listing of a paper; of the tides of Enceladus if nothing else is said. */
export function listing({ ids = ['arxiv:2611.00001'], ...rest }: Paper = {}): Listing {
  return {
    identifiers: ids.map(identifier),
    title: 'Tidal Memory in the Oceans of Enceladus',
    authors: ['Ines Quiroga', 'Tomasz Łabędzki'],
    ...rest,
  };
}

/** Papers that have nothing in common, numbered from 1. */
export function papers(count: number, from = 1): Listing[] {
  return Array.from({ length: count }, (_, i) => {
    const number = from + i;
    return listing({
      ids: [`arxiv:2612.${String(number).padStart(5, '0')}`],
      title: `Gradient Weather of the ${number}th Lattice Observatory`,
      authors: [`Author Number${number}`],
    });
  });
}

let visits = 0;

export function visit(given: Partial<Visit> = {}): Visit {
  visits += 1;
  return { id: `visit-${visits}`, site: 'hugging-face', feed: 'daily', openedAt: morning, ...given };
}
