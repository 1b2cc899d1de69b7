// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { Judgement } from '../../../lib/identity/answer.ts';
import { createQuestion } from '../../../lib/page/question.ts';
import { badges, fakeStore, inside, openFeed, settled, shown, card, useLivePage } from './feed.ts';

const words = { same: 'Same paper', different: 'Different' };

// jsdom has no popovers, and hides what would be one.
function show(this: HTMLElement): void {
  this.removeAttribute('popover');
}
function hide(this: HTMLElement): void {
  this.setAttribute('popover', 'manual');
}
beforeEach(() => void Object.assign(HTMLElement.prototype, { showPopover: show, hidePopover: hide }));

function asked() {
  const mark = document.createElement('button');
  const answer = vi.fn<(verdict: Judgement) => void>();
  const listen = vi.spyOn(HTMLButtonElement.prototype, 'addEventListener');
  const question = createQuestion(mark, answer);
  const pressed = listen.mock.calls.flatMap(([type, listener]) => (type === 'click' ? [listener] : []));
  listen.mockRestore();
  document.body.replaceChildren(mark, question.element);
  question.toggle('Same title', words);
  /** A click as the reader makes it: jsdom makes none that is trusted. */
  const press = (button: number, isTrusted: boolean) => {
    const listener = pressed[button];
    const click: Event = Object.create(new MouseEvent('click'), { isTrusted: { value: isTrusted } });
    if (typeof listener === 'function') listener(click);
  };
  return { mark, answer, question, press, isOpen: () => !question.element.hasAttribute('popover') };
}

test('a question shows the reason and two answers, with the focus on the first', () => {
  const { question, isOpen } = asked();
  expect([...question.element.children].map((part) => part.textContent)).toEqual([
    'Same title',
    'Same paper',
    'Different',
  ]);
  expect(document.activeElement?.textContent).toBe('Same paper');
  expect(isOpen()).toBe(true);
});

test.each([
  [0, true, ['same']],
  [1, true, ['different']],
  [0, false, []],
] as const)('button %i, pressed by the reader: %s, answers %j', (button, isTrusted, answers) => {
  const { answer, press, isOpen } = asked();
  press(button, isTrusted);
  expect(answer.mock.calls.flat()).toEqual(answers);
  expect(isOpen()).toBe(!isTrusted);
});

describe('a question is closed', () => {
  test('by Escape, and the mark has the focus again', () => {
    const { mark, isOpen } = asked();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect([isOpen(), document.activeElement]).toEqual([false, mark]);
  });

  test('by a second press on the mark, to which the focus goes first', () => {
    const { mark, question, isOpen } = asked();
    mark.focus();
    expect(isOpen()).toBe(true);
    question.toggle('Same title', words);
    expect(isOpen()).toBe(false);
  });

  test('when the focus goes elsewhere', () => {
    const { isOpen } = asked();
    const elsewhere = document.body.appendChild(document.createElement('button'));
    elsewhere.focus();
    expect(isOpen()).toBe(false);
  });
});

describe('on a feed', () => {
  useLivePage();

  test.each([
    ['can be pressed', shown, 'BUTTON'],
    ['is only told of in a private window', { ...shown, record: false }, 'SPAN'],
  ])('a possible duplicate %s', async (_, settings, tag) => {
    const duplicate = { kind: 'possible', reason: { other: 'doi:10.5555/tides', evidence: [] } } as const;
    openFeed(card('Slow Tides', '2611.00001'), fakeStore(settings, { 'Slow Tides': { state: 'new', duplicate } }));
    await settled();
    const marks = [...inside(badges()[0]).querySelectorAll<HTMLElement>('.duplicate')];
    expect(marks.filter((mark) => !mark.hidden).map(({ tagName }) => tagName)).toEqual([tag]);
  });
});
