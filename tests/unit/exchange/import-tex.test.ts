import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { textOfTex } from '../../../lib/exchange/import/tex.ts';
import { onOneLine } from '../../../lib/exchange/one-line.ts';
import { texLine, texTitle } from '../../../lib/exchange/tex.ts';

test.each([
  ['Quiet Gradients', 'Quiet Gradients'],
  ['{\\L}ukasz', 'Łukasz'],
  ['Ren{\\\'e}e M{\\"u}ller', 'Renée Müller'],
  ['Ren\\\'ee M\\"{u}ller', 'Renée Müller'],
  ['M{\\" u}ller', 'Müller'],
  ["Mart{\\'\\i}n and Mart\\'{\\i}n", 'Martín and Martín'],
  ['\\v{S}koda, \\c{C}elik, \\H o, \\k{a}, \\r{a}', 'Škoda, Çelik, ő, ą, å'],
  ['\\o re, \\ss{} and {\\ae}on', 'øre, ß and æon'],
  ['{GPT}-4 {\\emph{in vivo}}', 'GPT-4 in vivo'],
  ['A \\& B, 50\\% of \\$5, a\\_b, \\#1, \\{x\\}', 'A & B, 50% of $5, a_b, #1, {x}'],
  ['a~b---c--d', 'a b—c–d'],
  ["``quoted'' and `single'", "“quoted” and `single'"],
  ['on $\\mathcal{O}(n)$ and ${\\alpha}$', 'on $\\mathcal{O}(n)$ and ${\\alpha}$'],
  ['costs $5', 'costs $5'],
  ['line\\\\ break', 'line  break'],
  ['\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}', '\\input{x}'],
  ["\\'{}a and \\", 'a and \\'],
])('%j prints %j', (tex, text) => {
  expect(textOfTex(tex)).toBe(text);
});

/** Text made mostly of what TeX takes for its own. */
const tricky = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from('\\{}$&#%_^~<>|-`\'",?! \nAbC3é'), '$x$', '\\alpha', '$\\Delta$'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

test.each([
  ['a title', texTitle],
  ['a line', texLine],
])('%s written as TeX prints what it was', (_, write) => {
  fc.assert(
    fc.property(tricky, (text) => {
      expect(textOfTex(write(text))).toBe(onOneLine(text));
    }),
    { numRuns: 1000 },
  );
});

test.each([texTitle, texLine])('braces balance as BibTeX counts them', (write) => {
  fc.assert(
    fc.property(tricky, (text) => {
      let depth = 0;
      for (const character of write(text)) {
        if (character === '{') depth += 1;
        if (character === '}') depth -= 1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
    }),
  );
});
