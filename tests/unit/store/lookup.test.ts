import { describe, expect, test, vi } from 'vitest';

import type { Answer } from '../../../lib/identity/answer.ts';
import type { Listing } from '../../../lib/identity/listing.ts';
import type { Visit } from '../../../lib/identity/visit.ts';
import type { Store } from '../../../lib/store/database.ts';
import { setDismissed } from '../../../lib/store/dismissals.ts';
import { lookUp } from '../../../lib/store/lookup.ts';
import { editEntries, removeEntries, saveListings } from '../../../lib/store/saves.ts';
import { recordOpened, recordSightings } from '../../../lib/store/sightings.ts';
import { openStore } from './open-store.ts';
import { day, listing, minute, morning, papers, visit } from './papers.ts';

vi.mock('../../../lib/identity/match.ts', () => import('./stand-in-matcher.ts'));

const halfAnHour = 30 * minute;

async function answerOf(store: Store, asked: Listing, at: Partial<Visit> = {}, stillNew = halfAnHour): Promise<Answer> {
  const standpoint = { visit: visit(at), stillNew };
  const [answer] = await lookUp(store, [asked], standpoint);
  if (answer === undefined) throw new Error('no answer');
  const [byName] = await lookUp(store, [asked], standpoint, 'name');
  if (byName?.state !== 'new') expect(byName).toEqual(answer); // else it is known by what it is like, or not at all
  return answer;
}

/** `state` and, after a comma, the kind of duplicate. */
function inShort({ state, duplicate }: Answer): string {
  return duplicate === undefined ? state : `${state}, ${duplicate.kind}`;
}

/** What happened before the feed is opened: times are minutes before that. */
type Event =
  | {
      readonly kind: 'shown';
      readonly ago: number;
      readonly site?: string;
      readonly feed?: string;
      readonly as?: Listing;
    }
  | {
      readonly kind: 'opened' | 'saved' | 'removed' | 'read' | 'dismissed' | 'back';
      readonly ago: number;
      readonly as?: Listing;
    };

async function play(store: Store, events: readonly Event[]): Promise<void> {
  for (const event of events) {
    const at = morning - event.ago * minute;
    const shown = event.as ?? listing();
    switch (event.kind) {
      case 'shown': {
        const { site = 'hugging-face', feed = 'daily' } = event;
        await recordSightings(store, visit({ site, feed, openedAt: at - minute }), [shown], at);
        break;
      }
      case 'opened':
        await recordOpened(store, shown, at);
        break;
      case 'saved':
        await saveListings(store, [shown], at);
        break;
      case 'read': {
        const [work = ''] = await saveListings(store, [shown], at);
        await editEntries(store, [{ work, status: 'read' }], at);
        break;
      }
      case 'removed': {
        const [work = ''] = await saveListings(store, [shown], at);
        await removeEntries(store, [work], at);
        break;
      }
      case 'dismissed':
      case 'back':
        await setDismissed(store, [shown], event.kind === 'dismissed', at);
        break;
    }
  }
}

const tides = listing();
const v1 = listing({ version: 1 });
const v3 = listing({ version: 3 });
const published = listing({ ids: ['doi:10.5555/tides.2026'] });
const both = listing({ ids: ['arxiv:2611.00001', 'doi:10.5555/tides.2026'] });
const captured = listing({ ids: [], authors: [] });
const namesake = listing({ ids: ['doi:10.5555/other'], authors: ['Somebody'] });
const stranger = listing({ ids: ['doi:10.5555/other'], authors: ['Someone Else'] });

describe('what a listing shows', () => {
  test.each<[name: string, before: Event[], asked: Listing, at: Partial<Visit>, shows: string]>([
    ['nothing is known', [], tides, {}, 'new'],

    ['shown on this feed yesterday', [{ kind: 'shown', ago: 1440 }], tides, {}, 'seen'],
    ['shown on this feed 31 minutes ago', [{ kind: 'shown', ago: 31 }], tides, {}, 'seen'],
    ['shown on this feed 30 minutes ago', [{ kind: 'shown', ago: 30 }], tides, {}, 'seen'],
    ['shown on this feed 29 minutes ago: still new', [{ kind: 'shown', ago: 29 }], tides, {}, 'new'],
    ['shown on another feed of the site 5 minutes ago', [{ kind: 'shown', ago: 5, feed: 'weekly' }], tides, {}, 'seen'],
    ['shown a minute after the feed was opened', [{ kind: 'shown', ago: -1 }], tides, {}, 'new'],
    ['… on another feed even', [{ kind: 'shown', ago: -1, feed: 'weekly' }], tides, {}, 'new'],
    [
      'shown here yesterday and again 5 minutes ago',
      [
        { kind: 'shown', ago: 1440 },
        { kind: 'shown', ago: 5 },
      ],
      tides,
      {},
      'seen',
    ],

    ['opened', [{ kind: 'opened', ago: 5 }], tides, {}, 'opened'],
    ['opened after the feed was', [{ kind: 'opened', ago: -1 }], tides, {}, 'new'],
    ['saved', [{ kind: 'saved', ago: 5 }], tides, {}, 'saved'],
    ['saved after the feed was opened: at once', [{ kind: 'saved', ago: -1 }], tides, {}, 'saved'],
    ['saved and read', [{ kind: 'read', ago: 5 }], tides, {}, 'read'],
    ['dismissed', [{ kind: 'dismissed', ago: 5 }], tides, {}, 'dismissed'],
    ['dismissed after the feed was opened: at once', [{ kind: 'dismissed', ago: -1 }], tides, {}, 'dismissed'],

    [
      'the highest holds: shown, opened, saved',
      [
        { kind: 'saved', ago: 7 },
        { kind: 'opened', ago: 6 },
        { kind: 'shown', ago: 1440 },
      ],
      tides,
      {},
      'saved',
    ],
    [
      'the highest holds: read, dismissed',
      [
        { kind: 'read', ago: 7 },
        { kind: 'dismissed', ago: 6 },
      ],
      tides,
      {},
      'dismissed',
    ],
    [
      'what was removed is what it was before',
      [
        { kind: 'shown', ago: 1440 },
        { kind: 'saved', ago: 7 },
        { kind: 'removed', ago: 6 },
      ],
      tides,
      {},
      'seen',
    ],
    [
      'what was dismissed and taken back is what it was before',
      [
        { kind: 'opened', ago: 8 },
        { kind: 'dismissed', ago: 7 },
        { kind: 'back', ago: 6 },
      ],
      tides,
      {},
      'opened',
    ],

    ['v1 was shown, v3 stands here', [{ kind: 'shown', ago: 1440, as: v1 }], v3, {}, 'seen, newer-version'],
    ['v3 was shown, v1 stands here', [{ kind: 'shown', ago: 1440, as: v3 }], v1, {}, 'seen'],
    ['v1 was opened, v3 stands here', [{ kind: 'opened', ago: 1440, as: v1 }], v3, {}, 'opened, newer-version'],
    ['v3 was shown, a page without versions', [{ kind: 'shown', ago: 1440, as: v3 }], tides, {}, 'seen'],
    [
      'v1 was shown, then v3 on a page loaded again',
      [
        { kind: 'shown', ago: 1440, as: v1 },
        { kind: 'shown', ago: 5, as: v3 },
      ],
      v3,
      {},
      'seen, newer-version',
    ],
    [
      'v1 was shown, then v3 yesterday',
      [
        { kind: 'shown', ago: 2880, as: v1 },
        { kind: 'shown', ago: 1440, as: v3 },
      ],
      v3,
      {},
      'seen',
    ],
    [
      'v1 was shown elsewhere: the version tells more',
      [{ kind: 'shown', ago: 1440, site: 'arxiv-list', as: v1 }],
      v3,
      {},
      'seen, newer-version',
    ],

    ['shown on another site', [{ kind: 'shown', ago: 1440, site: 'arxiv-list' }], tides, {}, 'seen, same-work'],
    [
      'shown on another site, then here, loaded again',
      [
        { kind: 'shown', ago: 1440, site: 'arxiv-list' },
        { kind: 'shown', ago: 5 },
      ],
      tides,
      {},
      'seen, same-work',
    ],
    [
      'shown on another site, and here yesterday',
      [
        { kind: 'shown', ago: 2880, site: 'arxiv-list' },
        { kind: 'shown', ago: 1440 },
      ],
      tides,
      {},
      'seen',
    ],
    [
      'shown here in another feed, then on another site',
      [
        { kind: 'shown', ago: 5, feed: 'weekly' },
        { kind: 'shown', ago: 2, site: 'arxiv-list' },
      ],
      tides,
      {},
      'seen',
    ],
    [
      'shown with both identifiers in another feed just now',
      [{ kind: 'shown', ago: 5, feed: 'weekly', as: both }],
      tides,
      {},
      'seen',
    ],
    [
      'v3 was shown in another feed just now, then v1',
      [
        { kind: 'shown', ago: 5, feed: 'weekly', as: v3 },
        { kind: 'shown', ago: 2, feed: 'monthly', as: v1 },
      ],
      v3,
      {},
      'seen',
    ],
    ['shown under another identifier', [{ kind: 'shown', ago: 1440 }], published, {}, 'seen, same-work'],
    ['saved under another identifier', [{ kind: 'saved', ago: 1440 }], published, {}, 'saved, same-work'],
    ['shown with both identifiers', [{ kind: 'shown', ago: 1440, as: both }], published, {}, 'seen'],
    ['both identifiers stand here, one is known', [{ kind: 'shown', ago: 1440 }], both, {}, 'seen'],
    [
      'shown in a saved feed, which is no site',
      [{ kind: 'shown', ago: 1440, site: 'capture', as: captured }],
      tides,
      {},
      'seen',
    ],
    ['a saved feed shows a known paper', [{ kind: 'shown', ago: 1440 }], captured, {}, 'seen'],

    ['what may be another was shown', [{ kind: 'shown', ago: 1440 }], namesake, {}, 'new, possible'],
    ['… and dismissed', [{ kind: 'dismissed', ago: 1440 }], namesake, {}, 'new, possible'],
    ['… after the feed was opened', [{ kind: 'shown', ago: -1 }], namesake, {}, 'new'],
    ['another of the same title was shown', [{ kind: 'shown', ago: 1440 }], stranger, {}, 'new'],
    [
      'it was shown, and what may be another: the certain tells more',
      [
        { kind: 'shown', ago: 1440, site: 'arxiv-list' },
        { kind: 'shown', ago: 1440, as: namesake },
      ],
      tides,
      {},
      'seen, same-work',
    ],
  ])('%s', async (_, before, asked, at, shows) => {
    const store = openStore();
    await play(store, before);
    expect(inShort(await answerOf(store, asked, at))).toBe(shows);
  });

  test.each([
    [0, 1, 'seen'],
    [240, 239, 'new'],
    [240, 240, 'seen'],
  ])('with %i minutes of grace, what was shown here %i minutes ago is %s', async (grace, ago, state) => {
    const store = openStore();
    await play(store, [{ kind: 'shown', ago }]);
    expect((await answerOf(store, tides, {}, grace * minute)).state).toBe(state);
  });
});

describe('the reason of a duplicate', () => {
  test('of a newer version: the versions, and where the earlier was shown', async () => {
    const store = openStore();
    await play(store, [{ kind: 'shown', ago: 1440, site: 'arxiv-list', as: v1 }]);
    expect((await answerOf(store, v3)).duplicate?.reason).toEqual({
      versions: { seen: 1, here: 3 },
      site: 'arxiv-list',
      seenAt: morning - day,
      evidence: [{ kind: 'identifier', identifier: 'arxiv:2611.00001' }],
    });
  });

  test('of the same work: what it was known as, and why it is the same', async () => {
    const store = openStore();
    await play(store, [{ kind: 'shown', ago: 1440 }]);
    const { duplicate } = await answerOf(store, published);
    expect(duplicate?.reason).toMatchObject({ knownAs: 'arxiv:2611.00001', seenAt: morning - day });
    expect(duplicate?.reason.evidence).toContainEqual({ kind: 'authors', shared: 2, of: 2 });
  });

  test('gives the title it was known by only where that is another', async () => {
    const store = openStore();
    const renamed = listing({ title: 'Tidal Memory beneath the Ice of Enceladus' });
    await play(store, [{ kind: 'shown', ago: 1440, site: 'arxiv-list' }]);
    expect((await answerOf(store, renamed)).duplicate?.reason.title).toBe(tides.title);
    expect((await answerOf(store, tides)).duplicate?.reason).not.toHaveProperty('title');
  });
});

test('an answer tells where the work was first seen, and on how many sites', async () => {
  const store = openStore();
  await play(store, [
    { kind: 'shown', ago: 2880, site: 'arxiv-list' },
    { kind: 'shown', ago: 1440 },
  ]);
  expect(await answerOf(store, tides)).toEqual({
    work: 'arxiv:2611.00001',
    state: 'seen',
    firstSeen: { at: morning - 2 * day, site: 'arxiv-list' },
    sites: 2,
  });
});

test('answers come in the order asked, each listing judged by itself', async () => {
  const store = openStore();
  const asked = papers(3);
  await recordSightings(store, visit(), [...papers(1, 3), ...papers(1, 1)], morning - day);
  const answers = await lookUp(store, [...asked, ...papers(1)], { visit: visit(), stillNew: 0 });
  expect(answers.map((answer) => answer.state)).toEqual(['seen', 'new', 'seen', 'seen']);
});

test('asking writes nothing', async () => {
  const store = openStore();
  await lookUp(store, papers(5), { visit: visit(), stillNew: 0 });
  expect(await store.works.count()).toBe(0);
  expect(await store.aliases.count()).toBe(0);
});
