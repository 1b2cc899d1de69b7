// @vitest-environment jsdom
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import type { ListedPaper } from '../../../components/listing-row.tsx';
import { ListingsPanel } from '../../../components/listings-panel.tsx';
import type { Judgement } from '../../../lib/identity/answer.ts';
import { button, click, doing, press, show } from './page.tsx';
import { listing, paper } from './papers.ts';
import { speak } from './speak.ts';

const onSave = vi.fn<(papers: readonly ListedPaper[]) => void>();
const onJudge = vi.fn<(paper: ListedPaper, verdict: Judgement) => void>();
const onEntry = vi.fn<(paper: ListedPaper) => void>();
const onReveal = vi.fn<(index: number) => void>();

function panel(papers: readonly ListedPaper[], { isPrivate = false, isAnswered = true } = {}) {
  return show(
    <ListingsPanel
      site="feed"
      papers={papers}
      isPrivate={isPrivate}
      isAnswered={isAnswered}
      now={0}
      siteName={() => 'Some Feed'}
      onSave={onSave}
      onEntry={onEntry}
      onReveal={onReveal}
      onJudge={onJudge}
      onLookAgain={() => {}}
    />,
  );
}

const titles = (page: ParentNode) => [...page.querySelectorAll('.title')].map((title) => title.textContent);

beforeAll(() => speak());
beforeEach(() => vi.clearAllMocks());

const mixed = [
  paper(0),
  paper(1, { state: 'seen' }),
  paper(2),
  paper(3, { state: 'saved' }),
  paper(4, { duplicate: 'repeat', reason: { evidence: [] } }),
];

test('each listing is a list item that names its work, state and duplicate', async () => {
  const page = await panel(mixed);
  expect([...page.querySelectorAll('li')].map(({ dataset }) => Object.fromEntries(Object.entries(dataset)))).toEqual([
    { work: 'arxiv:2611.00000', index: '0', state: 'new' },
    { work: 'arxiv:2611.00001', index: '1', state: 'seen' },
    { work: 'arxiv:2611.00002', index: '2', state: 'new' },
    { work: 'arxiv:2611.00003', index: '3', state: 'saved' },
    { work: 'arxiv:2611.00004', index: '4', state: 'new', duplicate: 'repeat' },
  ]);
  expect(page.querySelector('h2')?.textContent).toBe('2 new of 5 · Some Feed');
  expect(page.querySelector('[data-duplicate] .reason')?.textContent).toBe('Repeat Stands higher up on this page');
});

test('the chips offer the states there are, and show only theirs', async () => {
  const page = await panel(mixed);
  const chips = [...page.querySelectorAll('.chips button')].map((chip) => chip.textContent);
  expect(chips).toEqual(['All 5', 'New 3', 'Seen 1', 'Saved 1']);
  await doing(() => button(page, 'Seen 1').click());
  expect(titles(page)).toEqual(['Paper 1']);
  expect(button(page, 'Seen 1').getAttribute('aria-pressed')).toBe('true');
});

test('all new can be selected and saved at once; a repeat is not saved twice', async () => {
  const page = await panel(mixed);
  expect(button(page, 'Save selected (0)').disabled).toBe(true);
  await doing(() => button(page, 'Select all new').click());
  await doing(() => button(page, 'Save selected (2)').click());
  expect(onSave).toHaveBeenCalledExactlyOnceWith([mixed[0], mixed[2]]);
  expect(button(page, 'Save selected (0)').disabled).toBe(true);
});

describe('one row', () => {
  test('is saved by its button, which goes, and the keyboard goes on from the row', async () => {
    const page = await panel(mixed);
    await doing(() => button(page, 'Save “Paper 1”').click());
    expect(onSave).toHaveBeenCalledExactlyOnceWith([mixed[1]]);
    expect(document.activeElement?.textContent).toBe('Paper 1');
  });

  test.each(['saved', 'read'] as const)('leads to its entry where it is %s', async (state) => {
    const known = paper(1, { state });
    const page = await panel([paper(0), known]);
    await doing(() => button(page, 'Edit “Paper 1”').click());
    expect(onEntry).toHaveBeenCalledExactlyOnceWith(known);
    expect(page.querySelectorAll('[data-state=new] button[title="Tags, note and status"]')).toHaveLength(0);
  });

  test('cannot be saved again', async () => {
    const page = await panel(mixed);
    const row = page.querySelector('[data-state="saved"]');
    expect([...(row?.querySelectorAll('.actions button') ?? [])].map((one) => one.textContent)).toEqual(['Edit', '']);
    expect(row?.querySelector('input')?.disabled).toBe(true);
    press(row?.querySelector('a'), 's');
    expect(onSave).not.toHaveBeenCalled();
  });

  test.each(['.meta', 'button[title="Show on page"]'])('is shown on the page by a click on %s', async (selector) => {
    const page = await panel(mixed);
    await click(page, `[data-index="2"] ${selector}`);
    expect(onReveal).toHaveBeenCalledExactlyOnceWith(2);
  });

  test.each(['a', 'input', '.actions button'])('is not shown on the page by a click on %s', async (selector) => {
    const page = await panel(mixed);
    page.addEventListener('click', (event) => event.preventDefault(), { once: true }); // jsdom follows no links
    await click(page, `[data-index="2"] ${selector}`);
    expect(onReveal).not.toHaveBeenCalled();
  });
});

test('the keyboard moves between rows, selects and saves', async () => {
  const page = await panel(mixed);
  const [first, second] = page.querySelectorAll<HTMLElement>('.title a');
  press(document.body, 'ArrowDown');
  expect(document.activeElement).toBe(first);
  press(document.activeElement, 'ArrowDown');
  expect(document.activeElement).toBe(second);
  press(document.activeElement, 'ArrowUp');
  expect(document.activeElement).toBe(first);
  press(document.activeElement, 'ArrowUp');
  expect(document.activeElement).toBe(first);
  await doing(() => press(document.activeElement, ' '));
  expect(page.querySelector<HTMLInputElement>('[data-index="0"] input')?.checked).toBe(true);
  await doing(() => press(document.activeElement, 's'));
  expect(onSave).toHaveBeenCalledExactlyOnceWith([mixed[0]]);
});

test('in a private window nothing can be saved, and it says so', async () => {
  const page = await panel(mixed, { isPrivate: true });
  expect(page.textContent).toContain('nothing is recorded');
  expect([...page.querySelectorAll('button')].filter((one) => one.textContent?.startsWith('Save'))).toEqual([
    button(page, 'Saved 1'),
  ]);
});

test.each([
  ['no papers', [], {}, 'No papers found on this page'],
  ['an unanswered page', mixed, { isAnswered: false }, 'The library did not answer'],
] as const)('%s is explained', async (_, rows, report, words) => {
  expect((await panel(rows, report)).textContent).toContain(words);
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  '//example.org',
])('%s never becomes a link', async (url) => {
  const page = await panel([paper(0, { listing: { ...listing(0), url } })]);
  expect(page.querySelectorAll('a')).toHaveLength(0);
  expect(titles(page)).toEqual(['Paper 0']);
});

test('TeX in a title is shown as it would be printed', async () => {
  expect(titles(await panel([paper(0, { listing: { ...listing(0), title: '$\\beta$-Flow: C$_{60}$' } })]))).toEqual([
    'β-Flow: C₆₀',
  ]);
});

test('a title is text', async () => {
  const title = '<img src=x onerror=alert(1)>&lt;b&gt;';
  const page = await panel([paper(0, { listing: { ...listing(0), title } })]);
  expect(titles(page)).toEqual([title]);
  expect(page.querySelectorAll('img, b')).toHaveLength(0);
});

describe('a possible duplicate', () => {
  const possible = paper(1, { duplicate: 'possible', reason: { evidence: [], other: 'doi:10.5555/one' } });

  test.each(['same', 'different'] as const)('is said to be %s with one press', async (verdict) => {
    const page = await panel([paper(0), possible]);
    expect(page.querySelectorAll('[data-verdict]')).toHaveLength(2);
    await click(page, `[data-verdict=${verdict}]`);
    expect(onJudge).toHaveBeenCalledWith(possible, verdict);
    expect(onReveal).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent, 'where the keyboard goes on').toBe('Paper 1');
  });

  test.each([
    ['y', 'same'],
    ['d', 'different'],
  ] as const)('is answered by %s: %s', async (key, verdict) => {
    const page = await panel([paper(0), possible]);
    const [certain, asked] = page.querySelectorAll('.title a');
    press(certain, key);
    expect(onJudge).not.toHaveBeenCalled();
    press(asked, key);
    expect(onJudge).toHaveBeenCalledExactlyOnceWith(possible, verdict);
  });

  test('is not asked about in a private window', async () => {
    const page = await panel([possible], { isPrivate: true });
    expect(page.querySelector('[data-verdict]')).toBeNull();
    press(page.querySelector('.title a'), 'y');
    expect(onJudge).not.toHaveBeenCalled();
  });
});
