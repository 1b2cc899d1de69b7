import { describe, expect, test } from 'vitest';
import { compareTitles, titleWords } from '../../../lib/identity/title-words.ts';

function compared(left: string, right: string): ReturnType<typeof compareTitles> {
  return compareTitles(titleWords(left), titleWords(right));
}

describe('titleWords', () => {
  test.each<[string, string[]]>([
    ['Kites, Part II', ['2']],
    ['Kites, Part One', ['1']],
    ['The Kite Challenge 2025', ['2025']],
    ['Kite v2', ['v2']],
    ['Borogove2.5-VL', ['borogove2', '5']],
    ['KiteNet++', ['kitenetplusplus']],
    ['A Vision of Kites', []],
    ['Henry V and the Kites', []],
  ])('the numbers of %s', (title, numbers) => {
    expect(titleWords(title).numbers).toEqual(numbers);
  });

  test.each([
    ['TideKite: Learning to Fly', 'tidekite'],
    ['TideKite - Learning to Fly', 'tidekite'],
    ['Tide-Kite: Learning to Fly', 'tidekite'],
    ['Learning to Fly Tethered Turbines Well: a Study', ''],
    ['Learning to Fly', ''],
  ])('the name before the colon of %s is "%s"', (title, name) => {
    expect(titleWords(title).name).toBe(name);
  });
});

describe('compareTitles', () => {
  test.each([
    ['Optimizing Kites', 'Optimization of Kites'],
    ['Graph Neural Networks for Kites', 'GNNs for Kites'],
    ['Multimodal Kites', 'Multi-modal Kites'],
    ['Turbulence in Kiteflight', 'Turbulance in Kiteflight'],
  ])('%s and %s are alike', (left, right) => {
    const found = compared(left, right);
    expect(Math.max(found.similarity, found.letterSimilarity)).toBeGreaterThan(0.75);
  });

  test('a telling word counts for more than a common one', () => {
    const telling = compared('Learning for Borogove Models', 'Learning for Turbine Models');
    const common = compared('Learning for Borogove Models', 'Learning for Borogove Networks');
    expect(telling.similarity).toBeLessThan(common.similarity);
  });

  test.each([
    ['TideKite: Learning to Fly', 'TideKite: Taking Off', 2],
    ['TideKite: Learning to Fly', 'TidesKite: Learning to Fly', 0.5],
    ['TideKite: Learning to Fly', 'WindKite: Learning to Fly', -1],
    ['KiteNet2: Learning to Fly', 'KiteNet3: Learning to Fly', -1],
    ['TideKite: Learning to Fly', 'Learning to Fly', 0],
  ])('the names of %s and %s', (left, right, name) => {
    expect(compared(left, right).name).toBe(name);
  });

  test('a name that came or went does not hide the rest', () => {
    expect(compared('TideKite: Learning to Fly Turbines', 'Learning to Fly Turbines').subtitle).toBe(1);
  });
});
