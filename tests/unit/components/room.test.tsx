// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest';

import { LibraryRoom, RoomNotice } from '../../../components/room.tsx';
import { show } from './page.tsx';
import { speak } from './speak.ts';

beforeAll(() => speak());

const megabyte = 1_000_000;

describe('there is little room left', () => {
  test.each<[string, number, number, boolean]>([
    ['not with hardly anything taken', 1, 10_000, false],
    ['not with a tenth left', 9_000, 10_000, false],
    ['with less than a tenth left', 9_001, 10_000, true],
    ['not with 200 MB left', 800, 1_000, false],
    ['with less, whatever share of it that is', 801, 1_000, true],
    ['with none left', 10_000, 10_000, true],
  ])('%s', async (_, usage, quota, told) => {
    const page = await show(<RoomNotice room={{ usage: usage * megabyte, quota: quota * megabyte }} />);
    expect(page.querySelector('[data-notice="room"]') !== null).toBe(told);
  });

  test('and it says how much', async () => {
    const page = await show(<RoomNotice room={{ usage: 950 * megabyte, quota: 1_000 * megabyte }} />);
    expect(page.textContent).toContain('it takes 950 MB of the 1 GB');
  });
});

test.each([
  [{ saved: 1_234, works: 56_789 }, '1,234 saved papers and 56,789 known works take 1.5 MB on this computer.'],
  [undefined, 'The library takes 1.5 MB on this computer.'],
])('a library of %j', async (size, words) => {
  const page = await show(<LibraryRoom size={size} room={{ usage: 1.5 * megabyte, quota: 1_000 * megabyte }} />);
  expect(page.textContent).toBe(words);
});
