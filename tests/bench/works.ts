import type { Listing } from '../../lib/identity/listing.ts';
import { parseIdentifier, type Identifier } from '../../lib/identity/identifier.ts';
import { titleKey } from '../../lib/identity/title.ts';
import type { WorkRow } from '../../lib/store/rows.ts';

/** A library of invented works seen during the last year. Every second of the listings is among them. */
export function* libraryOf(count: number, listings: readonly Listing[], now: number): Generator<WorkRow> {
  const known = listings.filter((_, index) => index % 2 === 0);
  for (const { identifiers, title, authors } of known) {
    const [identifier] = identifiers;
    if (identifier) yield workOf(identifier, title, authors, now - 3 * DAY);
  }
  for (let number = known.length; number < count; number += 1) {
    // 2001.00001 and up: a month has room for 99,999.
    const month = 2001 + Math.floor(number / 90_000);
    const identifier = parseIdentifier(`arxiv:${month}.${String((number % 90_000) + 1).padStart(5, '0')}`);
    const title = `Measurements of a Quantity That Varies, Part ${number}: ${TOPICS[number % TOPICS.length]}`;
    if (!identifier) throw new Error('The invented identifiers must be valid ones');
    yield workOf(identifier, title, [`Ada Example ${number % 997}`], now - (number % 365) * DAY);
  }
}

const DAY = 24 * 60 * 60 * 1000;
const TOPICS = ['Tides', 'Lighthouses', 'Sparse Gardens', 'Slow Diffusion', 'Long Contexts', 'Small Errors', 'Echoes'];

function workOf(identifier: Identifier, title: string, authors: readonly string[], at: number): WorkRow {
  const key = titleKey(title);
  return {
    id: identifier,
    facts: { value: { title, authors }, at },
    keys: { [identifier]: at, ...(key && { [key]: at }) },
    seen: {
      epoch: 0,
      first: { at, site: 'hugging-face', feed: '/papers/date/2026-11-01' },
      lastAt: at,
      sites: { 'hugging-face': at },
      versions: {},
    },
  };
}
