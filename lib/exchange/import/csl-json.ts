import type { JsonObject } from '../json.ts';
import { isObject, listOf, parseJson, textOf } from '../json.ts';
import { printedName } from '../person-name.ts';
import type { FoundEntry, ImportReading } from './imported-entry.ts';
import { importReading } from './imported-entry.ts';

/** Reads CSL-JSON of any program: a list of items, or an object that has one under `items`. */
export function readCslJson(text: string): ImportReading {
  const document = parseJson(text);
  const items: unknown = isObject(document) ? document['items'] : document;
  if (!Array.isArray(items)) return importReading([{ problem: 'unreadable' }]);
  return importReading(items.map((item) => (isObject(item) ? { found: foundEntry(item) } : { problem: 'unreadable' })));
}

function foundEntry(item: JsonObject): FoundEntry {
  const custom = isObject(item['custom']) ? item['custom'] : {};
  const text = (name: string): string | undefined => textOf(item[name]);
  const identifiers = [
    ...listOf(custom['identifiers']),
    ...['DOI', 'PMID', 'PMCID'].flatMap((scheme) => (text(scheme) === undefined ? [] : `${scheme}:${text(scheme)}`)),
    ...[text('number'), text('archive_location')].flatMap((value) => value ?? []),
  ];
  return {
    title: text('title'),
    authors: listOf(item['author'], cslName),
    date: cslDate(item['issued']),
    identifiers,
    // Zotero keeps what it has no field for in `note`: "arXiv:2611.01234 [cs]".
    mentions: [text('note'), text('container-title')].flatMap((mention) => mention ?? []),
    urls: [text('URL')].flatMap((url) => url ?? []),
    code: textOf(custom['code']),
    abstract: text('abstract'),
    venue: text('container-title'),
    status: textOf(custom['status']),
    tags: 'tags' in custom ? listOf(custom['tags']) : (text('keyword') ?? '').split(/[,;]/),
    note: text('annote'),
    savedAt: textOf(custom['savedAt']),
  };
}

/** A person or a group; `undefined` for what is neither. */
function cslName(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const [family, given, literal] = [textOf(value['family']), textOf(value['given']), textOf(value['literal'])];
  if (family === undefined || given === undefined) return literal ?? family ?? given;
  const particle = [value['dropping-particle'], value['non-dropping-particle']].flatMap((one) => textOf(one) ?? []);
  const suffix = textOf(value['suffix']);
  return printedName({ kind: 'person', family, given, particle: particle.join(' '), suffix });
}

/** `date-parts` hold a beginning and perhaps an end: the beginning counts. */
function cslDate(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const parts: unknown = value['date-parts'];
  const beginning: unknown = Array.isArray(parts) ? parts[0] : undefined;
  return Array.isArray(beginning)
    ? beginning.map((part) => textOf(part)?.padStart(2, '0') ?? '').join('-')
    : (textOf(value['raw']) ?? textOf(value['literal']));
}
