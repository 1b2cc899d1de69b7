/** An `@type{key, name = value, …}` as it stands in a file. */
export interface BibtexBlock {
  /** Lower case. */
  readonly type: string;
  /** Lower-case name → TeX. The first of two fields of one name counts, as for BibTeX. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where it begins, from 1. */
  readonly line: number;
  /** False where the file or the next entry comes before its end. */
  readonly closed: boolean;
}

/** The months that every BibTeX style defines stand for themselves. */
type Abbreviations = Map<string, string>;

const opening = /@([A-Za-z]+)\s*([{(])/g;
/** Inside an entry, a line that begins like this is the next entry: this one was never closed. */
const nextEntry = String.raw`\n(?=[ \t]*@[A-Za-z]+\s*\{[^\s,{}]*\s*,)`;
const braceOrEntry = new RegExp(String.raw`[{}]|${nextEntry}`, 'g');
const quoteOrEntry = new RegExp(String.raw`[{}"]|${nextEntry}`, 'g');
const entryAhead = new RegExp(nextEntry, 'y');
const fieldName = /([^\s=,{}"#@()]+)\s*=\s*/y;
const bareWord = /[^\s=,{}"#@()]+/y;
const space = /\s*/y;

/**
 * Takes a BibTeX file apart. What stands between entries is passed over; an entry without an end costs itself only. Every
 * character is looked at a fixed number of times.
 */
export function* bibtexBlocks(text: string): Generator<BibtexBlock> {
  const abbreviations: Abbreviations = new Map();
  const start = new RegExp(opening);
  let line = 1;
  let counted = 0;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    line += newlines(text.slice(counted, found.index));
    counted = found.index;
    const type = (found[1] ?? '').toLowerCase();
    const { fields, end, closed } = readFields(text, start.lastIndex, found[2] === '(' ? ')' : '}', abbreviations);
    if (type === 'string') for (const [name, value] of fields) abbreviations.set(name, value);
    start.lastIndex = end;
    yield { type, fields, line, closed };
  }
}

interface Span {
  readonly value: string;
  readonly end: number;
  readonly closed: boolean;
}

function readFields(text: string, from: number, closer: '}' | ')', abbreviations: Abbreviations) {
  const fields = new Map<string, string>();
  let at = from;
  while (at < text.length) {
    const character = text[at];
    if (character === closer) return { fields, end: at + 1, closed: true };
    if (character === '\n' && matchAt(entryAhead, text, at)) return { fields, end: at, closed: false };
    const name = matchAt(fieldName, text, at);
    if (name) {
      const value = readValue(text, at + name[0].length, abbreviations);
      const key = (name[1] ?? '').toLowerCase();
      if (!fields.has(key)) fields.set(key, value.value);
      if (!value.closed) return { fields, end: value.end, closed: false };
      at = value.end;
    } else if (character === '{' || character === '"') {
      const passed = readDelimited(text, at);
      if (!passed.closed) return { fields, end: passed.end, closed: false };
      at = passed.end;
    } else {
      at += matchAt(bareWord, text, at)?.[0].length ?? 1;
    }
  }
  return { fields, end: at, closed: false };
}

/** `{…}`, `"…"`, a number or an abbreviation, or several of them joined by `#`. */
function readValue(text: string, from: number, abbreviations: Abbreviations): Span {
  let value = '';
  let at = from;
  for (;;) {
    if (text[at] === '{' || text[at] === '"') {
      const part = readDelimited(text, at);
      value += part.value;
      at = part.end;
      if (!part.closed) return { value, end: at, closed: false };
    } else {
      const word = matchAt(bareWord, text, at)?.[0] ?? '';
      value += abbreviations.get(word.toLowerCase()) ?? word;
      at += word.length;
    }
    const joint = at + (matchAt(space, text, at)?.[0].length ?? 0);
    if (text[joint] !== '#') return { value, end: at, closed: true };
    at = joint + 1;
    at += matchAt(space, text, at)?.[0].length ?? 0;
  }
}

/** What stands between the brace or quotation mark at `from` and its partner. */
function readDelimited(text: string, from: number): Span {
  const quoted = text[from] === '"';
  const marks = quoted ? quoteOrEntry : braceOrEntry;
  marks.lastIndex = from + 1;
  let depth = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const { index } = mark;
    if (mark[0] === '\n') return { value: text.slice(from + 1, index), end: index, closed: false };
    const closes = depth === 0 && (quoted ? mark[0] === '"' : mark[0] === '}');
    if (closes) return { value: text.slice(from + 1, index), end: index + 1, closed: true };
    if (mark[0] === '{') depth += 1;
    if (mark[0] === '}') depth -= 1;
  }
  return { value: text.slice(from + 1), end: text.length, closed: false };
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}
