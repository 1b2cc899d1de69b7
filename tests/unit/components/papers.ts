import type { ListedPaper } from '../../../components/listing-row.tsx';
import type { Entry } from '../../../lib/identity/entry.ts';
import { parseIdentifier, type Identifier } from '../../../lib/identity/identifier.ts';

export function identifier(text: string): Identifier {
  const parsed = parseIdentifier(text);
  if (!parsed) throw new Error(`${text} is no identifier`);
  return parsed;
}

/** A row of *This page*; the papers are invented. */
export function paper(index: number, change: Partial<Omit<ListedPaper, 'index'>> = {}): ListedPaper {
  return {
    index,
    work: `arxiv:2611.0000${index}`,
    listing: listing(index),
    state: 'new',
    ...change,
  };
}

export function listing(index: number): ListedPaper['listing'] {
  return {
    identifiers: [identifier(`arxiv:2611.0000${index}`)],
    title: `Paper ${index}`,
    authors: ['Mira Solberg', 'Tomás Ibarra'],
    url: `https://arxiv.org/abs/2611.0000${index}`,
  };
}

/** An entry of the library; the papers are invented. */
export function entry(number: number, change: Partial<Entry> = {}): Entry {
  return {
    work: `doi:10.5555/${number}`,
    identifiers: [identifier(`doi:10.5555/${number}`)],
    title: `Saved paper ${number}`,
    authors: ['Yuki Hoshino'],
    date: '2026-10-01',
    url: `https://doi.org/10.5555/${number}`,
    status: 'to-read',
    tags: [],
    note: '',
    savedAt: Date.UTC(2026, 9, 2),
    ...change,
  };
}
