import { parseName, printedName } from '../person-name.ts';
import type { BibtexBlock } from './bibtex-blocks.ts';
import { bibtexBlocks } from './bibtex-blocks.ts';
import type { FoundEntry, FoundRow, ImportReading } from './imported-entry.ts';
import { importReading } from './imported-entry.ts';
import { textOfTex } from './tex.ts';

/** Not papers: text for the reader, for TeX, and abbreviations. */
const notEntries = new Set(['comment', 'preamble', 'string']);

/** Reads BibTeX and BibLaTeX, the fields that Zotero and JabRef add included. */
export function readBibtex(text: string): ImportReading {
  return importReading(rowsOf(text));
}

function* rowsOf(text: string): Generator<FoundRow> {
  for (const { type, line, closed, fields } of bibtexBlocks(text)) {
    if (notEntries.has(type)) continue;
    yield closed ? { line, found: foundEntry(fields) } : { line, problem: 'not-closed' };
  }
}

function foundEntry(fields: BibtexBlock['fields']): FoundEntry {
  const first = (...names: readonly string[]): string | undefined => {
    const name = names.find((one) => (fields.get(one) ?? '') !== ''); // many programs write fields that hold nothing
    return name === undefined ? undefined : fields.get(name);
  };
  const text = (...names: readonly string[]): string | undefined => {
    const tex = first(...names);
    return tex === undefined ? undefined : textOfTex(tex);
  };
  const archive = (text('archiveprefix', 'eprinttype') ?? 'arxiv').toLowerCase();
  const venue = text('journal', 'journaltitle', 'booktitle');
  const identifier = (scheme: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`${scheme}:${verbatim(value)}`];
  return {
    title: text('title'),
    authors: bibtexNames(first('author', 'editor') ?? ''),
    date: text('date') ?? writtenDate(text('year'), text('month'), text('day')),
    identifiers: [
      ...identifier(archive, first('eprint')),
      ...identifier('doi', first('doi')),
      ...identifier('pmid', first('pmid')),
      // DBLP: journal = {CoRR}, volume = {abs/2611.01234}
      ...identifier('arxiv', /^abs\/(.+)/.exec(first('volume') ?? '')?.[1]),
    ],
    mentions: [venue, text('note'), text('howpublished')].flatMap((mention) => mention ?? []),
    urls: [verbatim(first('url') ?? first('ee') ?? '')],
    code: verbatim(first('code') ?? ''),
    abstract: text('abstract'),
    venue,
    status: text('readstatus'),
    tags: (text('keywords', 'keyword') ?? '').split(/[,;]/),
    note: text('annote', 'annotation'),
  };
}

/** BibTeX has names for months; other programs number them. */
function writtenDate(...parts: readonly (string | undefined)[]): string {
  const isNumbered = /^\d{1,2}$/.test(parts[1] ?? '');
  return (isNumbered ? parts : parts.toReversed()).filter(Boolean).join(isNumbered ? '-' : ' ');
}

/** Addresses and identifiers are printed as they stand, but many programs escape them all the same. */
function verbatim(tex: string): string {
  return tex
    .replace(/\\url\s*\{|[{}]/g, '')
    .replace(/\\([_%#&~$])/g, '$1')
    .trim();
}

/** Names are joined by "and"; one in braces is not to be taken apart. */
function bibtexNames(tex: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: mark, index } of tex.matchAll(/[{}]|\sand(?=\s)/gi)) {
    if (mark === '{') depth += 1;
    else if (mark === '}') depth -= 1;
    else if (depth === 0) {
      names.push(tex.slice(from, index));
      from = index + mark.length;
    }
  }
  return [...names, tex.slice(from)].map((name) => {
    const inBraces = /^\s*\{([^{}]*)\}\s*$/.exec(name)?.[1];
    return inBraces === undefined ? printedName(parseName(textOfTex(name))) : textOfTex(inBraces);
  });
}
