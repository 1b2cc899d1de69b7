/** What keys do to the row that has the focus. The row is named by the element that carries `data-work`. */
export interface RowActions {
  readonly onSave?: ((row: HTMLElement) => void) | undefined;
  readonly onSelect?: ((row: HTMLElement) => void) | undefined;
  readonly onRemove?: ((row: HTMLElement) => void) | undefined;
}

/**
 * Keys of a list of papers: up and down move between rows, `s` saves, `x` selects, Delete removes. Enter needs nothing:
 * the focus stands on the title, a link. Keys typed into a field of a row stay the field's own.
 */
export function rowKeys(event: KeyboardEvent & { readonly currentTarget: HTMLElement }, actions: RowActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-work]') : null;
  if (!row) return;
  const action = {
    ArrowDown: () => focusRow(neighbour(event.currentTarget, row, 1)),
    ArrowUp: () => focusRow(neighbour(event.currentTarget, row, -1)),
    s: actions.onSave && (() => actions.onSave?.(row)),
    x: actions.onSelect && (() => actions.onSelect?.(row)),
    Delete: actions.onRemove && (() => actions.onRemove?.(row)),
  }[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

/** Puts the focus on the title of a row; does nothing without one. */
export function focusRow(row: Element | undefined): void {
  row?.querySelector<HTMLElement>('[data-row-focus]')?.focus();
}

/** The row so many places further down, `undefined` past either end. */
export function neighbour(list: Element, row: Element, steps: number): Element | undefined {
  const rows = [...list.querySelectorAll('[data-work]')];
  return rows[rows.indexOf(row) + steps];
}

/** Whether keys typed there are text or choices. A checkbox takes the space bar only. */
export function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
