import { greekLetters } from './greek.ts';

/** Combining marks of TeX's accents: `\"o` is ö. */
const accentMarks: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  c: '\u0327',
  k: '\u0328',
};

/** Commands that print something. Functions (`\log`) print their name; all others set fonts or are unknown and print nothing. */
const printed: ReadonlyMap<string, string> = new Map([
  ...greekLetters,
  ...'ss ß|ae æ|AE Æ|oe œ|OE Œ|o ø|O Ø|l ł|L Ł|aa å|AA Å|i ı|j j|dh ð|th þ|infty ∞|times ×|cdot ·|to →|rightarrow →|leftarrow ←|leftrightarrow ↔|pm ±|le ≤|leq ≤|ge ≥|geq ≥|neq ≠|approx ≈|sim ∼|ell ℓ|in ∈|circ °|degree °|star ⋆|ast ∗|dagger †|sqrt √|dots …|ldots …|partial ∂|nabla ∇|hbar ℏ|prime ′|textendash –|textemdash —|textquoteright ’|textasciitilde ~|LaTeX LaTeX|TeX TeX'
    .split('|')
    .map((entry): [string, string] => {
      const [name = '', sign = ''] = entry.split(' ');
      return [name, sign];
    }),
  ...'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log max min mod sec sin sinh sup tan tanh Pr'
    .split(' ')
    .map((name): [string, string] => [name, name]),
]);

const raised = raisedBy('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ');
const lowered = raisedBy('₀₁₂₃₄₅₆₇₈₉₊₋ₙ');

function raisedBy(signs: string): (text: string) => string {
  const bySign = new Map(Array.from('0123456789+-n', (sign, i) => [sign, signs.charAt(i)]));
  return (text) => {
    const moved = Array.from(text, (sign) => bySign.get(sign));
    return moved.includes(undefined) ? text : moved.join('');
  };
}

/**
 * A line with TeX in it as it would be printed: `$\beta$-VAE` is "β-VAE", `G{\"o}del` "Gödel", `AstroM$^3$` "AstroM³".
 * Linear, never throws; what is no TeX stays as it is.
 */
export function readableTex(text: string): string {
  if (!/[\\$^{}`~]|--|_|''/.test(text)) return text;
  return text
    .replace(/\\([`'^"~=.])\s?\{?\\?([a-z])\}?/gi, accented)
    .replace(/\\([uvHckr])(?:\s?\{|\s)\\?([a-z])\}?/gi, accented)
    .replace(/\\?textsuperscript\{/g, '^{')
    .replace(/\\?textsubscript\{/g, '_{')
    .replace(/\\([a-z]+)\*?(?:\{\})?/gi, (_, name: string) => printed.get(name.replace(/^var(?=[a-z])/, '')) ?? '')
    .replace(/\b(?:text|math)(?:bb|bf|cal|frak|it|md|normal|rm|sc|sf|sl|tt|up)\{/g, '{') // some sites lose the backslash
    .replace(/\\([&%#_{}$])/g, '$1')
    .replace(/\\[,;:! ]|\\\\/g, ' ')
    .replace(/\$\$?(?!\s)([^$]{1,400})(?<!\s)\$\$?(?!\d)/g, (_, math: string) =>
      math.replace(/_([^\s{}])/g, (__, sign: string) => lowered(sign)),
    )
    .replace(/\^(?:\{([^{}]*)\}|(\S))/g, (_, group?: string, sign?: string) => raised(group ?? sign ?? ''))
    .replace(/_\{([^{}]*)\}/g, (_, group: string) => lowered(group))
    .replace(/[{}]/g, '')
    .replace(/(?<=\S)~(?=\S)/g, ' ')
    .replace(/``|''/g, (quotes) => (quotes === '``' ? '“' : '”'))
    .replace(/---?/g, (dashes) => (dashes.length > 2 ? '—' : '–'));
}

function accented(_: string, accent: string, letter: string): string {
  return (letter + (accentMarks[accent] ?? '')).normalize('NFC');
}
