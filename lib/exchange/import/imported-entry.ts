import type { ImportedEntry } from '../../identity/entry.ts';
import type { Identifier } from '../../identity/identifier.ts';
import { identifierFromUrl, identifiersInText, parseIdentifier } from '../../identity/identifier.ts';
import type { EntryStatus } from '../../identity/state.ts';
import { onOneLine } from '../one-line.ts';
import { readDate } from './written-date.ts';

/** Why a part of a file was not taken; the rest of the file was. */
export interface ImportProblem {
  /** The entry's number in the file, from 1. */
  readonly row: number;
  /** In formats of lines, where the entry begins, from 1. */
  readonly line?: number | undefined;
  readonly kind:
    | 'no-title' // nothing to know the paper by
    | 'not-closed' // the entry ends in the middle of a field
    | 'unreadable'; // not an entry at all
}

export interface ImportReading {
  readonly entries: readonly ImportedEntry[];
  readonly problems: readonly ImportProblem[];
}

/** One entry as a format's reader finds it: every value still as the file spells it. */
export interface FoundEntry {
  readonly title?: string | undefined;
  readonly authors: readonly string[];
  readonly date?: string | undefined;
  /** `scheme:value` texts in any spelling. What is none is passed over. */
  readonly identifiers: readonly string[];
  /** Fields that may open with an identifier: "arXiv preprint arXiv:2611.01234", Zotero's "arXiv:2611.01234 [cs]". */
  readonly mentions?: readonly string[] | undefined;
  readonly urls?: readonly string[] | undefined;
  readonly code?: string | undefined;
  readonly abstract?: string | undefined;
  readonly venue?: string | undefined;
  readonly status?: string | undefined;
  readonly tags: readonly string[];
  readonly note?: string | undefined;
  readonly savedAt?: string | undefined;
}

/** One row of a file: an entry, or why there is none. */
export type FoundRow =
  | { readonly line?: number | undefined; readonly found: FoundEntry }
  | { readonly line?: number | undefined; readonly problem: ImportProblem['kind'] };

/** Sorts the rows of a file into entries and problems. */
export function importReading(rows: Iterable<FoundRow>): ImportReading {
  const entries: ImportedEntry[] = [];
  const problems: ImportProblem[] = [];
  let row = 0;
  for (const one of rows) {
    row += 1;
    const { line } = one;
    if ('problem' in one) problems.push({ row, line, kind: one.problem });
    else {
      const entry = importedEntry(one.found);
      if (entry === undefined) problems.push({ row, line, kind: 'no-title' });
      else entries.push(entry);
    }
  }
  return { entries, problems };
}

/* As long as the store takes them. Longer is hostile or a mistake, and is cut. */
const longestTitle = 2_000;
const longestName = 300;
const mostNames = 500;
const longestText = 20_000;

/** JabRef's word for the state between unread and read, beside ours. */
const statuses: ReadonlyMap<string, EntryStatus> = new Map([
  ['to-read', 'to-read'],
  ['reading', 'reading'],
  ['skimmed', 'reading'],
  ['read', 'read'],
]);

/** Parses what a reader found into an entry; `undefined` without a title. */
function importedEntry(found: FoundEntry): ImportedEntry | undefined {
  const title = lineOf(found.title, longestTitle);
  if (title === undefined) return undefined;
  const urls = (found.urls ?? []).map((url) => url.trim()).filter(isWebAddress);
  const savedAt = Date.parse(found.savedAt ?? '');
  return {
    title,
    identifiers: identifiersOf(found, urls),
    authors: lines(found.authors),
    date: readDate(found.date ?? ''),
    url: urls[0],
    code: found.code !== undefined && isWebAddress(found.code.trim()) ? found.code.trim() : undefined,
    abstract: linesOf(found.abstract),
    venue: lineOf(found.venue, longestTitle),
    status: statuses.get(found.status?.trim().toLowerCase() ?? ''),
    tags: [...new Set(lines(found.tags))],
    note: linesOf(found.note) ?? '',
    savedAt: Number.isNaN(savedAt) ? undefined : Math.max(0, savedAt),
  };
}

function identifiersOf(found: FoundEntry, urls: readonly string[]): readonly Identifier[] {
  const identifiers = [
    ...found.identifiers.map(parseIdentifier),
    ...urls.map((url) => identifierFromUrl(url)?.identifier),
    ...(found.mentions ?? []).map(mentioned),
  ];
  return [...new Set(identifiers.filter((identifier) => identifier !== undefined))];
}

/** "Extends arXiv:2611.01234" names another paper, and of several identifiers no one knows whose they are. */
function mentioned(text: string): Identifier | undefined {
  const [first, ...more] = /^(?:arxiv|doi|https?:)/i.test(text) ? identifiersInText(text.slice(0, 1000)) : [];
  return more.length === 0 ? first?.identifier : undefined;
}

function lines(texts: readonly string[]): readonly string[] {
  return texts.slice(0, mostNames).flatMap((text) => lineOf(text, longestName) ?? []);
}

/** One line; `undefined` where nothing is left. */
function lineOf(text: string | undefined, longest: number): string | undefined {
  return onOneLine((text ?? '').slice(0, longest)) || undefined;
}

/** Text with its lines kept; `undefined` where nothing is left. */
function linesOf(text: string | undefined): string | undefined {
  const cut = (text ?? '').slice(0, longestText);
  return cut.replace(/\r\n?/g, '\n').trim() || undefined;
}

function isWebAddress(text: string): boolean {
  return text.length <= 2_000 && /^https?:\/\//i.test(text) && URL.canParse(text);
}
