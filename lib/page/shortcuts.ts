export type Shortcut = 'next' | 'previous' | 'nextNew' | 'save' | 'dismiss' | 'open' | 'undo' | 'same' | 'different';

const shortcuts: Readonly<Record<string, Shortcut>> = {
  j: 'next',
  k: 'previous',
  n: 'nextNew',
  s: 'save',
  x: 'dismiss',
  o: 'open',
  u: 'undo',
  y: 'same',
  d: 'different',
};

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a key means while the focus is in a badge or in the bar; nothing together with Ctrl, Alt or Meta. */
export function shortcutOf({ key, ctrlKey, altKey, metaKey }: Keys): Shortcut | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  return Object.hasOwn(shortcuts, key) ? shortcuts[key] : undefined;
}
