import * as v from 'valibot';

import type { BackupRefusal } from './backup-refusal.ts';
import type { BackupPart } from './backup-rows.ts';
import { backupParts } from './backup-rows.ts';
import { formatOfText, programOfJson } from './foreign-file.ts';
import { isObject, parseJson } from './json.ts';
import { isGzip, readLines } from './lines.ts';

export const backupFormat = 'deja-lu-backup';
/** Version 1 had no verdicts. A program that knows no later one refuses what it would lose. */
export const backupVersion = 2;

/** What a backup file is made of: a head, rows, counts, in this order; or a refusal after anything. */
export type BackupToken =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'row'; readonly part: BackupPart; readonly row: unknown; readonly line?: number }
  | { readonly kind: 'counts'; readonly counts: BackupCounts }
  | { readonly kind: 'refusal'; readonly refusal: BackupRefusal };

const headSchema = v.object({
  version: v.picklist([1, backupVersion]),
  program: v.pipe(v.string(), v.maxLength(200)),
  /** ISO 8601 in UTC. */
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
});
export type BackupHead = Readonly<v.InferOutput<typeof headSchema>>;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const countsSchema = v.object({ works: count, entries: count, sightings: count, verdicts: v.optional(count, 0) });
export type BackupCounts = Readonly<v.InferOutput<typeof countsSchema>>;

const firstLineStart = `{"format":"${backupFormat}"`;
/** The first line as `writeBackup` lays it out, and more after it. */
const firstLine = new RegExp(`^\\${firstLineStart}[^\\n]*,\\r?\\n`);
const longestFirstLine = 1024;

/**
 * Reads a file in pieces if it is compressed or laid out as `writeBackup` does it, otherwise in one. Rows of other tables
 * than the ones wanted are passed over.
 */
export async function* backupTokens(file: Blob, wanted = backupParts): AsyncGenerator<BackupToken> {
  const isByLine = (await isGzip(file)) || firstLine.test(await file.slice(0, longestFirstLine).text());
  yield* isByLine ? tokensByLine(file, wanted) : tokensOfJson(await file.text(), wanted);
}

async function* tokensByLine(file: Blob, wanted: readonly BackupPart[]): AsyncGenerator<BackupToken, void> {
  const lines = readLines(file);
  let line = 0;
  /** The next line; empty at the end of the file, where no line of a backup is. */
  async function next(): Promise<string> {
    const { value, done } = await lines.next();
    if (done !== true) line += 1;
    return value ?? '';
  }
  /** Where the file breaks off, the rest of the last line is missing; where more follows, this line is at fault. */
  async function broken(): Promise<BackupToken> {
    const fault = line;
    const { done } = await lines.next();
    return refuse({ kind: done === true ? 'cut-short' : 'damaged', line: fault });
  }

  const first = await next();
  if (line > 0 && !first.startsWith(firstLineStart)) {
    yield refuse({ kind: 'other-program', program: undefined });
    return;
  }
  const head = headOf(parseJson(`${/^(.*),$/.exec(first)?.[1]}}`)) ?? (await broken());
  yield head;
  if (head.kind !== 'head') return;

  for (const part of partsOf(head)) {
    if ((await next()) !== `"${part}":[`) {
      yield await broken();
      return;
    }
    for (let text = await next(); text !== '],'; text = await next()) {
      if (text !== '' && !wanted.includes(part)) continue;
      const row = parseJson(text.replace(/,$/, ''));
      if (row === undefined) {
        yield await broken();
        return;
      }
      yield { kind: 'row', part, row, line };
    }
  }

  const document = parseJson(`{${await next()}`);
  const counts = isObject(document) ? countsOf(document['counts']) : undefined;
  if (counts === undefined) {
    yield await broken();
    return;
  }
  const { done } = await lines.next();
  yield done === true ? counts : refuse({ kind: 'damaged', line: line + 1 });
}

function* tokensOfJson(text: string, wanted: readonly BackupPart[]): Generator<BackupToken, void> {
  const document = parseJson(text);
  if (document === undefined) {
    yield refuse(refusalOfText(text));
    return;
  }
  if (!isObject(document) || document['format'] !== backupFormat) {
    yield refuse({ kind: 'other-program', program: programOfJson(document) });
    return;
  }
  const head = headOf(document) ?? refuse({ kind: 'damaged', line: 1 });
  yield head;
  if (head.kind === 'refusal') return;

  for (const part of wanted) {
    const rows: unknown = document[part];
    for (const row of Array.isArray(rows) ? rows : []) yield { kind: 'row', part, row };
  }
  yield countsOf(document['counts']) ?? refuse({ kind: 'damaged', line: 1 });
}

/** Why a text that is not JSON is not. JSON ends as it begins, so one that does not was cut. */
function refusalOfText(text: string): BackupRefusal {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  const program = formatOfText(text.slice(0, 1024));
  if (program !== undefined) return { kind: 'other-program', program };
  if (/^[{[]/.test(trimmed) && !/[}\]]$/.test(trimmed)) return { kind: 'cut-short', line: text.split('\n').length };
  return { kind: 'not-json' };
}

function headOf(value: unknown): BackupToken | undefined {
  const version = isObject(value) ? value['version'] : undefined;
  if (isObject(value) && typeof version === 'number' && version > backupVersion) {
    const program = typeof value['program'] === 'string' ? value['program'].slice(0, 200) : undefined;
    return refuse({ kind: 'later-version', version, program });
  }
  const parsed = v.safeParse(headSchema, value);
  return parsed.success ? { kind: 'head', head: parsed.output } : undefined;
}

/** The tables that a file has. */
function partsOf({ head: { version } }: Extract<BackupToken, { kind: 'head' }>): readonly BackupPart[] {
  return version === 1 ? backupParts.filter((part) => part !== 'verdicts') : backupParts;
}

function countsOf(value: unknown): BackupToken | undefined {
  const parsed = v.safeParse(countsSchema, value);
  return parsed.success ? { kind: 'counts', counts: parsed.output } : undefined;
}

function refuse(refusal: BackupRefusal): BackupToken {
  return { kind: 'refusal', refusal };
}
