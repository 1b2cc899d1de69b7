// @vitest-environment jsdom
import { beforeAll, expect, test, vi } from 'vitest';

import { DuplicatesPanel } from '../../../components/duplicates-panel.tsx';
import type { Judgement } from '../../../lib/identity/answer.ts';
import type { PairedWork, PossiblePair } from '../../../lib/identity/possible-pair.ts';
import { button, doing, press, show } from './page.tsx';
import { identifier } from './papers.ts';
import { speak } from './speak.ts';

beforeAll(() => speak());

const left: PairedWork = {
  work: 'arxiv:2611.00001',
  identifiers: [identifier('arxiv:2611.00001')],
  title: 'Lantern: Slow Light for <b>Small</b> Models',
  authors: ['Mira Solberg', 'Tomás Ibarra'],
  year: 2025,
};
const right: PairedWork = {
  work: 'doi:10.5555/lantern',
  identifiers: [identifier('doi:10.5555/lantern')],
  title: 'Lantern: Slow Light for Large Models',
  authors: ['Mira Solberg'],
  year: 2026,
};

function panel(verdict: PossiblePair['verdict']) {
  const onJudge = vi.fn<(pair: PossiblePair, verdict: Judgement | null) => void>();
  const pair: PossiblePair = { works: [left, right], verdict, evidence: [] };
  return {
    onJudge,
    pair,
    page: show(<DuplicatesPanel pairs={[pair]} mostPairs={2} now={0} siteName={(id) => id} onJudge={onJudge} />),
  };
}

test('two works stand side by side, with what only one has marked, and titles are text', async () => {
  const page = await panel(null).page;
  const marked = [...page.querySelectorAll('.side')].map((side) =>
    [...side.querySelectorAll('mark')].map((mark) => mark.textContent?.trim()),
  );
  expect(marked).toEqual([
    ['<b>Small</b>', 'Tomás Ibarra', '2025'],
    ['Large', '2026'],
  ]);
  expect(page.querySelector('.title b')).toBeNull();
});

test.each([
  [null, 'Same paper', 'same'],
  [null, 'Different', 'different'],
  ['same', 'Take back', null],
  ['different', 'Take back', null],
] as const)('a pair that is %s, after a press on “%s”, is %s', async (before, name, after) => {
  const { onJudge, pair, page } = panel(before);
  const label = `${name}: “${left.title}” and “${right.title}”`;
  const shown = await page;
  await doing(() => button(shown, label).click());
  expect(onJudge).toHaveBeenCalledWith(pair, after);
  expect(document.activeElement?.closest('[data-work]'), 'where the keyboard goes on').not.toBeNull();
  expect(document.activeElement?.matches('button')).toBe(false);
});

test.each([
  [null, 'y', 'same'],
  [null, 'd', 'different'],
] as const)('a pair that is %s is answered with %s', async (before, key, answer) => {
  const { onJudge, pair, page } = panel(before);
  press((await page).querySelector('.title a'), key);
  expect(onJudge).toHaveBeenCalledExactlyOnceWith(pair, answer);
});

test('an answer is not given twice by a key', async () => {
  const { onJudge, page } = panel('same');
  press((await page).querySelector('.title a'), 'd');
  expect(onJudge).not.toHaveBeenCalled();
});

test('both papers can be opened', async () => {
  const page = await panel(null).page;
  expect([...page.querySelectorAll('.title a')].map((link) => link.getAttribute('href'))).toEqual([
    'https://arxiv.org/abs/2611.00001',
    'https://doi.org/10.5555/lantern',
  ]);
});

test.each([
  [2, true],
  [3, false],
])('where at most %d pairs are asked for, that there are more is told: %s', async (mostPairs, told) => {
  const pairs = [left, { ...left, work: 'arxiv:2611.00009' }].map((one): PossiblePair => ({
    works: [one, right],
    verdict: null,
    evidence: [],
  }));
  const page = await show(
    <DuplicatesPanel pairs={pairs} mostPairs={mostPairs} now={0} siteName={(id) => id} onJudge={() => {}} />,
  );
  expect(page.textContent.includes('The first 2 are shown')).toBe(told);
});
