import { describe, expect, test } from 'vitest';

import type { ImportedEntry } from '../../../lib/identity/entry.ts';
import { doChore } from '../../../lib/store/chores.ts';
import type { Store } from '../../../lib/store/database.ts';
import { findEntries } from '../../../lib/store/entries.ts';
import {
  countSaved,
  importChunks,
  importEntries,
  undoImport,
  type ImportChunk,
  type ImportTerms,
} from '../../../lib/store/imports.ts';
import { lookUp } from '../../../lib/store/lookup.ts';
import { editEntries, removeEntries, saveListings } from '../../../lib/store/saves.ts';
import { openStore } from './open-store.ts';
import { day, identifier, listing, morning, papers, visit } from './papers.ts';

const common: ImportTerms = { as: 'saved', tags: true, name: 'library.bib', at: morning };

function entry(given: Partial<ImportedEntry> = {}): ImportedEntry {
  return {
    identifiers: [identifier('arxiv:2611.00001')],
    title: 'Tidal Memory in the Oceans of Enceladus',
    authors: ['Ines Quiroga', 'Tomasz Łabędzki'],
    tags: [],
    note: '',
    ...given,
  };
}
const others: readonly ImportedEntry[] = papers(3).map(({ identifiers, title, authors }) =>
  entry({ identifiers, title, authors }),
);

async function saved(store: Store) {
  return (await findEntries(store, { text: '', offset: 0, limit: 100 })).rows;
}

async function stateOf(store: Store): Promise<string | undefined> {
  const [answer] = await lookUp(store, [listing()], { visit: visit({ openedAt: morning + day }), stillNew: 0 });
  return answer?.state;
}

describe.each([true, false])('imported as saved (compared with what it is like: %s)', (compare) => {
  const terms = common;
  const chunk = (...entries: readonly ImportedEntry[]): ImportChunk => ({ entries, compare });

  test('an entry keeps all that the file tells', async () => {
    const store = openStore();
    const told = {
      date: '2026-11',
      url: 'https://example.org/tides',
      code: 'https://example.org/code',
      abstract: 'We study tides.',
      venue: 'Journal of Ice',
      status: 'reading',
      tags: ['ice', 'moons'],
      note: 'Read again.',
      savedAt: morning - 9 * day,
    } as const;
    await importEntries(store, chunk(entry(told)), terms);
    expect(await saved(store)).toEqual([{ ...entry(told), work: 'arxiv:2611.00001' }]);
  });

  test.each<[what: string, given: Partial<ImportedEntry>, terms: ImportTerms, expected: object]>([
    ['without a status is to be read', {}, terms, { status: 'to-read', savedAt: morning }],
    ['is not saved later than now', { savedAt: morning + day }, terms, { savedAt: morning }],
    ['comes without its tags if they are not wanted', { tags: ['ice'] }, { ...terms, tags: false }, { tags: [] }],
  ])('%s', async (_, given, how, expected) => {
    const store = openStore();
    await importEntries(store, chunk(entry(given)), how);
    expect(await saved(store)).toMatchObject([expected]);
  });

  test('what is saved already stays as it is, and twice is once', async () => {
    const store = openStore();
    await saveListings(store, [listing()], morning - day);
    await editEntries(store, [{ work: 'arxiv:2611.00001', note: 'mine', tags: ['mine'] }], morning - day);
    const before = await saved(store);
    const twice = [entry({ tags: ['theirs'], note: 'theirs' }), ...others, ...others];
    expect(await countSaved(store, twice)).toBe(1);
    expect(await importEntries(store, chunk(...twice), terms)).toMatchObject({ added: 3, known: 4 });
    expect(await importEntries(store, chunk(...twice), { ...terms, at: morning + 1 })).toMatchObject({
      added: 0,
      known: 7,
    });
    expect(await countSaved(store, twice)).toBe(7);
    expect(await saved(store)).toHaveLength(4);
    expect((await saved(store)).find(({ work }) => work === 'arxiv:2611.00001')).toEqual(before[0]);
  });

  test('is undone: what was saved before stays, what was removed is removed again', async () => {
    const store = openStore();
    await saveListings(store, [listing(), ...papers(1, 2)], morning - day);
    await removeEntries(store, ['arxiv:2612.00002'], morning - day + 1);
    const before = await saved(store);
    const imported = await importEntries(store, chunk(entry(), ...others), terms);
    expect(await saved(store)).toHaveLength(4);
    await undoImport(store, imported, morning + 1);
    expect(await saved(store)).toEqual(before);
  });
});

test('a paper under another identifier is known by its title and authors, compared or not', async () => {
  const store = openStore();
  await saveListings(store, [listing()], morning - day);
  const published = entry({ identifiers: [identifier('doi:10.5555/tides')] });
  expect(await importEntries(store, { entries: [published], compare: false }, common)).toMatchObject({
    added: 0,
    known: 1,
  });
  expect(await saved(store)).toMatchObject([{ identifiers: ['arxiv:2611.00001', 'doi:10.5555/tides'] }]);
});

test('papers that were not compared get their sketches from the walk', async () => {
  const [one, other] = [openStore(), openStore()];
  await importEntries(one, { entries: others, compare: true }, common);
  await importEntries(other, { entries: others, compare: false }, common);
  expect(await other.sketches.count()).toBe(0);
  while (await doChore(other, { now: morning, oldestSighting: 0 }));
  for (const table of ['works', 'aliases', 'entries', 'sketches', 'shelves'] as const)
    expect(await other.table(table).toArray(), table).toEqual(await one.table(table).toArray());
});

describe.each([true, false])('imported as seen (compared with what it is like: %s)', (compare) => {
  const seen: ImportTerms = { ...common, as: 'seen' };
  const chunk: ImportChunk = { entries: [entry(), ...others], compare };

  test('papers are seen and not saved, and twice is once', async () => {
    const store = openStore();
    expect(await importEntries(store, chunk, seen)).toMatchObject({ added: 4, known: 0 });
    expect(await importEntries(store, chunk, seen)).toMatchObject({ added: 0, known: 4 });
    expect(await stateOf(store)).toBe('seen');
    expect(await saved(store)).toEqual([]);
  });

  test('is undone: they are new again', async () => {
    const store = openStore();
    await undoImport(store, await importEntries(store, chunk, seen), morning + 1);
    expect(await stateOf(store)).toBe('new');
  });
});

describe('a file in chunks', () => {
  const many = papers(2_700).map(({ identifiers, title }) => entry({ identifiers, title }));

  test('is all of it, each entry once', () => {
    const all = [...importChunks(many, 0)].flatMap(({ entries }) => entries);
    expect(new Set(all)).toEqual(new Set(many));
    expect(all).toHaveLength(many.length);
  });

  test('is the same in whatever order it is written, so that the visits of what is seen have the same names', () => {
    expect([...importChunks(many.toReversed(), 0)]).toEqual([...importChunks(many, 0)]);
  });

  test.each([
    [0, 2_000],
    [1_500, 500],
    [2_000, 0],
  ])('is compared up to the two thousandth entry, with %i in files before it', (before, compared) => {
    const chunks = [...importChunks(many, before)].filter(({ compare }) => compare);
    expect(chunks.flatMap(({ entries }) => entries)).toHaveLength(compared);
  });
});
