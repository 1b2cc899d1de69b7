import { isObject } from './json.ts';

/** Names the program or format of a file that is no backup of ours, from its opening characters; `undefined` if unknown. */
export function formatOfText(opening: string): string | undefined {
  const start = opening.trimStart();
  if (/^@[a-z]+\s*[{(]/i.test(start) || /^%[^\n]*\n\s*@[a-z]+\s*[{(]/i.test(start)) return 'BibTeX';
  if (/^TY {1,2}- /.test(start)) return 'RIS';
  if (/^<(?:!doctype|html)/i.test(start)) return 'HTML';
  if (/^<\?xml|^<rdf/i.test(start)) return 'XML';
  if (start.startsWith('SQLite format 3')) return 'SQLite';
  if (start.startsWith('PK')) return 'ZIP';
  if (/^"?(?:Key|Title)"?,"?(?:Item Type|Authors)"?,/.test(start)) return 'CSV';
  return undefined;
}

/** Names the program that wrote a JSON file that is no backup of ours; `undefined` if unknown. */
export function programOfJson(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const first: unknown = value[0];
    return isObject(first) && 'type' in first && 'title' in first ? 'CSL-JSON (Zotero, Pandoc, …)' : undefined;
  }
  if (!isObject(value)) return undefined;
  // PaperMemory keeps all papers in one object by their identifiers, and the version of its data beside them.
  if ('__dataVersion' in value) return 'PaperMemory';
  const config = value['config'];
  if (isObject(config) && 'label' in config && /BetterBibTeX/i.test(String(config['label'])))
    return 'Better BibTeX for Zotero';
  if (value['type'] === 'text/x-moz-place-container') return 'Firefox bookmarks';
  return undefined;
}
