import { parseName, printedName } from '../person-name.ts';
import type { FoundEntry, FoundRow, ImportReading } from './imported-entry.ts';
import { importReading } from './imported-entry.ts';

/** EndNote, Zotero, PubMed and publishers disagree on the spaces. */
const fieldLine = /^\s{0,3}([A-Z][A-Z0-9]) {0,3}-(?: (.*)|\s*)$/s; // `s`: U+2028, copied from a page, ends no line

/** Reads RIS. A line that opens no field continues the one before. Linear. */
export function readRis(text: string): ImportReading {
  return importReading(rowsOf(text.replace(/^\u{FEFF}/u, '').split(/\r\n?|\n/)));
}

type Field = [tag: string, value: string];

function* rowsOf(lines: readonly string[]): Generator<FoundRow> {
  let line = 0;
  let fields: Field[] | undefined;
  for (const [index, content] of lines.entries()) {
    const [, tag, value = ''] = fieldLine.exec(content) ?? [];
    if (tag === 'TY') {
      if (fields !== undefined) yield { line, problem: 'not-closed' };
      line = index + 1;
      fields = [];
    } else if (fields !== undefined && tag === 'ER') {
      yield { line, found: foundEntry(fields) };
      fields = undefined;
    } else if (tag !== undefined) {
      fields?.push([tag, value]);
    } else {
      const last = fields?.at(-1);
      if (last !== undefined) last[1] += `\n${content}`;
    }
  }
  if (fields !== undefined) yield { line, problem: 'not-closed' };
}

function foundEntry(fields: readonly Field[]): FoundEntry {
  const all = (...tags: readonly string[]): readonly string[] =>
    fields.filter(([tag]) => tags.includes(tag)).map(([, value]) => value.trim());
  const first = (...tags: readonly string[]): string | undefined =>
    tags.flatMap((tag) => all(tag)).find((value) => value !== '');
  return {
    title: first('TI', 'T1', 'CT'),
    authors: all('AU', 'A1').map((name) => printedName(parseRisName(name))),
    date: first('DA', 'PY', 'Y1'),
    identifiers: [...all('DO').map((doi) => `doi:${doi}`), ...all('AN', 'M1', 'C7')],
    mentions: all('M3', 'JO', 'T2'),
    urls: all('UR', 'L1', 'L2', 'LK'),
    abstract: first('AB', 'N2'),
    venue: first('T2', 'JO', 'JF', 'BT', 'JA'),
    tags: all('KW').flatMap((value) => value.split(/[;\n]/)),
    note: all('N1').join('\n\n'),
  };
}

/** RIS puts the suffix last: `Family, Given, Jr.` */
function parseRisName(name: string): ReturnType<typeof parseName> {
  const [family = '', given = '', suffix, ...more] = name.split(',').map((part) => part.trim());
  return parseName(suffix === undefined || more.length > 0 ? name : `${family}, ${suffix}, ${given}`);
}
