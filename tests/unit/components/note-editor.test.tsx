// @vitest-environment jsdom
import { render } from 'preact';
import { beforeAll, beforeEach, afterEach, expect, test, vi } from 'vitest';

import { NoteEditor } from '../../../components/note-editor.tsx';
import { button, doing, press, show, type } from './page.tsx';
import { speak } from './speak.ts';

const onSave = vi.fn<(note: string) => Promise<boolean>>();

beforeAll(() => speak());
beforeEach(() => {
  vi.useFakeTimers();
  onSave.mockReset().mockResolvedValue(true);
});
afterEach(() => vi.useRealTimers());

async function openNote(note = '') {
  const page = await show(<NoteEditor title="Paper" note={note} onSave={onSave} />);
  await doing(() => button(page, note ? 'Note on “Paper”' : 'Add note').click());
  return { page, field: page.querySelector('textarea'), state: () => page.querySelector('.note-state')?.textContent };
}

test('a pause in typing saves once, and says so', async () => {
  const { field, state } = await openNote();
  await type(field, 'a');
  await type(field, 'ab');
  expect([state(), onSave.mock.calls]).toEqual(['Saving…', []]);
  await doing(() => vi.advanceTimersByTimeAsync(600));
  expect([state(), onSave.mock.calls]).toEqual(['Saved', [['ab']]]);
});

test('a failure is shown, and can be tried again', async () => {
  onSave.mockResolvedValueOnce(false);
  const { page, field, state } = await openNote();
  await type(field, 'ab');
  await doing(() => vi.advanceTimersByTimeAsync(600));
  expect(state()).toContain('Not saved');
  await doing(() => button(page, 'Try again').click());
  expect([state(), onSave.mock.calls]).toEqual(['Saved', [['ab'], ['ab']]]);
});

test.each([
  ['leaving the field', ({ field }) => field?.dispatchEvent(new FocusEvent('blur'))],
  ['closing it', ({ field }) => press(field, 'Escape')],
  ['closing the popup', () => dispatchEvent(new Event('pagehide'))],
  ['scrolling it away', () => render(null, document.body)],
] satisfies [string, (note: { field: Element | null }) => unknown][])('%s saves at once', async (_, leave) => {
  const { field } = await openNote('old');
  await type(field, 'new');
  await doing(() => leave({ field }));
  await doing(() => vi.advanceTimersByTimeAsync(5_000));
  expect(onSave.mock.calls).toEqual([['new']]);
});

test.each([
  ['written', true],
  ['refused', false],
])('what is typed while what was before is being %s is not called saved, nor unsaved', async (_, done) => {
  const writing = Promise.withResolvers<boolean>();
  onSave.mockReturnValueOnce(writing.promise);
  const { field, state } = await openNote();
  await type(field, 'a');
  await doing(() => vi.advanceTimersByTimeAsync(600));
  await type(field, 'ab');
  await doing(() => writing.resolve(done));
  expect(state()).toBe('Saving…');
  await doing(() => vi.advanceTimersByTimeAsync(600));
  expect([state(), onSave.mock.calls]).toEqual(['Saved', [['a'], ['ab']]]);
});

test('an Escape that ends what an input method suggests does not close the note', async () => {
  const { page, field } = await openNote();
  const escape = new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true });
  await doing(() => field?.dispatchEvent(escape));
  expect([escape.defaultPrevented, page.querySelector('textarea')]).toEqual([false, field]);
});

test('Escape closes it, and the keyboard goes on where it was opened', async () => {
  const { page, field } = await openNote('old');
  await doing(() => press(field, 'Escape'));
  expect(document.activeElement).toBe(button(page, 'Note on “Paper”'));
});

test('an untouched note is not written', async () => {
  const { field } = await openNote('old');
  await doing(() => field?.dispatchEvent(new FocusEvent('blur')));
  expect(onSave).not.toHaveBeenCalled();
});
