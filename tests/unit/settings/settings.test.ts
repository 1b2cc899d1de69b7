import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import {
  changeSettings,
  defaultSettings,
  parseSettings,
  readSettings,
  watchSettings,
} from '../../../lib/settings/settings.ts';

// The storage library asks for the browser's API as it is loaded.
await vi.hoisted(async () => {
  const fake = await import('wxt/testing/fake-browser');
  vi.stubGlobal('browser', fake.fakeBrowser);
});

describe('what is stored is checked when it is read', () => {
  test.each<[unknown, Partial<typeof defaultSettings>]>([
    [undefined, {}],
    [null, {}],
    ['junk', {}],
    [[], {}],
    [{ stillNewMinutes: 0 }, { stillNewMinutes: 0 }],
    [{ stillNewMinutes: 240 }, { stillNewMinutes: 240 }],
    [{ stillNewMinutes: 241 }, {}],
    [{ stillNewMinutes: -1 }, {}],
    [{ stillNewMinutes: 1.5 }, {}],
    [{ stillNewMinutes: '15' }, {}],
    [{ historyMonths: 1 }, { historyMonths: 1 }],
    [{ historyMonths: 120 }, { historyMonths: 120 }],
    [{ historyMonths: 0 }, {}],
    [{ historyMonths: 121 }, {}],
    [{ seen: 'dim' }, { seen: 'dim' }],
    [{ seen: 'blink' }, {}],
    [{ toolbarBadge: false }, { toolbarBadge: false }],
    [{ toolbarBadge: 0, seen: 'hide' }, { seen: 'hide' }],
  ])('%j', (stored, differing) => {
    expect(parseSettings(stored)).toEqual({ ...defaultSettings, ...differing });
  });
});

describe('in storage', () => {
  beforeEach(() => fakeBrowser.reset());

  test('nothing chosen yet gives the defaults', async () => {
    await expect(readSettings()).resolves.toEqual(defaultSettings);
  });

  test('a change keeps the rest and is told to whoever watches', async () => {
    const changed = vi.fn<(settings: unknown) => void>();
    const unwatch = watchSettings(changed);
    await changeSettings({ seen: 'hide' });
    await changeSettings({ stillNewMinutes: 5 });
    unwatch();
    await changeSettings({ stillNewMinutes: 6 });
    expect(changed.mock.calls.map(([settings]) => settings)).toEqual([
      { ...defaultSettings, seen: 'hide' },
      { ...defaultSettings, seen: 'hide', stillNewMinutes: 5 },
    ]);
  });

  test('a change out of range changes nothing', async () => {
    await changeSettings({ stillNewMinutes: 60 });
    await expect(changeSettings({ stillNewMinutes: 1e9 })).resolves.toEqual({
      ...defaultSettings,
      stillNewMinutes: 60,
    });
  });
});
