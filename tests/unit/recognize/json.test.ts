import { describe, expect, test } from 'vitest';

import { at, itemsAt, parseJson, stringAt } from '../../../lib/recognize/json.ts';

describe('embedded data', () => {
  test('is read along own properties only', () => {
    const value: unknown = JSON.parse('{"a":{"b":["c"]},"__proto__":{"x":1}}');
    expect(stringAt(value, 'a', 'b', '0')).toBe('c');
    expect(itemsAt(value, 'a', 'b')).toEqual(['c']);
    expect(itemsAt(value, 'a')).toEqual([]);
    expect(stringAt(value, 'a', 'b')).toBeUndefined();
    expect(at(value, 'constructor')).toBeUndefined();
    expect(at(value, 'x')).toBeUndefined();
    expect(at(null, 'a')).toBeUndefined();
  });

  test.each([undefined, '', '{"cut":', `"${'x'.repeat(5_000_000)}"`])('that does not parse is none', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });
});
