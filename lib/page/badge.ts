import { createBadgeParts, type BadgeParts } from './badge-parts.ts';
import css from './badge.css?inline';
import type { BadgeEvents, BadgeView } from './badge-view.ts';
import { createShadowHost, sharedStyling } from './shadow-host.ts';

/** The tag of every badge; no custom element is defined by it. */
export const badgeTag = 'deja-lu';

/**
 * A badge is *sketched* first: a box of its final size, with its words as one text. What can be pressed, the icons and the
 * colours come when it is *drawn*, which is when the reader comes near. The size is the same, so that drawing moves
 * nothing on the page.
 */
export interface Badge {
  readonly host: HTMLElement;
  show(view: BadgeView): void;
  draw(): void;
  /** Keeps off the edge: for a badge right in a card, where no heading's margin does it. */
  inset(isInset: boolean): void;
  focus(): void;
}

const style = sharedStyling(css);
let template: HTMLElement | undefined;

/** A badge that is on no page yet. All badges look alike from outside, whatever they say. */
export function createBadge(direction: 'ltr' | 'rtl', events: BadgeEvents): Badge {
  template ??= drawGroup();
  const group = document.importNode(template);
  group.dir = direction;
  let said: BadgeView | undefined;
  let parts: BadgeParts | undefined;

  function draw(): void {
    if (parts) return;
    parts = createBadgeParts(group, events);
    if (said) parts.show(said);
  }

  return {
    host: createShadowHost(badgeTag, style, [' ', group]),
    show(view) {
      const { word, duplicate } = view;
      said = view;
      group.dataset['state'] = view.state;
      const words = [word, duplicate?.word].filter((one) => one);
      group.ariaLabel = `${words.join(', ')}: ${view.title}`;
      group.ariaDescription = duplicate?.reason ?? view.history ?? null;
      if (parts) parts.show(view);
      else group.textContent = words.join(' ');
    },
    draw,
    inset: (isInset) => group.classList.toggle('inset', isInset),
    focus() {
      draw();
      group.focus({ preventScroll: true });
    },
  };
}

/** Made once and copied for each badge: copying is cheaper than making. */
function drawGroup(): HTMLElement {
  const group = document.createElement('span');
  group.className = 'badge';
  group.role = 'group';
  group.tabIndex = -1; // where a jump puts the focus
  return group;
}
