// @vitest-environment jsdom
import { useState } from 'preact/hooks';
import { expect, test } from 'vitest';

import { Tabs } from '../../../components/tabs.tsx';
import { doing, press, show } from './page.tsx';

const tabs = [
  { id: 'one', label: 'One' },
  { id: 'two', label: 'Two' },
  { id: 'three', label: 'Three' },
] as const;

function Three() {
  const [selected, select] = useState<(typeof tabs)[number]['id']>('one');
  return (
    <Tabs label="Tabs" tabs={tabs} selected={selected} onSelect={select}>
      content of {selected}
    </Tabs>
  );
}

test.each([
  [['ArrowRight'], 'two'],
  [['ArrowRight', 'ArrowRight', 'ArrowRight'], 'one'],
  [['ArrowLeft'], 'three'],
  [['End'], 'three'],
  [['End', 'Home'], 'one'],
  [['a'], 'one'],
])('%j leads to %s', async (keys, selected) => {
  const page = await show(<Three />);
  page.querySelector<HTMLElement>('[role="tab"]')?.focus();
  for (const key of keys) await doing(() => press(document.activeElement, key));
  const tab = page.querySelector('[aria-selected="true"]');
  expect(tab?.id).toBe(`tab-${selected}`);
  expect(document.activeElement).toBe(tab);
  expect(page.querySelectorAll('[role="tab"][tabindex="0"]')).toHaveLength(1);
  const panel = page.querySelector('[role="tabpanel"]');
  expect(panel?.textContent).toBe(`content of ${selected}`);
  expect([panel?.id, panel?.getAttribute('aria-labelledby')]).toEqual([tab?.getAttribute('aria-controls'), tab?.id]);
});
