// @vitest-environment jsdom
import { beforeAll, expect, test, vi } from 'vitest';

import { MissedFeed } from '../../../components/missed-feed.tsx';
import { SiteList } from '../../../components/site-list.tsx';
import { SiteOffer } from '../../../components/site-offer.tsx';
import { click, show } from './page.tsx';
import { speak } from './speak.ts';

beforeAll(() => speak());

const sites = [
  { id: 'tides.example', name: 'tides.example', on: true },
  { id: 'github', name: 'GitHub', on: false },
];

test.each([
  ['github', true],
  ['tides.example', false],
])('a click on %s asks for it to be on: %s, and shows it only when it is', async (id, on) => {
  const onTurn = vi.fn<(id: string, on: boolean) => void>();
  const page = await show(<SiteList always={['arXiv']} sites={sites} onTurn={onTurn} />);
  await click(page, `[data-site="${id}"]`);
  expect(onTurn).toHaveBeenCalledExactlyOnceWith(id, on);
  expect(page.querySelector<HTMLInputElement>(`[data-site="${id}"]`)?.checked).toBe(!on);
});

test.each([
  [true, 'Déjà Lu knows this site'],
  [false, 'Déjà Lu does not know this site'],
])('a site that is off is offered; known: %s', async (isKnown, text) => {
  const onTurnOn = vi.fn<() => void>();
  const page = await show(<SiteOffer name="Tides & Co" isKnown={isKnown} onTurnOn={onTurnOn} />);
  expect(page.textContent).toContain('Tides & Co is off.');
  expect(page.textContent).toContain(text);
  await click(page, 'button');
  expect(onTurnOn).toHaveBeenCalledOnce();
});

test('a report says that it was copied when it was', async () => {
  const copying = Promise.withResolvers<void>();
  const page = await show(<MissedFeed onCopy={() => copying.promise} />);
  await click(page, 'button');
  expect(page.querySelector('button')?.textContent).toBe('Copy the report');
  copying.resolve();
  await vi.waitFor(() => expect(page.querySelector('button')?.textContent).toBe('Copied'));
});
