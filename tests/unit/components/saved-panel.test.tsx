// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { noFilter, type EntryFilter, type EntryList } from '../../../components/entry-list.ts';
import { SavedPanel } from '../../../components/saved-panel.tsx';
import type { Entry, EntryPatch } from '../../../lib/identity/entry.ts';
import type { EntryStatus } from '../../../lib/identity/state.ts';
import { button, doing, press, show, type } from './page.tsx';
import { entry } from './papers.ts';
import { speak } from './speak.ts';

const calls = {
  onFilter: vi.fn<(filter: EntryFilter) => void>(),
  onLook: vi.fn<(chunks: readonly number[]) => void>(),
  onSelect: vi.fn<(entry: Entry, selected: boolean) => void>(),
  onClearSelection: vi.fn<() => void>(),
  onStatusOfSelected: vi.fn<(status: EntryStatus) => void>(),
  onTagsOfSelected: vi.fn<(tags: readonly string[]) => void>(),
  onRemoveSelected: vi.fn<() => void>(),
  onEdit: vi.fn<(entry: Entry, change: Omit<EntryPatch, 'work'>) => Promise<boolean>>(),
  onRemove: vi.fn<(entry: Entry) => void>(),
  onRetry: vi.fn<() => void>(),
  onDrawer: vi.fn<() => void>(),
};

function listOf(entries: readonly Entry[], change: Partial<EntryList> = {}): EntryList {
  return {
    filter: noFilter,
    total: entries.length,
    saved: entries.length,
    tags: [
      { tag: 'memory', count: 2 },
      { tag: 'agents', count: 1 },
    ],
    chunks: new Map([[0, entries]]),
    ...change,
  };
}

function panel(list: EntryList | undefined, filter = noFilter, selected: readonly Entry[] = []) {
  return show(
    <SavedPanel
      list={list}
      filter={filter}
      selection={new Map(selected.map((one) => [one.work, one]))}
      now={Date.UTC(2026, 9, 4)}
      drawer={undefined}
      {...calls}
    >
      drawer
    </SavedPanel>,
  );
}

/** As the browser calls it when chunks come near the viewport and leave it. */
let intersect: (changes: readonly { chunk: number; near: boolean }[]) => Promise<void>;

class FakeIntersectionObserver {
  constructor(callback: (changes: unknown[]) => void) {
    intersect = (changes) =>
      doing(() =>
        callback(
          changes.map(({ chunk, near }) => ({
            target: document.querySelector(`[data-chunk="${chunk}"]`),
            isIntersecting: near,
            boundingClientRect: { height: 3_000 },
          })),
        ),
      );
  }
  observe() {}
  disconnect() {}
}

beforeAll(async () => {
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
  await speak();
});
beforeEach(() => {
  vi.clearAllMocks();
  calls.onEdit.mockResolvedValue(true);
});

test('each entry is a list item that names its work and status', async () => {
  const page = await panel(listOf([entry(1), entry(2, { status: 'read', tags: ['memory'] })]));
  const rows = [...page.querySelectorAll<HTMLElement>('li[data-work]')];
  expect(rows.map(({ dataset }) => Object.fromEntries(Object.entries(dataset)))).toEqual([
    { work: 'doi:10.5555/1', status: 'to-read' },
    { work: 'doi:10.5555/2', status: 'read' },
  ]);
  expect(page.querySelector('.meta')?.textContent).toBe('Yuki Hoshino2026-10-01saved 2 days ago');
  expect(page.querySelector('.total')?.textContent).toBe('2 papers');
});

test('what is typed, chosen and cleared becomes a filter', async () => {
  const page = await panel(listOf([entry(1)]), { text: 'old', tag: 'agents' });
  await type(page.querySelector<HTMLInputElement>('[type="search"]'), 'memory');
  expect(calls.onFilter).toHaveBeenLastCalledWith({ text: 'memory', tag: 'agents' });
  const [status, tag] = page.querySelectorAll<HTMLSelectElement>('header select');
  await doing(() => {
    if (status) status.value = 'reading';
    status?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(calls.onFilter).toHaveBeenLastCalledWith({ text: 'old', tag: 'agents', status: 'reading' });
  expect([...(tag?.options ?? [])].map((option) => option.label)).toEqual(['Any tag', 'memory (2)', 'agents (1)']);
  await doing(() => {
    if (tag) tag.value = '';
    tag?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(calls.onFilter).toHaveBeenLastCalledWith({ text: 'old' });
});

test.each([
  ['nothing saved', { saved: 0 }, noFilter, 'Nothing saved yet.'],
  ['nothing found', { saved: 7 }, { text: 'x' }, 'No saved paper matches.'],
  ['a damaged store', { problem: 'store-unavailable' }, noFilter, 'The library could not be opened.'],
  ['a full disk', { problem: 'quota-exceeded' }, noFilter, 'There is no room left for the library.'],
  ['a later store', { problem: 'store-newer' }, noFilter, 'written by a later version'],
  ['a restarted extension', { problem: 'gone' }, noFilter, 'restarted or updated'],
] as const)('%s is explained', async (_, change, filter, words) => {
  expect((await panel(listOf([], change), filter)).textContent).toContain(words);
});

test('a damaged store never looks like an empty one', async () => {
  expect((await panel(listOf([], { problem: 'store-unavailable' }))).textContent).not.toContain('Nothing saved yet');
});

test('nothing found offers the way back', async () => {
  const page = await panel(listOf([], { saved: 7, filter: { text: 'x' } }), { text: 'x' });
  await doing(() => button(page, 'Clear search and filters').click());
  expect(calls.onFilter).toHaveBeenLastCalledWith(noFilter);
});

test('the status is edited in the row', async () => {
  const page = await panel(listOf([entry(1)]));
  const select = page.querySelector<HTMLSelectElement>('[data-work] select');
  await doing(() => {
    if (select) select.value = 'read';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(calls.onEdit).toHaveBeenCalledExactlyOnceWith(entry(1), { status: 'read' });
});

test('an Enter that takes what an input method suggests tags nothing that is ticked', async () => {
  const entries = [entry(1), entry(2)];
  const page = await panel(listOf(entries), noFilter, entries);
  const tag = page.querySelector<HTMLInputElement>('.selection input');
  await type(tag, '世');
  const enter = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
  await doing(() => tag?.dispatchEvent(enter));
  expect([calls.onTagsOfSelected.mock.calls, enter.defaultPrevented, tag?.value]).toEqual([[], false, '世']);
});

test('what is ticked is given a status and a tag, removed and let go, all at once', async () => {
  const entries = [entry(1), entry(2), entry(3)];
  const page = await panel(listOf(entries), noFilter, entries.slice(1));
  const bar = page.querySelector<HTMLElement>('.selection');
  if (!bar) throw new Error('There is no bar');
  expect(bar.textContent).toContain('2 selected');

  const status = bar.querySelector('select');
  await doing(() => {
    if (status) status.value = 'read';
    status?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(calls.onStatusOfSelected).toHaveBeenCalledExactlyOnceWith('read');
  expect(status?.value).toBe('');

  const tag = bar.querySelector('input');
  await type(tag, ' #tides, moons; tides ');
  await doing(() => press(tag, 'Enter'));
  expect(calls.onTagsOfSelected).toHaveBeenCalledExactlyOnceWith(['tides', 'moons']);
  await doing(() => press(tag, 'Enter'));
  expect(calls.onTagsOfSelected).toHaveBeenCalledOnce();

  await doing(() => button(bar, 'Remove').click());
  expect(calls.onRemoveSelected).toHaveBeenCalledOnce();
  expect(document.activeElement?.textContent, 'a row that stays').toBe('Saved paper 1');
  await doing(() => button(bar, 'Clear selection').click());
  expect(calls.onClearSelection).toHaveBeenCalledOnce();
  expect(document.activeElement?.textContent, 'the first that was ticked').toBe('Saved paper 2');
});

test('without anything ticked there is nothing to do at once', async () => {
  expect((await panel(listOf([entry(1)]))).querySelector('.selection')).toBeNull();
});

test('removed by its button, a paper leaves the focus to the next one', async () => {
  const page = await panel(listOf([entry(1), entry(2)]));
  await doing(() => button(page, 'Remove “Saved paper 1”').click());
  expect(calls.onRemove).toHaveBeenCalledExactlyOnceWith(entry(1));
  expect(document.activeElement?.textContent).toBe('Saved paper 2');
});

test('/ goes to the search, arrow down from there to the first row', async () => {
  const page = await panel(listOf([entry(1), entry(2)]));
  press(document.body, '/');
  expect(document.activeElement).toBe(page.querySelector('[type="search"]'));
  press(document.activeElement, 'ArrowDown');
  expect(document.activeElement?.textContent).toBe('Saved paper 1');
});

test('/ typed into a field stays there', async () => {
  const page = await panel(listOf([entry(1)]));
  const field = page.querySelector<HTMLInputElement>('.tags input');
  field?.focus();
  expect(press(field, '/')).toBe(true);
  expect(document.activeElement).toBe(field);
});

test.each([
  ['Delete', 1, 'Saved paper 2', 'Saved paper 3'],
  ['Delete', 2, 'Saved paper 3', 'Saved paper 2'],
])('%s on row %d removes %s and moves the focus to %s', async (key, index, removed, next) => {
  const page = await panel(listOf([entry(1), entry(2), entry(3)]));
  page.querySelectorAll<HTMLElement>('.title a')[index]?.focus();
  await doing(() => press(document.activeElement, key));
  expect(calls.onRemove.mock.calls.map(([one]) => one.title)).toEqual([removed]);
  expect(document.activeElement?.textContent).toBe(next);
});

test('Delete on a button within a row removes no paper', async () => {
  const page = await panel(listOf([entry(1)]));
  press(page.querySelector('.actions button'), 'Delete');
  expect(calls.onRemove).not.toHaveBeenCalled();
});

test('Delete in the tag field removes no paper', async () => {
  const page = await panel(listOf([entry(1)]));
  press(page.querySelector('.tags input'), 'Delete');
  expect(calls.onRemove).not.toHaveBeenCalled();
});

test('the space bar selects, but not where it presses a button', async () => {
  const page = await panel(listOf([entry(1)]));
  expect(press(page.querySelector('.actions button'), ' ')).toBe(true);
  press(page.querySelector('.title a'), ' ');
  expect(calls.onSelect).toHaveBeenCalledExactlyOnceWith(entry(1), true);
});

test('of 100,000 entries only the chunks near the viewport have rows', async () => {
  const chunks = new Map(
    [0, 1, 900].map((chunk) => [chunk, Array.from({ length: 50 }, (_, index) => entry(chunk * 50 + index))]),
  );
  const page = await panel(listOf([], { total: 100_000, saved: 100_000, chunks }));
  expect(page.querySelectorAll('[data-chunk]')).toHaveLength(2_000);
  expect(page.querySelectorAll('[data-work]')).toHaveLength(50);

  await intersect([{ chunk: 1, near: true }]);
  expect(calls.onLook).toHaveBeenLastCalledWith([0, 1]);
  expect(page.querySelectorAll('[data-work]')).toHaveLength(100);

  await intersect([
    { chunk: 0, near: false },
    { chunk: 1, near: false },
    { chunk: 900, near: true },
  ]);
  expect(calls.onLook).toHaveBeenLastCalledWith([900]);
  expect(page.querySelector('[data-work] .title')?.textContent).toBe('Saved paper 45000');
  expect(page.querySelector<HTMLElement>('[data-chunk="0"]')?.style.height).toBe('3000px');
});

test('a row with the focus stays when it leaves the viewport', async () => {
  const page = await panel(listOf([entry(1)]));
  page.querySelector<HTMLElement>('.title a')?.focus();
  await intersect([{ chunk: 0, near: false }]);
  expect(page.querySelectorAll('[data-work]')).toHaveLength(1);
});
