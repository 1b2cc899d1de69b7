import { expect, test } from 'vitest';

import { shortcutOf } from '../../../lib/page/shortcuts.ts';

const none = { ctrlKey: false, altKey: false, metaKey: false };

test.each([
  [{ key: 'j' }, 'next'],
  [{ key: 'k' }, 'previous'],
  [{ key: 'n' }, 'nextNew'],
  [{ key: 's' }, 'save'],
  [{ key: 'x' }, 'dismiss'],
  [{ key: 'o' }, 'open'],
  [{ key: 'u' }, 'undo'],
  [{ key: 'y' }, 'same'],
  [{ key: 'd' }, 'different'],
  [{ key: 's', ctrlKey: true }, undefined],
  [{ key: 's', metaKey: true }, undefined],
  [{ key: 'j', altKey: true }, undefined],
  [{ key: 'Enter' }, undefined],
  [{ key: 'toString' }, undefined],
])('%j', (key, shortcut) => {
  expect(shortcutOf({ ...none, ...key })).toBe(shortcut);
});
