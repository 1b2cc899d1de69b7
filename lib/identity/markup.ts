import { greekLetters } from './greek.ts';

const entities: ReadonlyMap<string, string> = new Map([
  ...greekLetters,
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['times', '×'],
  ['infin', '∞'],
  ['szlig', 'ß'],
  ['aelig', 'æ'],
  ['AElig', 'Æ'],
  ['oslash', 'ø'],
  ['Oslash', 'Ø'],
]);

const accentMarks: ReadonlyMap<string, string> = new Map([
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['circ', '\u0302'],
  ['tilde', '\u0303'],
  ['uml', '\u0308'],
  ['ring', '\u030a'],
  ['cedil', '\u0327'],
  ['caron', '\u030c'],
]);

/** The tags that feeds leave in titles. Others (`<think>`) are words of the title itself. */
const tags =
  /<\/?(?:b|br|em|i|italic|p|sc|scp|span|strong|sub|sup|title|tt|u|(?:jats|mml):[a-z]{1,20}|inline-formula|m(?:ath|frac|i|n|o|over|row|space|sqrt|style|sub|subsup|sup|text|under))(?:\s[^<>]{0,200})?\/?>/gi;

/** Text with HTML entities decoded (twice where a feed encoded twice) and inline tags dropped. Text, never HTML. */
export function withoutMarkup(text: string): string {
  return decodedEntities(decodedEntities(text)).replace(tags, '');
}

function decodedEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return entities.get(name) ?? accentedLetter(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** `eacute` is é. */
function accentedLetter(name: string): string | undefined {
  const mark = accentMarks.get(name.slice(1));
  return mark === undefined ? undefined : (name.charAt(0) + mark).normalize('NFC');
}
