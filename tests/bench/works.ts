import { mixed } from '../../lib/identity/hash.ts';
import type { Listing } from '../../lib/identity/listing.ts';
import { parseIdentifier, type Identifier } from '../../lib/identity/identifier.ts';
import { commonWords } from '../../lib/identity/parameters.ts';
import { hashSet } from '../../lib/identity/shingles.ts';
import { titleKey } from '../../lib/identity/title.ts';
import { sampleOf } from '../../lib/store/abstract-sample.ts';
import type { EntryRow, WorkFacts, WorkRow } from '../../lib/store/rows.ts';

/** A library of invented works seen during the last year. Every second of the listings is among them. */
export function* libraryOf(count: number, listings: readonly Listing[], now: number): Generator<WorkRow> {
  const known = listings.filter((_, index) => index % 2 === 0);
  for (const { identifiers, title, authors } of known) {
    const [identifier] = identifiers;
    if (identifier) yield workOf(identifier, { title, authors }, now - 3 * DAY);
  }
  for (let number = known.length; number < count; number += 1) yield inventedWork(number, now);
}

/** The invented work of a number, as it was seen on a page with abstracts. */
function inventedWork(number: number, now: number): WorkRow {
  const { identifier, title, authors } = inventedPaper(number);
  const draw = drawing(~number);
  // What is left of some 150 runs of words and 60 long words: the smallest of numbers from all over 32 bits.
  const least = (count: number, of: number) =>
    hashSet(Array.from({ length: count }, () => (draw() * count * 2 ** 32) / of));
  const abstract = sampleOf({ shingles: least(32, 150), longWords: least(16, 60) });
  return workOf(identifier, { title, authors, abstract }, now - (number % 365) * DAY);
}

/** The first works of the library, saved: what the reader of it would have. */
export function entriesOf(count: number, now: number): readonly EntryRow[] {
  return Array.from({ length: count }, (_, number) => {
    const { identifier, title, authors } = inventedPaper(number);
    const at = now - (number % 365) * DAY;
    return {
      work: identifier,
      identifiers: [identifier],
      title: { value: title, at },
      authors: { value: authors, at },
      status: { value: 'to-read', at },
      tags: { [`topic ${number % 50}`]: { value: true, at } },
      notes: {},
      saved: { value: true, at },
      savedAt: at,
    };
  });
}

interface InventedPaper {
  readonly identifier: Identifier;
  readonly title: string;
  readonly authors: readonly string[];
}

/**
 * The invented paper of a number. Titles have common and rare words in about the proportion that those of arXiv have, so
 * that works are as alike as works are.
 */
export function inventedPaper(number: number): InventedPaper {
  // 2001.00001 and up: a month has room for 99,999, and a year for a million.
  const [year, month] = [20 + Math.floor(number / 1_080_000), 1 + (Math.floor(number / 90_000) % 12)];
  const value = `${year}${String(month).padStart(2, '0')}.${String((number % 90_000) + 1).padStart(5, '0')}`;
  const identifier = parseIdentifier(`arxiv:${value}`);
  if (!identifier) throw new Error('The invented identifiers must be valid ones');
  const draw = drawing(number);
  const title = inventedWords(6 + Math.floor(draw() * 8), draw);
  const authors = Array.from({ length: 1 + Math.floor(draw() * 6) }, () => `${name(draw)} ${name(draw)}`);
  return { identifier, title, authors };
}

/** The abstract of an invented paper, of some 150 words. */
export function inventedAbstract(number: number): string {
  return inventedWords(150, drawing(number ^ 0x5eed));
}

const DAY = 24 * 60 * 60 * 1000;
/** The commoner the earlier. */
const common = commonWords.flatMap((words) => words.split(' '));
const syllables = 'ba ce di fo gu la me ni po ru sa te vi zo ka shi mo den tor lis ran quo bel mur'.split(' ');
const rareWords = 15_000;
const names = 4_000;

/** Numbers from 0 to 1, always the same ones. */
function drawing(seed: number): () => number {
  let state = mixed(seed + 1);
  return () => {
    state = mixed(state + 0x9e3779b9);
    return state / 2 ** 32;
  };
}

function inventedWords(count: number, draw: () => number): string {
  return Array.from({ length: count }, () => word(draw)).join(' ');
}

function word(draw: () => number): string {
  if (draw() < 0.65) return common[Math.floor(common.length * draw() ** 2)] ?? '';
  return spelled(Math.floor(rareWords * draw() ** 3));
}

function name(draw: () => number): string {
  const letters = spelled(Math.floor(names * draw() ** 2));
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

function spelled(number: number): string {
  const parts: string[] = [];
  for (let rest = number + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length)) {
    parts.push(syllables[rest % syllables.length] ?? '');
  }
  return parts.join('');
}

function workOf(identifier: Identifier, facts: WorkFacts, at: number): WorkRow {
  const key = titleKey(facts.title);
  return {
    id: identifier,
    facts: { value: facts, at },
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
