import { expect, test, vi } from 'vitest';

import { judge, type Findings, type Witness } from '../../../lib/store/witness.ts';
import { morning } from './papers.ts';

// The storage library asks for the browser's API as it is loaded.
await vi.hoisted(async () => {
  const fake = await import('wxt/testing/fake-browser');
  vi.stubGlobal('browser', fake.fakeBrowser);
});

const witness: Witness = { canary: 'mine', size: { saved: 1_000, works: 20_000 }, writes: 700, countedAt: morning };
const found: Findings = { canary: 'mine', size: { saved: 1_000, works: 20_000 }, figure: 1_000, writes: 700 };
const nothing: Findings = { canary: undefined, size: { saved: 0, works: 0 }, figure: 0, writes: 0 };

test.each<[string, Witness | undefined, Findings, string]>([
  ['as it was', witness, found, 'sound'],
  ['more than there was', witness, { ...found, size: { saved: 1_001, works: 99_999 }, figure: 1_001 }, 'sound'],
  [
    'a few less: removed, or become one',
    witness,
    { ...found, size: { saved: 990, works: 19_900 }, figure: 990 },
    'sound',
  ],
  ['nothing, on the first day', undefined, nothing, 'sound'],
  ['something nobody has witnessed', undefined, found, 'sound'],
  ['nothing, where there was nothing', { ...witness, size: nothing.size, writes: 0 }, nothing, 'sound'],
  ['nothing, where there was something', witness, nothing, 'damaged'],
  ['another library of the same size', witness, { ...found, canary: 'other' }, 'damaged'],
  [
    'one paper where there was none, in another library',
    { ...witness, size: { saved: 0, works: 1 } },
    nothing,
    'damaged',
  ],
  ['a quarter of the works', witness, { ...found, size: { saved: 1_000, works: 5_000 } }, 'damaged'],
  ['half of the entries', witness, { ...found, size: { saved: 500, works: 20_000 }, figure: 500 }, 'damaged'],
  ['one entry less than it says itself', witness, { ...found, size: { saved: 999, works: 20_000 } }, 'damaged'],
  ['the same without a witness', undefined, { ...found, size: { saved: 999, works: 20_000 } }, 'damaged'],
  ['all that is counted, as it was some writes ago', witness, { ...found, writes: 699 }, 'damaged'],
  ['written to after it was seen last', witness, { ...found, writes: 701 }, 'sound'],
  ['of a version that did not count its writes', { ...witness, writes: undefined }, { ...found, writes: 0 }, 'sound'],
  ['whole, but a backup was taking its place', { ...witness, replacing: true }, found, 'half-restored'],
])('%s', (_, seen, findings, kind) => {
  expect(judge(seen, findings).kind).toBe(kind);
});

test('damage is told in numbers', () => {
  expect(judge(witness, nothing)).toEqual({ kind: 'damaged', expected: witness.size, found: nothing.size });
});
