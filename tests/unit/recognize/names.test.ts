import { describe, expect, test } from 'vitest';

import { namesIn } from '../../../lib/recognize/names.ts';

describe('namesIn', () => {
  test.each([
    ['Ada Example', ['Ada Example']],
    ['Ada Example, Björn van Beispiel and Chen Li', ['Ada Example', 'Björn van Beispiel', 'Chen Li']],
    ['Ada Example, Björn van Beispiel, and Chen Li', ['Ada Example', 'Björn van Beispiel', 'Chen Li']],
    ['A Example; B Beispiel', ['A Example', 'B Beispiel']],
    ['A Example · B Beispiel ⋅ C Li', ['A Example', 'B Beispiel', 'C Li']],
    ['A Example, B Beispiel, C…', ['A Example', 'B Beispiel', 'C']],
    ['A Example, B Beispiel, …', ['A Example', 'B Beispiel']],
    ['Example A, et al.', ['Example A']],
    ['Example A et al', ['Example A']],
    ['Ferdinand Andersson,\n   Sandy Landau', ['Ferdinand Andersson', 'Sandy Landau']],
    ['Sammy Davis Jr.', ['Sammy Davis Jr.']],
    ['', []],
    [' , ,', []],
  ])('%j holds %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});
