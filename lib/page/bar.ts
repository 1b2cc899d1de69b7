import css from './bar.css?inline';
import type { Clock } from './clock.ts';
import type { FeedCount, FeedSettings, SeenDisplay } from './feed-store.ts';
import { drawIcon } from './icons.ts';
import type { PageWords } from './page-words.ts';
import { containEvents, createShadowHost, sharedStyling } from './shadow-host.ts';

export const barTag = 'deja-lu-bar';

/** How long an undo is offered, in ms; longer while the reader is in the bar. */
const noticeTime = 12_000;

export interface BarView extends FeedCount, FeedSettings {
  readonly dismissed: number;
  /** Whether dismissed listings are shown for now. */
  readonly showsDismissed: boolean;
}

export interface BarEvents {
  readonly nextNew: () => void;
  readonly chooseSeen: (seen: SeenDisplay) => void;
  readonly markSeen: () => void;
  readonly showDismissed: (show: boolean) => void;
  readonly fold: (bar: 'open' | 'folded') => void;
  readonly key: (event: KeyboardEvent) => void;
}

export interface Bar {
  readonly host: HTMLElement;
  show(view: BarView): void;
  /** Says what was done, aloud too, and offers to undo it. One thing at a time: the next one takes its place. */
  notify(message: string, undo?: () => void): void;
  /** Undoes what is on offer; does nothing when nothing is. */
  undo(): void;
}

const style = sharedStyling(css);
const seenDisplays: readonly SeenDisplay[] = ['show', 'dim', 'hide'];

/** The small bar in the corner of a feed: how much is new, and what can be done with the page as a whole. */
export function createBar(words: PageWords, clock: Clock, signal: AbortSignal, events: BarEvents): Bar {
  const fixed = words.bar();
  const count = element('span', 'count');
  const next = button('next', events.nextNew, drawIcon('down'), fixed.nextNew);
  next.title = fixed.keys;
  const seen = element('select', 'seen');
  seen.ariaLabel = fixed.seenDisplay;
  seen.append(...seenDisplays.map((display) => new Option(fixed[display], display)));
  seen.addEventListener('change', (event) => event.isTrusted && events.chooseSeen(seenDisplays[seen.selectedIndex]!));
  const mark = button('mark', events.markSeen, fixed.markSeen);
  const dismissed = button('dismissed', () => events.showDismissed(dismissed.ariaPressed !== 'true'));
  const fold = button('fold', () => events.fold('folded'), drawIcon('minus'));
  fold.ariaLabel = fold.title = fixed.fold;
  const controls = element('div', 'controls', count, next, seen, mark, dismissed, fold);

  const message = element('span', 'message');
  const undoButton = button('undo', () => undo(), fixed.undo);
  const notice = element('div', 'notice', message, undoButton);
  notice.hidden = true;

  const sheet = element('div', 'sheet', notice, controls);
  const dot = button('dot', () => {
    events.fold('open');
    next.focus();
  });
  const spoken = element('p', 'spoken');
  spoken.role = 'status'; // the one live region of the page: a badge that spoke would speak fifty times

  const bar = element('section', 'bar', sheet, dot, spoken);
  bar.ariaLabel = fixed.name;
  bar.dir = words.direction();
  bar.addEventListener('keydown', (event) => {
    if (event.isTrusted && event.target !== seen) events.key(event);
  });

  const host = createShadowHost(barTag, style, [bar]);
  containEvents(bar.getRootNode());

  let folded = false;
  let offered: (() => void) | undefined;
  let callOff: (() => void) | undefined;
  signal.addEventListener('abort', () => callOff?.());

  function arrange(): void {
    sheet.hidden = folded && notice.hidden;
    controls.hidden = folded;
    dot.hidden = !folded;
  }

  function undo(): void {
    const run = offered;
    offered = undefined;
    run?.();
  }

  function closeLater(): void {
    callOff?.();
    callOff = clock.after(noticeTime, () => {
      if (bar.matches(':hover, :focus-within')) return closeLater();
      offered = undefined;
      notice.hidden = true;
      arrange();
    });
  }

  return {
    host,
    show(view) {
      count.textContent = words.count(view);
      count.title = view.record ? '' : fixed.private;
      next.disabled = mark.disabled = view.fresh === 0;
      mark.hidden = !view.record;
      seen.value = view.seen;
      dismissed.hidden = view.dismissed === 0;
      dismissed.textContent = words.dismissedCount(view.dismissed);
      dismissed.ariaPressed = String(view.showsDismissed);
      dot.textContent = String(view.fresh);
      dot.ariaLabel = dot.title = words.unfold(view);
      folded = view.bar === 'folded';
      arrange();
    },
    notify(text, undoing) {
      offered = undoing;
      message.textContent = message.title = spoken.textContent = text;
      undoButton.hidden = !undoing;
      notice.hidden = false;
      arrange();
      closeLater();
    },
    undo,
  };
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

function button(className: string, press: () => void, ...content: readonly (Node | string)[]): HTMLButtonElement {
  const made = element('button', className, ...content);
  made.type = 'button';
  made.addEventListener('click', (event) => event.isTrusted && press());
  return made;
}
