import { expect, test } from 'vitest';

import { toMarkdown } from '../../../lib/exchange/markdown.ts';
import { entry } from './library.ts';

test.each([
  ['to-read', '- [ ] Quiet Gradients'],
  ['reading', '- [/] Quiet Gradients'],
  ['read', '- [x] Quiet Gradients'],
] as const)('%s has its checkbox', (status, line) => {
  expect(toMarkdown([entry({ status })])).toBe(`${line}\n`);
});

test.each([
  ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
  ['[link](javascript:alert(1))', '\\[link\\](javascript:alert(1))'],
  ['![image](x)', '!\\[image\\](x)'],
  ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
  ['&lt;b&gt; & &#60;', '\\&lt;b\\&gt; & \\&\\#60;'],
  ['AstroM$^3$ for $5', 'AstroM$^3$ for \\$5'],
  ['$a<b>c$', '\\$a\\<b\\>c\\$'],
  ['==marked== %%hidden%% ~~gone~~', '\\==marked\\== \\%%hidden\\%% \\~\\~gone\\~\\~'],
  ['two\nlines', 'two lines'],
  ['a\\', 'a\\\\'],
])('title %j shows as it stands', (title, markdown) => {
  expect(toMarkdown([entry({ title })])).toBe(`- [ ] ${markdown}\n`);
});

test.each([
  ['# one', '\\# one'],
  ['- one', '\\- one'],
  ['+ one', '\\+ one'],
  ['1. one', '1\\. one'],
  ['23) one', '23\\) one'],
  ['===', '\\=\\=='],
  ['---', '\\---'],
  ['> one', '\\> one'],
  ['    one', 'one'],
  ['```', '\\`\\`\\`'],
])('a line %j of a note stays a line of text', (note, markdown) => {
  expect(toMarkdown([entry({ note })])).toBe(`- [ ] Quiet Gradients\n  > ${markdown}\n`);
});

test('a note keeps its lines', () => {
  expect(toMarkdown([entry({ note: 'one\r\n\r\ntwo' })])).toBe('- [ ] Quiet Gradients\n  > one\n  >\n  > two\n');
});

test.each([
  ['https://example.org/a b', 'https://example.org/a%20b'],
  ['https://example.org/a)(b', 'https://example.org/a%29%28b'],
  ['https://example.org/?q=<>', 'https://example.org/?q=%3C%3E'],
])('the address %s ends where it should', (url, written) => {
  expect(toMarkdown([entry({ url })])).toBe(`- [ ] [Quiet Gradients](${written})\n`);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://', 'nonsense'])(
  '%s is no address',
  (url) => {
    expect(toMarkdown([entry({ url, code: url })])).toBe('- [ ] Quiet Gradients\n');
  },
);

test.each([
  [['nlp', 'to read', '地图'], '#nlp #to-read #地图'],
  [['2026', '#;=x', '***'], '#x'],
])('tags %j become %s', (tags, line) => {
  expect(toMarkdown([entry({ tags })])).toBe(`- [ ] Quiet Gradients\\\n  ${line}\n`);
});
