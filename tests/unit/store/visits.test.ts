import { describe, expect, test } from 'vitest';

import type { Visit } from '../../../lib/identity/visit.ts';
import type { Store } from '../../../lib/store/database.ts';
import { lookUp } from '../../../lib/store/lookup.ts';
import { saveListings } from '../../../lib/store/saves.ts';
import { recordSightings } from '../../../lib/store/sightings.ts';
import { forgetVisit } from '../../../lib/store/visits.ts';
import { openStore } from './open-store.ts';
import { day, listing, morning, papers, visit } from './papers.ts';

const forgotten = visit({ id: 'forgotten', site: 'arxiv-list', feed: 'new' });

async function stateOf(store: Store, at: Partial<Visit> = {}) {
  const [answer] = await lookUp(store, [listing()], { visit: visit({ openedAt: morning + day, ...at }), stillNew: 0 });
  return answer;
}

describe('a visit that is forgotten', () => {
  test('leaves new what it alone had shown', async () => {
    const store = openStore();
    await recordSightings(store, forgotten, [listing()], morning);
    expect(await stateOf(store)).toMatchObject({ state: 'seen' });
    await forgetVisit(store, 'forgotten');
    expect(await stateOf(store)).toEqual({ work: 'arxiv:2611.00001', state: 'new', sites: 0 });
    expect(await store.sightings.count()).toBe(0);
  });

  test.each([
    ['before', morning - day, morning - day],
    ['after', morning + 1, morning + 1],
  ])('leaves what another visit showed %s it', async (_, at, firstSeen) => {
    const store = openStore();
    await recordSightings(store, visit({ id: 'other', site: 'hugging-face' }), [listing({ version: 1 })], at);
    await recordSightings(store, forgotten, [listing({ version: 3 })], morning);
    await forgetVisit(store, 'forgotten');
    expect(await stateOf(store)).toMatchObject({ state: 'seen', firstSeen: { at: firstSeen, site: 'hugging-face' } });
    expect((await store.works.get('arxiv:2611.00001'))?.seen).toEqual({
      epoch: 1,
      first: { at: firstSeen, site: 'hugging-face', feed: 'daily' },
      lastAt: firstSeen,
      sites: { 'hugging-face': firstSeen },
      versions: { 1: firstSeen },
    });
  });

  test('leaves what was shown before the history begins', async () => {
    const store = openStore();
    await recordSightings(store, visit({ id: 'pruned' }), [listing()], morning - 900 * day);
    await store.sightings.clear();
    await recordSightings(store, forgotten, [listing()], morning);
    await forgetVisit(store, 'forgotten');
    expect((await stateOf(store))?.firstSeen).toEqual({ at: morning - 900 * day, site: 'hugging-face' });
  });

  test('leaves what the user did', async () => {
    const store = openStore();
    await recordSightings(store, forgotten, [listing()], morning);
    await saveListings(store, [listing()], morning);
    await forgetVisit(store, 'forgotten');
    expect((await stateOf(store))?.state).toBe('saved');
  });

  test('can be forgotten twice, and shown anew', async () => {
    const store = openStore();
    await recordSightings(store, forgotten, papers(3), morning);
    await forgetVisit(store, 'forgotten');
    const once = await store.works.toArray();
    await forgetVisit(store, 'forgotten');
    expect(await store.works.toArray()).toEqual(once);
    await recordSightings(store, visit(), [listing()], morning + 1);
    expect((await stateOf(store))?.state).toBe('seen');
  });
});
