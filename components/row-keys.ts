import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import type { Judgement } from '../lib/identity/answer.ts';

/** What keys do to the row that has the focus. The row is named by the element that carries `data-work`. */
export interface RowActions {
  readonly onSave?: ((row: HTMLElement) => void) | undefined;
  readonly onSelect?: ((row: HTMLElement) => void) | undefined;
  readonly onRemove?: ((row: HTMLElement) => void) | undefined;
  readonly onJudge?: ((row: HTMLElement, verdict: Judgement) => void) | undefined;
}

/**
 * Keys of a panel with rows of papers: up and down (or `k` and `j`) move between rows, `s` saves, the space bar selects,
 * Delete removes, `y` and `d` say same and different as they do on a badge, `/` goes to the search. Enter needs nothing: the
 * focus stands on the title, a link. Keys typed into a field stay the field's own, but for arrow down in the search, which
 * leads to the first row.
 */
export function useRowKeys(panel: RefObject<HTMLElement | null>, actions: RowActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    // On the document: a popup opens with the focus on nothing.
    const onKeyDown = (event: KeyboardEvent) => {
      const act = panel.current && actionOf(event, panel.current, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [panel]);
}

function actionOf(event: KeyboardEvent, panel: HTMLElement, actions: RowActions): (() => void) | undefined {
  const { key, target } = event;
  const search = panel.querySelector<HTMLInputElement>('[type=search]');
  const isTyping = isField(target) && !(target === search && key === 'ArrowDown');
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return undefined;

  if (key === '/') return search ? () => goTo(search) : undefined;
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-work]') : null;
  const steps = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[key];
  if (!row) return steps === 1 ? () => focusRow(panel.querySelector('[data-work]')) : undefined;
  if (steps !== undefined) return () => focusRow(neighbour(panel, row, steps));

  // Elsewhere in the row the space bar presses a button or ticks the box, and Delete may be meant for a tag.
  const isOn = (selector: string) => target instanceof Element && target.matches(selector);
  const { onSave, onSelect, onRemove, onJudge } = actions;
  const judge = (verdict: Judgement) => onJudge && ((judged: HTMLElement) => onJudge(judged, verdict));
  const action = {
    s: onSave,
    ' ': isOn('[data-row-focus]') ? onSelect : undefined,
    Delete: isOn('[data-row-focus], [type=checkbox]') ? onRemove : undefined,
    y: judge('same'),
    d: judge('different'),
  }[key];
  return action && (() => action(row));
}

function goTo(search: HTMLInputElement): void {
  search.focus();
  search.select();
}

/** Puts the focus on the title of a row; does nothing without one. */
export function focusRow(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>('[data-row-focus]')?.focus();
}

/** To be called when a button is pressed that goes away with what it does: the keyboard goes on from its row. */
export function keepPlace({ currentTarget }: { readonly currentTarget: Element }): void {
  focusRow(currentTarget.closest('[data-work]'));
}

/** The row so many places further down, `undefined` past either end. */
export function neighbour(panel: Element, row: Element, steps: number): Element | undefined {
  const rows = [...panel.querySelectorAll('[data-work]')];
  return rows[rows.indexOf(row) + steps];
}

/** Whether keys typed there are text or choices. A checkbox takes the space bar only. */
export function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
