import { isKept, type State } from '../identity/state.ts';
import type { BadgeEvents, BadgeView } from './badge-view.ts';
import { changeIcon, drawIcon, type Icon } from './icons.ts';
import { createQuestion, type Question } from './question.ts';
import { containEvents } from './shadow-host.ts';

/** What stands in a badge that is drawn: its words, apart, and what can be pressed. */
export interface BadgeParts {
  show(view: BadgeView): void;
}

let template: HTMLElement | undefined;

/** Draws the parts into the group of a badge, in place of its sketch. */
export function createBadgeParts(group: HTMLElement, { act, key }: BadgeEvents): BadgeParts {
  template ??= drawParts();
  group.replaceChildren(document.importNode(template, true));
  const state = group.querySelector<HTMLElement>('.state')!;
  const jump = group.querySelector<HTMLElement>('button.duplicate')!;
  const mark = group.querySelector<HTMLElement>('span.duplicate')!;
  const save = group.querySelector<HTMLElement>('.save')!;
  const away = group.querySelector<HTMLElement>('.away')!;
  const awayIcon = away.querySelector('svg')!;
  let told: BadgeView['duplicate'];
  let question: Question | undefined; // of the few that are asked about
  group.addEventListener('keydown', (event) => event.isTrusted && key(event));
  onPress(jump, () => {
    if (!told?.asks) return act('jump');
    if (!question) group.append((question = createQuestion(jump, act)).element);
    question.toggle(told.reason, told.asks);
  });
  onPress(save, () => act('save'));
  onPress(away, () => act('away'));
  containEvents(group.getRootNode());

  return {
    show(view) {
      const { duplicate } = view;
      told = duplicate;
      question?.close();
      state.textContent = view.word;
      state.title = view.history ?? '';
      for (const place of [jump, mark]) {
        const isPressed = duplicate?.jumps === true || duplicate?.asks !== undefined;
        const shown = isPressed === (place === jump) ? duplicate : undefined;
        place.hidden = !shown;
        place.textContent = shown?.word ?? '';
        place.title = shown?.reason ?? '';
      }
      const actions = view.actions?.();
      save.hidden = away.hidden = !actions;
      name(save, actions?.save ?? '');
      name(away, actions?.away ?? '');
      save.ariaPressed = String(isKept(view.state));
      changeIcon(awayIcon, awayIcons[view.state]);
    },
  };
}

const awayIcons: Readonly<Record<State, Icon>> = {
  new: 'cross',
  seen: 'cross',
  opened: 'cross',
  saved: 'minus',
  read: 'minus',
  dismissed: 'back',
};

/** Made once and copied for each badge: copying is cheaper than making. */
function drawParts(): HTMLElement {
  const parts = document.createElement('span');
  parts.className = 'parts';
  parts.append(
    part('span', 'state'),
    part('button', 'duplicate'),
    part('span', 'duplicate'),
    part('button', 'save', 'bookmark'),
    part('button', 'away', 'cross'),
  );
  return parts;
}

function part(tag: 'span' | 'button', className: string, icon?: Icon): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  if (tag === 'button') element.setAttribute('type', 'button');
  if (icon) element.append(drawIcon(icon));
  return element;
}

function name(button: HTMLElement, text: string): void {
  button.ariaLabel = text;
  button.title = text;
}

/** A press by the reader: the page cannot make one. */
function onPress(button: HTMLElement, run: () => void): void {
  button.addEventListener('click', (event) => event.isTrusted && run());
}
