import { expect, test } from 'vitest';

import type { BackgroundProtocol } from '../../../lib/messages/protocol.ts';
import { admit, isPrivate, type Sender } from '../../../lib/messages/senders.ts';

const own = { id: 'deja-lu', root: 'chrome-extension://deja-lu/' };
const feed = { id: 'deja-lu', url: 'https://arxiv.org/list/cs.LG/new', tab: { id: 7, incognito: false } };
const popup = { id: 'deja-lu', url: 'chrome-extension://deja-lu/popup.html?tab=7' };
const imitation = { id: 'deja-lu', url: 'https://evil.example/?chrome-extension://deja-lu/popup.html' };
const stranger = { id: 'other', url: 'chrome-extension://other/popup.html' };

test.each<[string, keyof BackgroundProtocol, object, boolean]>([
  ['a page looks up', 'lookup', feed, true],
  ['a page saves', 'saveEntries', feed, true],
  ['a page removes what it shows', 'unsaveListings', feed, true],
  ['a page judges what it shows', 'judge', feed, true],
  ['a page lists possible pairs', 'findPairs', feed, false],
  ['a page reads the library', 'findEntries', feed, false],
  ['a page edits the library', 'editEntries', feed, false],
  ['a page empties the library', 'removeEntries', feed, false],
  ['a page undoes', 'undoRemoveEntries', feed, false],
  ['a page with our address in its own', 'removeEntries', imitation, false],
  ['the popup reads the library', 'findEntries', popup, true],
  ['the popup saves', 'saveEntries', popup, true],
  ['another extension looks up', 'lookup', stranger, false],
  ['nobody looks up', 'lookup', {}, false],
])('%s', (_, type, sender, passes) => {
  const call = () => admit(type, sender, own);
  if (passes) expect(call).not.toThrow();
  else expect(call).toThrow(`${type} is not for this sender.`);
});

test.each<[string, Sender, boolean]>([
  ['a private tab', { ...feed, tab: { id: 7, incognito: true } }, true],
  ['a tab', feed, false],
  ['the popup', popup, false],
])('%s: private %s', (_, sender, expected) => {
  expect(isPrivate(sender)).toBe(expected);
});
