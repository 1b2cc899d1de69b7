import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { entryStatuses } from '../../../lib/identity/state.ts';
import {
  joinEntries,
  joinFacts,
  joinSightings,
  joinStamped,
  joinVerdicts,
  joinWorks,
  setStamped,
} from '../../../lib/store/merge.ts';
import { unseen, withSeenAs } from '../../../lib/store/seen.ts';
import { changeShares, withShares } from '../../../lib/store/shares.ts';
import type { EntryRow, SightingRow, VerdictRow, WorkPair, WorkRow } from '../../../lib/store/rows.ts';
import { identifier } from './papers.ts';

/** Few times, so that many are equal. */
const at = fc.integer({ min: 0, max: 4 });
const site = fc.constantFrom('hugging-face', 'arxiv-list', 'constructor');

function stamped<T>(value: fc.Arbitrary<T>) {
  return fc.record({ value, at });
}

function maybe<T>(value: fc.Arbitrary<T>) {
  return fc.option(value, { nil: undefined });
}

const title = fc.constantFrom('Slow Rivers', 'Fast Rivers');
const authors = fc.constantFrom<string[]>([], ['Ines Quiroga'], ['Ines Quiroga', 'Bo Ek']);
const identifiers = fc.constantFrom([], ['arxiv:2611.00001'], ['arxiv:2611.00001', 'doi:10.5555/rivers']);

const seen = fc.record({
  epoch: fc.integer({ min: 0, max: 1 }),
  first: maybe(fc.record({ at, site, feed: fc.constantFrom('daily', 'weekly') })),
  lastAt: at,
  sites: fc.dictionary(site, at),
  versions: fc.dictionary(fc.constantFrom('1', '2'), at),
});

/** As a work has them: each once, in one order. */
const pairs = fc.subarray<WorkPair>([
  ['arxiv:2611.00001', 'title:rivers'],
  ['arxiv:2611.00002', 'doi:10.5555/rivers'],
]);

/** The name of a work is the first of its keys. */
function namedByKeys(row: WorkRow): WorkRow {
  return { ...row, keys: { ...row.keys, [row.id]: -1 } };
}

const names = fc.constantFrom('arxiv:2611.00001', 'doi:10.5555/rivers', 'title:slowrivers/');

/** Shown under its own name, under another, under several or not at all. */
function workOf(id: fc.Arbitrary<string>, shownAs = names): fc.Arbitrary<WorkRow> {
  const row = fc.record({
    id,
    facts: stamped(fc.record({ title, authors, year: maybe(fc.constantFrom(2025, 2026)) })),
    keys: fc.dictionary(fc.constantFrom('arxiv:2611.00001', 'doi:10.5555/rivers', 'title:slowrivers'), at),
    seen: fc.constant(unseen),
    openedAt: maybe(at),
    dismissed: maybe(stamped(fc.boolean())),
    saved: maybe(stamped(fc.constantFrom('to-read', 'read', null))),
    judged: maybe(pairs),
  });
  return fc.tuple(row, fc.dictionary(shownAs, seen)).map(([own, records]) => namedByKeys(withSeenAs(own, records)));
}

const copy = workOf(fc.constant('arxiv:2611.00001'));
const work = workOf(names);

const share = fc.record({
  tags: fc.dictionary(fc.constantFrom('water', 'constructor'), stamped(fc.boolean())),
  saved: stamped(fc.boolean()),
  savedAt: at,
});

const ownEntry: fc.Arbitrary<EntryRow> = fc.record({
  work: fc.constant('arxiv:2611.00001'),
  identifiers: identifiers.map((ids) => ids.map(identifier)),
  title: stamped(title),
  authors: stamped(authors),
  date: maybe(stamped(fc.constantFrom('2025', '2026-11'))),
  url: maybe(stamped(fc.constant('https://example.org/rivers'))),
  abstract: maybe(stamped(fc.constantFrom('Wet.', 'Dry.'))),
  status: stamped(fc.constantFrom(...entryStatuses)),
  notes: fc.dictionary(
    fc.constantFrom('arxiv:2611.00001', 'doi:10.5555/rivers'),
    stamped(fc.constantFrom('', 'Read again.', 'Ask Bo.')),
  ),
  tags: fc.constant({}),
  saved: fc.constant({ value: true, at: 0 }),
  savedAt: at,
});

/** With the share of its own name, of another, or of both. */
const entry = fc
  .tuple(ownEntry, fc.dictionary(fc.constantFrom('arxiv:2611.00001', 'doi:10.5555/rivers'), share, { minKeys: 1 }))
  .map(([own, shares]) => withShares(own, shares));

const sighting: fc.Arbitrary<SightingRow> = fc.record({
  work: fc.constant('arxiv:2611.00001'),
  visit: fc.constant('visit-1'),
  at,
  site,
  feed: fc.constantFrom('daily', 'weekly'),
  version: maybe(fc.constantFrom(1, 2)),
});

const verdict: fc.Arbitrary<VerdictRow> = fc.record({
  pair: fc.constant(['arxiv:2611.00001', 'doi:10.5555/rivers'] as const),
  verdict: stamped(fc.constantFrom('same', 'different', null)),
});

/** Rows as they are stored: what is undefined is not there. */
function plain(row: unknown): unknown {
  return JSON.parse(JSON.stringify(row));
}

/** That copies of a row can be merged in any order, any number of times. */
function expectJoin<Row>(rows: fc.Arbitrary<Row>, join: (left: Row, right: Row) => Row): void {
  fc.assert(
    fc.property(rows, rows, rows, (a, b, c) => {
      expect(plain(join(a, a))).toEqual(plain(a));
      expect(plain(join(a, b))).toEqual(plain(join(b, a)));
      expect(plain(join(join(a, b), c))).toEqual(plain(join(a, join(b, c))));
      expect(plain(join(join(a, b), b))).toEqual(plain(join(a, b)));
    }),
  );
}

describe('copies of a row are merged in any order, any number of times, with the same result', () => {
  test('works', () => expectJoin(copy, joinWorks));
  test('entries', () => expectJoin(entry, joinEntries));
  test('sightings', () => expectJoin(sighting, joinSightings));
  test('verdicts', () => expectJoin(verdict, joinVerdicts));
});

test('works that are one are united in any order with the same result', () => {
  expectJoin(work, joinWorks);
});

test('uniting works drops no site, version, key or time of opening, whatever was undone under one of their names', () => {
  const [one, other] = [fc.constant('arxiv:2611.00001'), fc.constant('doi:10.5555/rivers')];
  fc.assert(
    fc.property(workOf(one, one), workOf(other, other), (left, right) => {
      const united = joinWorks(left, right);
      for (const { keys, seen: shown, openedAt } of [left, right]) {
        expect(Object.keys(united.keys)).toEqual(expect.arrayContaining(Object.keys(keys)));
        expect(Object.keys(united.seen.sites)).toEqual(expect.arrayContaining(Object.keys(shown.sites)));
        expect(Object.keys(united.seen.versions)).toEqual(expect.arrayContaining(Object.keys(shown.versions)));
        if (openedAt !== undefined) expect(united.openedAt).toBeLessThanOrEqual(openedAt);
      }
    }),
  );
});

describe('the entries of two works that are one', () => {
  const rivers = { work: 'arxiv:2611.00001', savedAt: 1, saved: { value: true, at: 1 } };
  const journal = { work: 'doi:10.5555/rivers', savedAt: 1 };

  function entryOf(given: Partial<EntryRow>): EntryRow {
    const about = { title: { value: 'Slow Rivers', at: 1 }, authors: { value: [], at: 1 } };
    const rest = { identifiers: [], status: { value: 'to-read', at: 1 }, tags: {}, notes: {} } as const;
    return { ...rest, ...about, ...rivers, ...given };
  }

  test.each([
    ['are saved if one is, whenever the other was removed', { value: true, at: 1 }, { value: false, at: 9 }, true],
    ['are saved if both are', { value: true, at: 1 }, { value: true, at: 9 }, true],
    ['are removed if both are', { value: false, at: 1 }, { value: false, at: 9 }, false],
  ])('%s', (_, saved, other, isSaved) => {
    expect(joinEntries(entryOf({ saved }), entryOf({ ...journal, saved: other })).saved.value).toBe(isSaved);
  });

  test('have the tags of both, whenever one was taken off the other', () => {
    const [on, off] = [
      { value: true, at: 1 },
      { value: false, at: 9 },
    ];
    const joined = joinEntries(
      entryOf({ tags: { water: on, ice: off } }),
      entryOf({ ...journal, tags: { water: off, ice: on } }),
    );
    expect(joined.tags).toEqual({ water: on, ice: on });
  });

  test('are removed where they were removed as one, also once an older copy of either comes', () => {
    const copies = [entryOf({}), entryOf({ ...journal, saved: { value: true, at: 2 } })] as const;
    const one = changeShares(joinEntries(...copies), (each) => ({ ...each, saved: { value: false, at: 5 } }));
    expect(copies.reduce(joinEntries, one).saved).toEqual({ value: false, at: 5 });
  });
});

test.each([
  ['the later value', { value: 'a', at: 2 }, { value: 'b', at: 1 }, 'a'],
  ['of the same millisecond, the greater text', { value: 'a', at: 1 }, { value: 'b', at: 1 }, 'b'],
])('a join keeps %s', (_, left, right, kept) => {
  expect(joinStamped(left, right).value).toBe(kept);
});

test.each([
  ['a listing without authors does not replace one with', { authors: ['Bo Ek'] }, { authors: [] }, ['Bo Ek']],
  ['of two that know as much, the later holds', { authors: ['Bo Ek'] }, { authors: ['B. Ek'] }, ['B. Ek']],
])('%s', (_, earlier, later, kept) => {
  const facts = joinFacts(
    { value: { title: 'Slow Rivers', ...earlier }, at: 1 },
    { value: { title: 'Slow Rivers', ...later }, at: 2 },
  );
  expect(facts.value.authors).toEqual(kept);
});

describe('what the user sets holds', () => {
  const hour = 3_600_000;
  test.each([
    ['nothing was set before', undefined, { value: 'b', at: 5 }],
    ['it was set earlier', { value: 'a', at: 4 }, { value: 'b', at: 5 }],
    ['it was set in the same millisecond', { value: 'a', at: 5 }, { value: 'b', at: 6 }],
    ['the same call comes again', { value: 'b', at: 5 }, { value: 'b', at: 5 }],
    ['the clock was an hour ahead when it was set', { value: 'a', at: 5 + hour }, { value: 'b', at: 6 + hour }],
  ])('when %s', (_, known, set) => {
    expect(setStamped(known, 'b', 5)).toEqual(set);
  });

  test('but a call overtaken by a later one does not', () => {
    expect(setStamped({ value: 'a', at: 9 }, 'b', 5)).toEqual({ value: 'a', at: 9 });
  });
});
