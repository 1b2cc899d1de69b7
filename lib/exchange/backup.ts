import * as v from 'valibot';

import type { BackupRefusal } from './backup-refusal.ts';
import type { BackupPart, BackupRows } from './backup-rows.ts';
import { backupParts, rowSchemas } from './backup-rows.ts';
import type { BackupCounts, BackupHead } from './backup-tokens.ts';
import { backupFormat, backupTokens, backupVersion } from './backup-tokens.ts';
import { isGzip } from './lines.ts';

/*
 * The backup is JSON laid out by lines: a first line that says what it is, then the tables with one row a line, then the
 * counts. So it can be written and read in pieces, a fault can be named by its line, and any JSON program can read it.
 * The counts come last because they are known when the last row is written, and because a file that has them is whole.
 *
 *   {"format":"deja-lu-backup","version":2,"program":"Déjà Lu 0.1.0","createdAt":"2026-11-20T08:00:00.000Z",
 *   "works":[
 *   {"id":"arxiv:2611.01234",…},
 *   {…}
 *   ],
 *   "entries":[
 *   ],
 *   "sightings":[
 *   ],
 *   "verdicts":[
 *   ],
 *   "counts":{"works":2,"entries":0,"sightings":0,"verdicts":0}}
 *
 * Every version to come begins with the same first line, so that an older program can say which one it met.
 */

/** The file as JSON. */
export type BackupDocument = BackupHead & { readonly [Part in BackupPart]: readonly BackupRows[Part][] } & {
  readonly format: typeof backupFormat;
  readonly counts: BackupCounts;
};

/** A backup that was read whole and found right. Its rows are read from the file anew each time they are gone through. */
export interface Backup extends BackupTables {
  /** Name and version of the program that wrote it. */
  readonly program: string;
  readonly createdAt: Date;
  readonly counts: BackupCounts;
}

type BackupTables = { readonly [Part in BackupPart]: AsyncIterable<BackupRows[Part]> };

export type BackupReading =
  | { readonly ok: true; readonly value: Backup }
  | { readonly ok: false; readonly error: BackupRefusal };

/** In bytes. Larger files are not opened: one that another program laid out anew has to be in memory whole. */
export const largestBackup = 150_000_000;
/** The same of gzip, which is only ever read in pieces: some six million works. */
export const largestCompressed = 2_000_000_000;

/** In characters. A string a row would make a million parts of a `Blob`. */
const pieceLength = 256 * 1024;

/**
 * Writes a backup in pieces of about 256 KB, to be encoded as UTF-8. The rows of each table are taken one by one, so that
 * they never have to be in memory together.
 */
export async function* writeBackup(
  about: { readonly program: string; readonly createdAt: Date },
  tables: { readonly [Part in BackupPart]: Iterable<BackupRows[Part]> | AsyncIterable<BackupRows[Part]> },
): AsyncGenerator<string> {
  const head = {
    format: backupFormat,
    version: backupVersion,
    program: about.program,
    createdAt: about.createdAt.toISOString(),
  };
  const counts = { works: 0, entries: 0, sightings: 0, verdicts: 0 };
  let piece = `${JSON.stringify(head).slice(0, -1)},\n`;
  for (const part of backupParts) {
    piece += `"${part}":[`;
    for await (const row of tables[part]) {
      piece += `${counts[part] === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`;
      counts[part] += 1;
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
    }
    piece += '\n],\n';
  }
  yield `${piece}"counts":${JSON.stringify(counts)}}\n`;
}

/**
 * The pieces of a backup as one file: JSON, or that in gzip (`application/gzip`) where it is too large to be opened again.
 * Some 280,000 works fit into the first.
 */
export async function backupFile(pieces: AsyncIterable<string>, largest = largestBackup): Promise<Blob> {
  const parts: string[] = [];
  for await (const piece of pieces) parts.push(piece);
  const json = new Blob(parts, { type: 'application/json' });
  if (json.size <= largest) return json;
  const compressed = json.stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(compressed, { headers: { 'content-type': 'application/gzip' } }).blob();
}

export interface Reading {
  /** Ends the reading with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Called now and then with the number of rows read. */
  readonly progress?: ((rows: number) => void) | undefined;
}

/** In rows. */
const progressStep = 5_000;

/**
 * Reads a backup whole, or refuses it whole; only then are its rows to be had. They are built from the keys we know and
 * their identifiers parsed anew, so nothing else in the file gets further than here. A file that another program laid out
 * anew (`jq`, an editor) is read too, and so is one in gzip.
 */
export async function readBackup(file: Blob | string, { signal, progress }: Reading = {}): Promise<BackupReading> {
  const blob = typeof file === 'string' ? new Blob([file]) : file;
  const limit = (await isGzip(blob)) ? largestCompressed : largestBackup;
  if (blob.size > limit) return refuse({ kind: 'too-large', bytes: blob.size, limit });

  const counted = { works: 0, entries: 0, sightings: 0, verdicts: 0 };
  let head: BackupHead | undefined;
  let rows = 0;
  for await (const token of backupTokens(blob)) {
    signal?.throwIfAborted();
    if (token.kind === 'refusal') return refuse(token.refusal);
    if (token.kind === 'head') head = token.head;
    if (token.kind === 'row') {
      const { part, row, line } = token;
      counted[part] += 1;
      rows += 1;
      if (rows % progressStep === 0) progress?.(rows);
      const parsed = v.safeParse(rowSchemas[part], row, { abortEarly: true });
      if (!parsed.success) {
        const [field = ''] = v.getDotPath(parsed.issues[0])?.split('.') ?? [];
        return refuse({ kind: 'bad-row', part, row: counted[part], field, line });
      }
    }
    if (token.kind === 'counts' && head !== undefined) {
      const { counts } = token;
      const part = backupParts.find((one) => counts[one] !== counted[one]);
      if (part !== undefined) {
        return refuse({ kind: 'count-mismatch', part, counted: counted[part], expected: counts[part] });
      }
      const { program, createdAt } = head;
      const tables = {
        works: rowsOf(blob, 'works'),
        entries: rowsOf(blob, 'entries'),
        sightings: rowsOf(blob, 'sightings'),
        verdicts: rowsOf(blob, 'verdicts'),
      };
      return { ok: true, value: { program, createdAt: new Date(createdAt), counts, ...tables } };
    }
  }
  return refuse({ kind: 'empty' });
}

/** The rows of one table of a file that was found right. Throws if the file has been changed since. */
function rowsOf<Part extends BackupPart>(file: Blob, part: Part): AsyncIterable<BackupRows[Part]> {
  const schema: v.GenericSchema<unknown, BackupRows[Part]> = rowSchemas[part];
  return {
    async *[Symbol.asyncIterator]() {
      for await (const token of backupTokens(file, [part])) {
        if (token.kind === 'refusal') throw new Error(`The backup changed while it was read: ${token.refusal.kind}`);
        if (token.kind === 'row') yield v.parse(schema, token.row);
      }
    },
  };
}

function refuse(error: BackupRefusal): BackupReading {
  return { ok: false, error };
}
