import type { Judgement } from '../identity/answer.ts';
import type { QuestionWords } from './page-words.ts';

export interface Question {
  readonly element: HTMLElement;
  /** Asks, with the reason, below the mark that was pressed; pressed again, stops asking. */
  toggle(reason: string, words: QuestionWords): void;
  close(): void;
}

/**
 * What a press on a possible duplicate opens: why it may be one, and the two answers. It lies over the page (a popover),
 * since the badge itself must not show in its size that there is anything to ask.
 */
export function createQuestion(mark: HTMLElement, answer: (verdict: Judgement) => void): Question {
  const why = document.createElement('span');
  const same = document.createElement('button');
  const different = document.createElement('button');
  const element = document.createElement('span');
  element.className = 'question';
  element.role = 'group';
  element.setAttribute('popover', 'manual'); // an `auto` one would close the page's own
  element.append(why, same, different);
  let isOpen = false;

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    element.hidePopover();
  }

  for (const [button, verdict] of [[same, 'same'] as const, [different, 'different'] as const]) {
    button.type = 'button';
    button.className = verdict;
    button.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      close();
      answer(verdict);
    });
  }
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    mark.focus();
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && (element.contains(relatedTarget) || relatedTarget === mark))) close();
  });

  return {
    element,
    toggle(reason, words) {
      if (isOpen) return close();
      isOpen = true;
      why.textContent = element.ariaLabel = reason;
      same.textContent = words.same;
      different.textContent = words.different;
      const { left, bottom } = mark.getBoundingClientRect();
      element.style.left = `${left + scrollX}px`;
      element.style.top = `${bottom + scrollY}px`;
      element.showPopover();
      same.focus({ preventScroll: true });
    },
    close,
  };
}
