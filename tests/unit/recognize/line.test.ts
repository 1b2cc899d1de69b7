import { describe, expect, test } from 'vitest';

import { line } from '../../../lib/recognize/line.ts';

describe('line', () => {
  test.each([
    ['  two\n\t words ', 'two words'],
    ['no\u00A0break', 'no break'],
    ['put \u202Edrawkcab\u202C so', 'put drawkcab so'],
    ['bell\u0007', 'bell'],
    ['שלום\u200F!', 'שלום\u200F!'],
    ['half a pair \uD83D', 'half a pair \uFFFD'],
    ['123456789012345678901234567890', '12345678901234567890'],
    ['1234567890123456789\u{1F600}', '1234567890123456789\uFFFD'],
  ])('%j reads %j', (text, folded) => {
    expect(line(text, 20)).toBe(folded);
  });
});
