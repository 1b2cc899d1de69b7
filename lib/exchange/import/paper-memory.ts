import type { JsonObject } from '../json.ts';
import { isObject, listOf, parseJson, textOf } from '../json.ts';
import type { FoundEntry, ImportReading } from './imported-entry.ts';
import { importReading } from './imported-entry.ts';

/**
 * Reads the library that PaperMemory exports: one object of papers by its own identifiers, with `__dataVersion` beside
 * them (its src/shared/js/utils/data.js, data version 10000).
 */
export function readPaperMemory(text: string): ImportReading {
  const library = parseJson(text);
  if (!isObject(library) || !('__dataVersion' in library)) return importReading([{ problem: 'unreadable' }]);
  const papers = Object.entries(library).filter(([name]) => !name.startsWith('__'));
  return importReading(
    papers.map(([, paper]) => (isObject(paper) ? { found: foundEntry(paper) } : { problem: 'unreadable' })),
  );
}

function foundEntry(paper: JsonObject): FoundEntry {
  const text = (name: string): string | undefined => textOf(paper[name]);
  return {
    title: text('title'),
    authors: (text('author') ?? '').split(' and '),
    date: text('year'),
    identifiers: text('doi') === undefined ? [] : [`doi:${text('doi')}`],
    urls: listOf([paper['pdfLink']]),
    code: text('codeLink'),
    abstract: text('abstract'),
    venue: text('venue'),
    tags: listOf(paper['tags']),
    note: text('note'),
    savedAt: text('addDate'),
  };
}
