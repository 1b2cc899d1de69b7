import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';

/** Puts a component on a fresh page. */
export async function show(child: ComponentChild): Promise<HTMLElement> {
  render(null, document.body);
  await act(() => render(child, document.body));
  return document.body;
}

/** Does something to the page and waits until the components have followed. */
export async function doing(something: () => unknown): Promise<void> {
  await act(async () => {
    await something();
  });
}

export function press(target: Element | null | undefined, key: string): boolean {
  return target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })) ?? false;
}

export function click(root: ParentNode, selector: string): Promise<void> {
  return doing(() => root.querySelector<HTMLElement>(selector)?.click());
}

export function type(field: HTMLInputElement | HTMLTextAreaElement | null, text: string): Promise<void> {
  return doing(() => {
    if (!field) throw new Error('No field to type into');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

/** The button that shows or is named by this text. */
export function button(root: ParentNode, name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (one) => one.getAttribute('aria-label') === name || one.textContent?.trim() === name,
  );
  if (!found) throw new Error(`No button “${name}”`);
  return found;
}
