import { expect, test } from 'vitest';
import { boost, type Options, type Sample, scoreOf } from '../../support/fit/boost.ts';

const options: Options = { trees: 40, leaves: 4, rate: 0.3, least: 0.1, ridge: 1, columns: 1, directions: [0, 0] };

function grid(same: (x: number, y: number) => boolean): Sample[] {
  return Array.from({ length: 400 }, (_, i) => {
    const [x, y] = [(i % 20) / 20, Math.floor(i / 20) / 20];
    return { features: [x, y], same: same(x, y), weight: 1 };
  });
}

test.each<[string, (x: number, y: number) => boolean]>([
  ['a threshold', (x) => x > 0.5],
  ['an interaction', (x, y) => x > 0.5 && y < 0.3],
  ['a stripe', (x) => x > 0.3 && x < 0.6],
])('learns %s', (_, same) => {
  const samples = grid(same);
  const forest = boost(samples, options);
  expect(samples.filter((sample) => scoreOf(forest, sample.features) > 0 !== sample.same)).toEqual([]);
});

test('what may only rise does not fall, though the samples do', () => {
  const forest = boost(
    grid((x) => x > 0.3 && x < 0.6),
    { ...options, directions: [1, 0] },
  );
  const scores = Array.from({ length: 20 }, (_, i) => scoreOf(forest, [i / 20, 0.5]));
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
});

test('two fittings give one forest', () => {
  const samples = grid((x, y) => x > y);
  expect(boost(samples, { ...options, columns: 0.5 })).toEqual(boost(samples, { ...options, columns: 0.5 }));
});
