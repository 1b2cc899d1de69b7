import { describe, expect, test } from 'vitest';
import { candidates } from '../../../lib/identity/candidates.ts';
import type { PaperRecord } from '../../../lib/identity/record.ts';
import { sketchKeys } from '../../../lib/identity/sketch.ts';

function paper(title: string, authors: string[] = [], abstract?: string): PaperRecord {
  return { title, authors, identifiers: [], abstract };
}

function meet(left: PaperRecord, right: PaperRecord): boolean {
  const keys = new Set(sketchKeys(left));
  return sketchKeys(right).some((key) => keys.has(key));
}

const abstract =
  'Tidal kites harvest energy from slow currents, but their controllers are tuned by hand for each site. We learn a controller from logged flights alone and show on four invented fjords that it keeps the tether taut.';

describe('sketchKeys', () => {
  test.each<[string, PaperRecord, PaperRecord, boolean]>([
    ['one title', paper('Learning to Fly Tethered Turbines'), paper('learning to fly tethered turbine.'), true],
    [
      'a word more',
      paper('Learning to Fly Tethered Turbines in Slow Currents'),
      paper('Learning to Safely Fly Tethered Turbines in Slow Currents'),
      true,
    ],
    [
      'the name of the method',
      paper('TideKite: Flying Turbines'),
      paper('TideKite: a Controller for Slow Currents'),
      true,
    ],
    [
      'the abstract',
      paper('Learning to Fly Tethered Turbines', [], abstract),
      paper('Controllers from Logs', [], `${abstract} Code is available.`),
      true,
    ],
    [
      'the first author and most telling words',
      paper('Submerged Kite Control', ['Ada Borogove']),
      paper('Kite Control, Submerged and Learned', ['A. Borogove']),
      true,
    ],
    ['common words only', paper('Deep Learning for Image Generation'), paper('A Framework for Kite Generation'), false],
    ['nothing', paper('Learning to Fly Tethered Turbines'), paper('A Grammar of Mountain Whistling'), false],
    ['empty titles', paper(''), paper(''), false],
  ])('%s', (_, left, right, expected) => {
    expect(meet(left, right)).toBe(expected);
  });

  test('are few, and the same whenever they are made', () => {
    const record = paper('TideKite: Learning to Fly Tethered Turbines', ['Ada Borogove'], abstract);
    expect(sketchKeys(record)).toEqual(sketchKeys(record));
    expect(sketchKeys(record).length).toBeLessThanOrEqual(12);
    expect(sketchKeys(record).every((key) => Number.isInteger(key) && key >= 0 && key < 2 ** 32)).toBe(true);
  });
});

describe('candidates', () => {
  test('pairs what shares a key, once', () => {
    expect([...candidates([[1, 2], [2, 1], [3], [3, 2]])]).toEqual([
      [0, 1],
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });

  test('ten thousand with one key make no fifty million pairs', () => {
    const count = [
      ...candidates(
        Array.from({ length: 10_000 }, () => ['one']),
        60,
      ),
    ].length;
    expect(count).toBe((60 * 59) / 2);
  });
});
