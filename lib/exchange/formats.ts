import type { Entry } from '../identity/entry.ts';
import { toBibtex } from './bibtex.ts';
import { toCslJson } from './csl-json.ts';
import { toCsv } from './csv.ts';
import { toMarkdown } from './markdown.ts';
import { toRis } from './ris.ts';

/** A format that entries can be exported to. */
export interface Format {
  readonly id: 'bibtex' | 'csl-json' | 'ris' | 'csv' | 'markdown';
  /** A proper name, the same in every language. */
  readonly label: string;
  /** Without a dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The whole file, to be encoded as UTF-8. */
  readonly write: (entries: readonly Entry[]) => string;
}

/** In the order the interface offers them. */
export const formats: readonly Format[] = [
  { id: 'bibtex', label: 'BibTeX', extension: 'bib', mediaType: 'application/x-bibtex', write: toBibtex },
  { id: 'ris', label: 'RIS', extension: 'ris', mediaType: 'application/x-research-info-systems', write: toRis },
  {
    id: 'csl-json',
    label: 'CSL-JSON',
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: toCslJson,
  },
  { id: 'csv', label: 'CSV', extension: 'csv', mediaType: 'text/csv', write: toCsv },
  { id: 'markdown', label: 'Markdown', extension: 'md', mediaType: 'text/markdown', write: toMarkdown },
];
