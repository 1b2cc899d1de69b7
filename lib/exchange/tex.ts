import { splitMath } from './math.ts';
import { onOneLine } from './one-line.ts';

/** BibTeX counts braces even behind a backslash, so a lone `\{` would swallow the entries after it. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  // In LaTeX's default font encoding these three print as other characters.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** The first of two characters that TeX would print as one: `--` is a dash, two apostrophes are a quotation mark. */
const ligature = /(['`,-])(?=\1)|[?!](?=`)/g;

/** Text that prints as it stands: every TeX command in it is made harmless, line breaks are kept, other controls dropped. */
export function texText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\{}$&#%_^~<>|]/g, (character) => escapes[character] ?? character)
    .replace(ligature, '$&{}');
}

/** One line of text with its `$…$` math kept. */
export function texLine(text: string): string {
  return splitMath(onOneLine(text))
    .map((part) => (part.kind === 'math' ? `$${part.text}$` : texText(part.text)))
    .join('');
}

/**
 * A title for BibTeX: like `texLine`, with braces around what a style must not turn to lower case, which is every part of
 * a word with a capital beyond its first letter (`LLaMA`, `GPT`, `mRNA`), with a digit (`T5`), or of a single letter
 * (`Q-learning`), and math with capitals or commands. A title all in capitals has none to protect.
 */
export function texTitle(title: string): string {
  const hasLowerCase = /\p{Ll}/u.test(title);
  return splitMath(onOneLine(title))
    .map((part) => {
      if (part.kind === 'math') return /[\p{Lu}\\]/u.test(part.text) ? `{$${part.text}$}` : `$${part.text}$`;
      const pieces = part.text.split(/([\p{L}\p{M}\p{N}]+)/u);
      return pieces
        .map((piece, index) => (index % 2 === 1 && hasLowerCase && isProtected(piece) ? `{${piece}}` : texText(piece)))
        .join('');
    })
    .join('');
}

function isProtected(word: string): boolean {
  if (/^\p{Lu}$/u.test(word)) return word !== 'A';
  return /^.+\p{Lu}/u.test(word) || (/\p{Lu}/u.test(word) && /\p{N}/u.test(word));
}
