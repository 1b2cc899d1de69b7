// @vitest-environment jsdom
import { beforeAll, expect, test, vi } from 'vitest';

import { TagEditor } from '../../../components/tag-editor.tsx';
import { button, doing, press, show, type } from './page.tsx';
import { speak } from './speak.ts';

async function editor(tags: readonly string[]) {
  const onChange = vi.fn<(tags: readonly string[]) => void>();
  const page = await show(<TagEditor title="Paper" tags={tags} suggestions="tags" onChange={onChange} />);
  return { page, onChange, field: page.querySelector('input') };
}

beforeAll(() => speak());

test.each([
  ['agents', [], ['agents']],
  ['  #agents ', [], ['agents']],
  ['agents', ['memory'], ['memory', 'agents']],
  ['世界模型', [], ['世界模型']],
  ['two words', [], ['two words']],
])('Enter adds %j to %j', async (text, before, after) => {
  const { field, onChange } = await editor(before);
  await type(field, text);
  await doing(() => press(field, 'Enter'));
  expect(onChange).toHaveBeenCalledExactlyOnceWith(after);
  expect(field?.value).toBe('');
});

test('Enter that takes what an input method suggests adds nothing yet', async () => {
  const { field, onChange } = await editor([]);
  await type(field, '世');
  const enter = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
  await doing(() => field?.dispatchEvent(enter));
  expect([onChange.mock.calls, enter.defaultPrevented, field?.value]).toEqual([[], false, '世']);
});

test.each(['', '   ', '#', 'memory'])('Enter adds nothing for %j', async (text) => {
  const { field, onChange } = await editor(['memory']);
  await type(field, text);
  await doing(() => press(field, 'Enter'));
  expect(onChange).not.toHaveBeenCalled();
});

test('a comma ends a tag; a pasted list becomes tags, each once', async () => {
  const { field, onChange } = await editor(['memory']);
  await type(field, 'agents, memory; agents,survey');
  expect(onChange).toHaveBeenCalledExactlyOnceWith(['memory', 'agents', 'survey']);
});

test('leaving the field adds what was typed', async () => {
  const { field, onChange } = await editor([]);
  await type(field, 'agents');
  await doing(() => field?.dispatchEvent(new FocusEvent('blur')));
  expect(onChange).toHaveBeenCalledExactlyOnceWith(['agents']);
});

test('Backspace in the empty field takes away the last tag, and in a full one a letter', async () => {
  const { field, onChange } = await editor(['memory', 'agents']);
  await type(field, 'x');
  expect(press(field, 'Backspace')).toBe(true);
  await type(field, '');
  await doing(() => press(field, 'Backspace'));
  expect(onChange).toHaveBeenCalledExactlyOnceWith(['memory']);
});

test('each tag has a button that takes it away, and the keyboard goes on from the field', async () => {
  const { page, field, onChange } = await editor(['memory', 'agents']);
  await doing(() => button(page, 'Remove tag “memory”').click());
  expect(onChange).toHaveBeenCalledExactlyOnceWith(['agents']);
  expect(document.activeElement).toBe(field);
});
