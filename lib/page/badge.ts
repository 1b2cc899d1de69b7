import type { Judgement } from '../identity/answer.ts';
import type { State } from '../identity/state.ts';
import css from './badge.css?inline';
import { changeIcon, drawIcon, type Icon } from './icons.ts';
import type { QuestionWords } from './page-words.ts';
import { createQuestion, type Question } from './question.ts';
import { createShadowHost, sharedStyling } from './shadow-host.ts';

/** The tag of every badge; no custom element is defined by it. */
export const badgeTag = 'deja-lu';

/** What a badge says, in words that are ready to be shown. */
export interface BadgeView {
  readonly state: State;
  readonly word: string;
  /** When and where the work was seen. */
  readonly history?: string | undefined;
  readonly duplicate?:
    | {
        readonly word: string;
        readonly reason: string;
        /** A press leads to the first one on the page. */
        readonly jumps: boolean;
        /** A press asks whether it is one. */
        readonly asks?: QuestionWords | undefined;
      }
    | undefined;
  readonly title: string;
  /** Accessible names of the two buttons; absent where nothing is recorded, and there are none. */
  readonly actions?: { readonly save: string; readonly away: string } | undefined;
}

/** `away` is the second button: dismiss, or take back what was saved or dismissed. */
export type BadgeAction = 'jump' | 'save' | 'away' | Judgement;

export interface BadgeEvents {
  readonly act: (action: BadgeAction) => void;
  readonly key: (event: KeyboardEvent) => void;
}

export interface Badge {
  readonly host: HTMLElement;
  show(view: BadgeView): void;
  /** Keeps off the edge: for a badge right in a card, where no heading's margin does it. */
  inset(isInset: boolean): void;
  focus(): void;
}

const style = sharedStyling(css);
let template: HTMLElement | undefined;

/** A badge that is on no page yet. All badges look alike from outside, whatever they say. */
export function createBadge(direction: 'ltr' | 'rtl', { act, key }: BadgeEvents): Badge {
  template ??= drawBadge();
  const box = document.importNode(template, true);
  const group = box.querySelector<HTMLElement>('.badge')!;
  const state = group.querySelector<HTMLElement>('.state')!;
  const jump = group.querySelector<HTMLElement>('button.duplicate')!;
  const mark = group.querySelector<HTMLElement>('span.duplicate')!;
  const save = group.querySelector<HTMLElement>('.save')!;
  const away = group.querySelector<HTMLElement>('.away')!;
  const awayIcon = away.querySelector('svg')!;
  group.dir = direction;
  group.addEventListener('keydown', (event) => event.isTrusted && key(event));
  let told: BadgeView['duplicate'];
  let question: Question | undefined; // of the few that are asked about
  onPress(jump, () => {
    if (!told?.asks) return act('jump');
    if (!question) group.append((question = createQuestion(jump, act)).element);
    question.toggle(told.reason, told.asks);
  });
  onPress(save, () => act('save'));
  onPress(away, () => act('away'));

  return {
    host: createShadowHost(badgeTag, style, [' ', box]),
    show(view) {
      const { duplicate, actions } = view;
      told = duplicate;
      question?.close();
      group.dataset['state'] = view.state;
      group.ariaLabel = `${[view.word, duplicate?.word].filter((word) => word).join(', ')}: ${view.title}`;
      group.ariaDescription = duplicate?.reason ?? view.history ?? null;
      state.textContent = view.word;
      state.title = view.history ?? '';
      for (const place of [jump, mark]) {
        const isPressed = duplicate?.jumps === true || duplicate?.asks !== undefined;
        const shown = isPressed === (place === jump) ? duplicate : undefined;
        place.hidden = !shown;
        place.textContent = shown?.word ?? '';
        place.title = shown?.reason ?? '';
      }
      save.hidden = away.hidden = !actions;
      name(save, actions?.save ?? '');
      name(away, actions?.away ?? '');
      save.ariaPressed = String(isKept(view.state));
      changeIcon(awayIcon, awayIcons[view.state]);
    },
    inset: (isInset) => group.classList.toggle('inset', isInset),
    focus: () => group.focus({ preventScroll: true }),
  };
}

/** Whether the work is in the library. */
export function isKept(state: State): boolean {
  return state === 'saved' || state === 'read';
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
function drawBadge(): HTMLElement {
  const group = document.createElement('span');
  group.className = 'badge';
  group.role = 'group';
  group.tabIndex = -1; // where a jump puts the focus
  group.append(
    part('span', 'state'),
    part('button', 'duplicate'),
    part('span', 'duplicate'),
    part('button', 'save', 'bookmark'),
    part('button', 'away', 'cross'),
  );
  const box = part('span', 'box');
  box.append(group);
  return box;
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
