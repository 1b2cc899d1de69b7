/** Commands that stand for a character. Those for an accent are below; any other prints nothing, only its arguments. */
const symbols: ReadonlyMap<string, string> = new Map(
  Object.entries({
    textbackslash: '\\',
    textbraceleft: '{',
    textbraceright: '}',
    textasciicircum: '^',
    textasciitilde: '~',
    textless: '<',
    textgreater: '>',
    textbar: '|',
    textunderscore: '_',
    textdollar: '$',
    textquotesingle: "'",
    textendash: '–',
    textemdash: '—',
    textquoteleft: '‘',
    textquoteright: '’',
    textquotedblleft: '“',
    textquotedblright: '”',
    ldots: '…',
    dots: '…',
    textellipsis: '…',
    textbullet: '•',
    textdegree: '°',
    texttimes: '×',
    slash: '/',
    textregistered: '®',
    texttrademark: '™',
    textcopyright: '©',
    copyright: '©',
    pounds: '£',
    euro: '€',
    texteuro: '€',
    S: '§',
    P: '¶',
    dag: '†',
    ddag: '‡',
    TeX: 'TeX',
    LaTeX: 'LaTeX',
    BibTeX: 'BibTeX',
    ss: 'ß',
    SS: 'ẞ',
    o: 'ø',
    O: 'Ø',
    l: 'ł',
    L: 'Ł',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    aa: 'å',
    AA: 'Å',
    dh: 'ð',
    DH: 'Ð',
    dj: 'đ',
    DJ: 'Đ',
    th: 'þ',
    TH: 'Þ',
    ng: 'ŋ',
    NG: 'Ŋ',
    i: 'ı',
    j: 'ȷ',
  }),
);

/** Accent commands as combining characters. */
const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '`': '\u0300',
    "'": '\u0301',
    '^': '\u0302',
    '~': '\u0303',
    '=': '\u0304',
    '.': '\u0307',
    '"': '\u0308',
    u: '\u0306',
    r: '\u030A',
    H: '\u030B',
    v: '\u030C',
    d: '\u0323',
    c: '\u0327',
    k: '\u0328',
    b: '\u0331',
  }),
);

/** Above a dotless letter the accent stands in for the dot. */
const dotted: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ȷ', 'j'],
]);

const token =
  /\\([A-Za-z]+)(\{\}|\s*)|\\([\s\S])[ \t]*|\$(?:\\[\s\S]|[^\\$])*\$|---?|``|''|[{}~]|[^\\$\-`'{}~]+|[\s\S]/gu;

/**
 * What a TeX text prints, as plain text: accents composed, symbols as characters, braces and other commands gone. `$…$` math
 * stays as it stands, unlike in `readableTex`, so that a title comes back from BibTeX as it went in. Total and linear.
 */
export function textOfTex(tex: string): string {
  let text = '';
  let accent = '';
  const print = (printed: string): void => {
    const [first = '', ...rest] = accent === '' ? [printed] : printed;
    text += accent === '' ? first : ((dotted.get(first) ?? first) + accent).normalize('NFC') + rest.join('');
    if (printed !== '') accent = '';
  };
  for (const [whole, command, after = '', character] of tex.matchAll(token)) {
    if (command !== undefined) {
      const found = accents.get(command);
      if (found === undefined) print(symbols.get(command) ?? '');
      else accent = after === '{}' ? '' : found;
    } else if (character !== undefined) {
      const found = accents.get(character);
      if (found === undefined) print(escaped(character) + whole.slice(2));
      else accent = found;
    } else if (whole === '}') {
      accent = '';
    } else if (whole !== '{') {
      print(plain.get(whole) ?? whole);
    }
  }
  return text;
}

const plain: ReadonlyMap<string, string> = new Map([
  ['~', ' '],
  ['--', '–'],
  ['---', '—'],
  ['``', '“'],
  ["''", '”'],
]);

/** A character behind a backslash: a line break, a hyphenation mark, or itself. */
function escaped(character: string): string {
  if (character === '\\') return ' ';
  return character === '-' || character === '/' || character === ',' ? '' : character;
}
