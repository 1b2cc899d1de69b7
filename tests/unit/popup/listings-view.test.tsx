// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { ListingsView } from '../../../entrypoints/popup/listings-view.tsx';
import type { PageReport, PageRow } from '../../../lib/messages/protocol.ts';
import { button, doing, show } from '../components/page.tsx';
import { speak } from '../components/speak.ts';
import { listing } from '../store/papers.ts';

const sendMessage = vi.fn<(type: string, data?: unknown) => Promise<unknown>>();
vi.mock('../../../lib/messages/channel.ts', () => ({
  sendMessage: (type: string, data?: unknown) => sendMessage(type, data),
}));

const row = (index: number, given: Partial<PageRow> = {}): PageRow => ({
  index,
  listing: listing({ ids: [`arxiv:2612.0000${index}`], title: `Paper ${index}` }),
  state: 'new',
  ...given,
});
const report: PageReport = {
  kind: 'feed',
  site: 'arxiv-list',
  private: false,
  rows: [row(0), row(1), row(2, { duplicate: 'possible', reason: { evidence: [], other: 'arxiv:2612.00009' } })],
  timing: { started: 0 },
};

beforeAll(() => speak());
beforeEach(() => {
  fakeBrowser.reset();
  sendMessage.mockReset();
});

const onMessage = vi.fn();
const states = (page: HTMLElement) => [...page.querySelectorAll('li')].map((one) => one.dataset['state']);

test('what is done while something else is being written stays on show', async () => {
  const { id } = await browser.tabs.create({ url: 'https://arxiv.org/list/cs.LG/new' });
  const answers = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
  const waiting = [...answers];
  sendMessage.mockImplementation((type) =>
    type === 'describePage' ? Promise.resolve(report) : (waiting.shift()?.promise ?? Promise.resolve({ ok: true })),
  );
  const page = await show(
    <ListingsView onEntry={() => undefined} place={{ tab: id, view: undefined, inTab: true }} onMessage={onMessage} />,
  );
  await vi.waitFor(async () => {
    await doing(() => Promise.resolve());
    expect(states(page)).toHaveLength(3);
  });
  await doing(() => button(page, 'Save “Paper 0”').click());
  await doing(() => button(page, 'Save “Paper 1”').click());
  for (const { resolve } of answers) await doing(() => resolve({ ok: true, value: [] }));
  await doing(() => page.querySelector<HTMLElement>('[data-verdict=different]')?.click());
  await doing(() => Promise.resolve());
  expect(states(page)).toEqual(['saved', 'saved', 'new']);
  await doing(() => onMessage.mock.lastCall?.[0].undo());
  await doing(() => Promise.resolve());
  expect(states(page)).toEqual(['saved', 'saved', 'new']);
  expect(page.querySelector('[data-verdict=different]')).not.toBeNull();
});
