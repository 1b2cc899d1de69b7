import { formatOfText } from '../foreign-file.ts';
import { backupFormat } from '../backup-tokens.ts';
import { readBibtex } from './bibtex.ts';
import { readCslJson } from './csl-json.ts';
import { readCsv } from './csv.ts';
import type { ImportReading } from './imported-entry.ts';
import { readPaperMemory } from './paper-memory.ts';
import { readRis } from './ris.ts';

/** A kind of file we read: its name, and its reader. */
interface ImportFormat {
  readonly name: string;
  readonly read: (text: string) => ImportReading;
}

const formats = {
  bibtex: { name: 'BibTeX', read: readBibtex },
  ris: { name: 'RIS', read: readRis },
  cslJson: { name: 'CSL-JSON', read: readCslJson },
  csv: { name: 'CSV', read: readCsv },
  paperMemory: { name: 'PaperMemory', read: readPaperMemory },
} satisfies Record<string, ImportFormat>;

/** Why nothing of a file is taken. */
export type ImportRefusal =
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'empty' }
  /** It is restored, not imported. */
  | { readonly kind: 'backup' }
  /** None of the formats; `format` names it if we know it all the same. */
  | { readonly kind: 'unknown'; readonly format: string | undefined };

export type ImportFileReading =
  | { readonly ok: true; readonly format: string; readonly reading: ImportReading }
  | { readonly ok: false; readonly refusal: ImportRefusal };

/** In bytes: some 100,000 entries with abstracts. A file is read in one, and takes several times its size in memory. */
export const largestImport = 200_000_000;

/** Licences and comments may stand before the first entry. */
const longestOpening = 64 * 1024;

/** Reads a file of another program, whichever of the formats it is in: its content decides, not its name. */
export async function readImport(file: Blob): Promise<ImportFileReading> {
  if (file.size > largestImport) return refuse({ kind: 'too-large', bytes: file.size, limit: largestImport });
  const text = (await file.text()).replace(/^\u{FEFF}/u, '');
  if (text.trim() === '') return refuse({ kind: 'empty' });
  if (text.trimStart().startsWith(`{"format":"${backupFormat}"`)) return refuse({ kind: 'backup' });
  const format = formatOf(text);
  if (format === undefined) return refuse({ kind: 'unknown', format: formatOfText(text.slice(0, 1024)) });
  return { ok: true, format: format.name, reading: format.read(text) };
}

function formatOf(text: string): ImportFormat | undefined {
  const opening = text.slice(0, longestOpening);
  const start = opening.trimStart();
  if (start.startsWith('[')) return formats.cslJson;
  if (start.startsWith('{')) {
    // PaperMemory writes the version of its data first or last, as it comes.
    if (text.includes('"__dataVersion"')) return formats.paperMemory;
    return /"items"\s*:\s*\[/.test(opening) ? formats.cslJson : undefined;
  }
  if (/^[ \t]{0,8}TY {0,3}- /m.test(opening)) return formats.ris;
  if (/^[ \t]{0,8}@[a-z]{1,30}\s{0,8}[{(]/im.test(opening)) return formats.bibtex;
  const [columns = ''] = start.split(/[\r\n]/, 1);
  return /(?:^|[,;\t])"?title"?(?:[,;\t]|$)/i.test(columns) ? formats.csv : undefined;
}

function refuse(refusal: ImportRefusal): ImportFileReading {
  return { ok: false, refusal };
}
