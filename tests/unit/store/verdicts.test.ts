import { describe, expect, test, vi } from 'vitest';

import type { Answer, Judgement } from '../../../lib/identity/answer.ts';
import type { Listing } from '../../../lib/identity/listing.ts';
import { changesOf } from '../../../lib/store/changes.ts';
import type { Store } from '../../../lib/store/database.ts';
import { setDismissed } from '../../../lib/store/dismissals.ts';
import { lookUp } from '../../../lib/store/lookup.ts';
import { editEntries, saveListings, unsaveListings } from '../../../lib/store/saves.ts';
import { recordSightings } from '../../../lib/store/sightings.ts';
import { judge, findPairs } from '../../../lib/store/verdicts.ts';
import { readWhole } from '../../../lib/store/whole.ts';
import { openStore } from './open-store.ts';
import { day, listing, minute, morning, papers, visit } from './papers.ts';

vi.mock('../../../lib/identity/match.ts', () => import('./stand-in-matcher.ts'));

/** One title, two arXiv papers: the matcher cannot say whether they are one. */
const known = listing({ ids: ['arxiv:2611.00001'] });
const shown = listing({ ids: ['arxiv:2611.00002'] });
const work = 'arxiv:2611.00002';
const other = 'arxiv:2611.00001';

/** A store whose reader saw the one three days ago on arXiv. */
async function reader(): Promise<Store> {
  const store = openStore();
  await recordSightings(store, visit({ site: 'arxiv', feed: 'new' }), [known], morning - 3 * day);
  return store;
}

async function answerTo(store: Store, paper: Listing, at = morning): Promise<Answer> {
  const [answer] = await lookUp(store, [paper], { visit: visit({ openedAt: at }), stillNew: 30 * minute });
  if (answer === undefined) throw new Error('No answer');
  return answer;
}

function say(store: Store, verdict: Judgement | null, at = morning) {
  return judge(store, { work: shown, other, verdict }, at);
}

describe('a listing that may be a known work', () => {
  test('is asked about, with the name and title of that work', async () => {
    const store = await reader();
    expect(await answerTo(store, shown)).toMatchObject({
      work,
      state: 'new',
      duplicate: { kind: 'possible', reason: { other, site: 'arxiv', seenAt: morning - 3 * day } },
    });
  });

  test('is asked about again once it was seen itself, here and in the list of pairs', async () => {
    const store = await reader();
    await recordSightings(store, visit(), [shown], morning);
    expect(await answerTo(store, shown, morning + day)).toMatchObject({
      state: 'seen',
      duplicate: { kind: 'possible' },
    });
    expect(await findPairs(store, 10)).toMatchObject([{ works: [{ work: other }, { work }], verdict: null }]);
  });

  test('said to be the same, is what that work is', async () => {
    const store = await reader();
    expect(await say(store, 'same')).toEqual(expect.arrayContaining([work, other]));
    for (const paper of [shown, known])
      expect(await answerTo(store, paper)).toMatchObject({ work: other, state: 'seen' });
    const { duplicate } = await answerTo(store, shown, morning + day);
    expect(duplicate).toMatchObject({ kind: 'same-work', reason: { knownAs: other, judged: true } });
  });

  test('said to be different, is not asked about', async () => {
    const store = await reader();
    await say(store, 'different');
    expect(await answerTo(store, shown)).toMatchObject({ work, state: 'new' });
    expect((await answerTo(store, shown)).duplicate).toBeUndefined();
  });

  test.each(['same', 'different'] as const)('is asked about again when “%s” is taken back', async (verdict) => {
    const store = await reader();
    await say(store, verdict);
    await say(store, null, morning + minute);
    expect(await answerTo(store, shown)).toMatchObject({ work, state: 'new', duplicate: { kind: 'possible' } });
  });

  test.each([
    [
      'the same call twice',
      [
        ['same', 0],
        ['same', 0],
      ],
      'same',
    ],
    [
      'a change of mind',
      [
        ['same', 0],
        ['different', 1],
      ],
      'different',
    ],
    [
      'a call that was overtaken',
      [
        ['different', 1],
        ['same', 0],
      ],
      'different',
    ],
  ] as const)('%s', async (_, calls, holds) => {
    const store = await reader();
    for (const [verdict, later] of calls) await say(store, verdict, morning + later);
    expect(await store.verdicts.toArray()).toMatchObject([{ pair: [other, work], verdict: { value: holds } }]);
  });

  test('is none if it names works that are not there, or one work twice', async () => {
    const store = await reader();
    expect(await judge(store, { work: 'arxiv:2611.09999', other, verdict: 'same' }, morning)).toEqual([]);
    expect(await judge(store, { work: other, other, verdict: 'same' }, morning)).toEqual([]);
    expect(await store.verdicts.count()).toBe(0);
  });
});

describe('works said to be the same', () => {
  test('are apart again as they were, with every sighting, tag and note, when that is taken back', async () => {
    const store = await reader();
    await recordSightings(store, visit({ id: 'of-shown' }), [shown], morning - day);
    await saveListings(store, [known, shown], morning - day);
    const edits = [
      { work: other, tags: ['tides'], note: 'Nice maps.' },
      { work, tags: ['oceans'], note: 'Cite this one.' },
    ];
    await editEntries(store, edits, morning - day);
    const before = await contents(store);
    await say(store, 'same');
    await recordSightings(store, visit({ id: 'while-one' }), [shown], morning);
    await say(store, null, morning + minute);
    const after = await contents(store);
    expect(after.entries).toEqual(before.entries);
    expect(after.sightings.filter((row) => row.visit !== 'while-one')).toEqual(before.sightings);
    expect(after.sightings.find((row) => row.visit === 'while-one')?.work).toBe(work);
    expect(after.works.map(({ id, keys }) => [id, Object.keys(keys)])).toEqual(
      before.works.map(({ id, keys }) => [id, Object.keys(keys)]),
    );
  });

  test.each([
    ['saved', (store: Store) => saveListings(store, [known], morning), 'saved'],
    ['dismissed', (store: Store) => setDismissed(store, [known], true, morning), 'dismissed'],
    [
      'saved, while the other was removed later',
      async (store: Store) => {
        await saveListings(store, [shown, known], morning);
        await unsaveListings(store, [shown], morning + minute);
      },
      'saved',
    ],
  ])('are %s if one is', async (_, act, state) => {
    const store = await reader();
    await act(store);
    await say(store, 'same', morning + 2 * minute);
    for (const paper of [shown, known]) expect((await answerTo(store, paper)).state).toBe(state);
    expect(await changesOf(store, [work])).toMatchObject([{ keys: expect.arrayContaining([work, other]), state }]);
  });

  test.each([
    ['removing', (store: Store, at: number) => unsaveListings(store, [shown], at)],
    ['bringing back', (store: Store, at: number) => setDismissed(store, [shown], false, at)],
  ])('%s one is for all', async (_, act) => {
    const store = await reader();
    await saveListings(store, [known], morning);
    await setDismissed(store, [known], true, morning);
    await say(store, 'same', morning);
    const before = (await answerTo(store, known)).state;
    await act(store, morning + minute);
    expect(before).toBe('dismissed');
    expect((await answerTo(store, known)).state).toBe((await answerTo(store, shown)).state);
  });

  test('make a chain, unless two of it were told apart', async () => {
    const store = await reader();
    const third = listing({ ids: ['arxiv:2611.00003'] });
    await say(store, 'same');
    const link = { work: third, other: work, verdict: 'same' } as const;
    await judge(store, link, morning);
    expect(await answerTo(store, third)).toMatchObject({ state: 'seen', work: other });
    await judge(store, { work: 'arxiv:2611.00003', other, verdict: 'different' }, morning);
    expect((await answerTo(store, third)).state).toBe('new');
  });
});

test('what the reader told apart is not made one by a listing with the identifiers of both', async () => {
  const store = await reader();
  const [first, second] = papers(2);
  await recordSightings(store, visit(), papers(2), morning - day);
  const [left, right] = ['arxiv:2612.00001', 'arxiv:2612.00002'] as const;
  await judge(store, { work: left, other: right, verdict: 'different' }, morning);
  const doi = listing({ ids: ['arxiv:2612.00001', 'doi:10.5555/both'], title: first!.title });
  const mixed = listing({ ids: ['doi:10.5555/both', 'arxiv:2612.00002'], title: second!.title });
  await recordSightings(store, visit(), [doi, mixed], morning);
  expect((await store.works.toArray()).map(({ id }) => id)).toEqual(expect.arrayContaining([left, right]));
});

async function contents(store: Store) {
  const { works, entries, sightings } = readWhole(store);
  return {
    works: await Array.fromAsync(works),
    entries: await Array.fromAsync(entries),
    sightings: await Array.fromAsync(sightings),
  };
}
