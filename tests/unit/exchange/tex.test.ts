import { expect, test } from 'vitest';

import { splitMath } from '../../../lib/exchange/math.ts';
import { printedLine } from '../../../lib/exchange/printed-line.ts';
import { texText, texTitle } from '../../../lib/exchange/tex.ts';

test.each([
  ['\\', '\\textbackslash{}'],
  ['{x}', '\\textbraceleft{}x\\textbraceright{}'],
  ['A & B # 3 % _', 'A \\& B \\# 3 \\% \\_'],
  ['x^2 ~ $5', 'x\\textasciicircum{}2 \\textasciitilde{} \\$5'],
  ['p < .05 > q | r', 'p \\textless{} .05 \\textgreater{} q \\textbar{} r'],
  ['\\input{/etc/passwd}', '\\textbackslash{}input\\textbraceleft{}/etc/passwd\\textbraceright{}'],
  ['one\r\ntwo\rthree\u0000\u001B', 'one\ntwo\nthree'],
  ['Łukasz, 王小明, محمد', 'Łukasz, 王小明, محمد'],
])('text %j prints as it stands', (text, tex) => {
  expect(texText(text)).toBe(tex);
});

test.each([
  ['BERT and GPT-4 for mRNA', '{BERT} and {GPT}-4 for {mRNA}'],
  ['LLaMA, T5 and 3D Scenes', '{LLaMA}, {T5} and {3D} Scenes'],
  ['Q-learning beats X-rays in C', '{Q}-learning beats {X}-rays in {C}'],
  ['A Self-Supervised Approach', 'A Self-Supervised Approach'],
  ['DEEP LEARNING FOR CATS', 'DEEP LEARNING FOR CATS'],
  ['snake_CASE & more', 'snake\\_{CASE} \\& more'],
  ['AstroM$^3$: maps', '{AstroM}$^3$: maps'],
  ['$L_2$ and $\\Delta$ norms', '{$L_2$} and {$\\Delta$} norms'],
  ['from $5 to $10 a day', 'from \\$5 to \\$10 a day'],
  ['two\n lines', 'two lines'],
  ['ÉCLAIR for Ünal', '{ÉCLAIR} for Ünal'],
])('title %j keeps its capitals and its math', (title, tex) => {
  expect(texTitle(title)).toBe(tex);
});

test.each<[title: string, math: readonly string[]]>([
  ['$x$', ['x']],
  ['AstroM$^3$ and $\\mathcal{O}(n \\log n)$', ['^3', '\\mathcal{O}(n \\log n)']],
  ['$O(n)$-time', ['O(n)']],
  ['$\\alpha$$\\beta$', ['\\alpha', '\\beta']],
  ['$5 and $10', []],
  ['US$5 or $x$', ['x']],
  ['$ x $', []],
  ['$$x$$', ['x']],
  ['$x', []],
  ['\\$x$ and $y$', ['y']],
  ['${x$', []],
  ['$}x{$', []],
  ['$\\input{/etc/passwd}$', []],
  ['$\\write18{ls}$', []],
  ['$\\csname input\\endcsname$', []],
  ['$\\^^69nput$', []],
  ['$a % b$', []],
  ['$a & b$', []],
  ['$\\\\x$', []],
  ['$x\\$', []],
  [`$${'x'.repeat(301)}$`, []],
])('the math in %j', (title, math) => {
  const parts = splitMath(title);
  expect(parts.filter(({ kind }) => kind === 'math').map(({ text }) => text)).toEqual(math);
  expect(parts.map(({ kind, text }) => (kind === 'math' ? `$${text}$` : text)).join('')).toBe(title);
});

test.each([
  ['\\textit{Maps} \\& Gradients', 'Maps & Gradients'],
  ['Poincar\\\'{e} and M\\"uller', 'Poincaré and Müller'],
  ['\\textbf{A} for $\\Delta$', 'A for $\\Delta$'],
  ['two\n lines', 'two lines'],
  ['a -- b {c} x^2', 'a -- b {c} x^2'],
])('%j is printed %j', (title, printed) => {
  expect(printedLine(title)).toBe(printed);
});
