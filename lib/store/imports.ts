import type { WorkId } from '../identity/answer.ts';
import type { ImportedEntry } from '../identity/entry.ts';
import type { Listing } from '../identity/listing.ts';
import type { Millis } from '../identity/visit.ts';
import { markCapture } from './captures.ts';
import { byUnits, readByKeys } from './bulk.ts';
import { addUnknown } from './copies.ts';
import { write, type Store } from './database.ts';
import { allKeys, keysOf } from './keys.ts';
import { resolve } from './resolve.ts';
import type { EntryRow, Stamped, WorkRow } from './rows.ts';
import { newEntry, removeEntries, saveNew } from './saves.ts';
import { putEntries, readLibrary } from './shelves.ts';
import { forgetVisit } from './visits.ts';
import { newWork, readListings } from './working-set.ts';

/*
 * Papers from files of other programs, a chunk a transaction. What is saved already stays as it is, so the same file again
 * changes nothing, and an import that was stopped is gone on with by beginning anew.
 */

/** So many papers are compared with those they are like; of more, that would take minutes. */
const mostCompared = 2_000;
/** In entries. Pages that ask for something wait for two chunks; of what is compared, each takes five times as long. */
const [comparedAtOnce, importedAtOnce] = [50, 250];

/** One transaction's share of an import. */
export interface ImportChunk {
  readonly entries: readonly ImportedEntry[];
  /**
   * Whether a paper that is known neither by an identifier nor by its title is compared with those it is like; if not, that
   * is left to the pages it will stand on, and its sketches to the walk of `indexing.ts`.
   */
  readonly compare: boolean;
}

/**
 * The entries of a file in chunks, the same ones each time.
 *
 * @param before how many entries of other files come first
 */
export function* importChunks(entries: readonly ImportedEntry[], before: number): Generator<ImportChunk> {
  // In the order of their names most of what is read of the library lies together.
  const sorted = entries.toSorted((left, right) => byUnits(nameOf(left), nameOf(right)));
  for (let start = 0; start < sorted.length;) {
    const compare = before + start < mostCompared;
    const end = start + (compare ? comparedAtOnce : importedAtOnce);
    yield { entries: sorted.slice(start, end), compare };
    start = end;
  }
}

function nameOf({ identifiers: [first], title }: ImportedEntry): string {
  return first ?? title;
}

export interface ImportTerms {
  readonly as: 'saved' | 'seen';
  /** Whether entries get the tags they have in the file. */
  readonly tags: boolean;
  /** Name of the file. */
  readonly name: string;
  readonly at: Millis;
}

/** What taking in entries came to, and what it takes to undo it. */
export interface Imported {
  /** Papers that were not saved, or not seen, before. */
  readonly added: number;
  /** Those that were. */
  readonly known: number;
  readonly saved: readonly WorkId[];
  readonly visits: readonly string[];
}

/** Takes in the entries of one chunk, all or none. */
export async function importEntries(
  store: Store,
  { entries, compare }: ImportChunk,
  { as, tags, name, at }: ImportTerms,
): Promise<Imported> {
  if (as === 'seen') {
    const { works: added, known, visit } = await markCapture(store, entries.map(listingOf), { name, at, compare });
    return { added, known, saved: [], visits: [visit] };
  }
  const papers = entries.map((entry): Paper => ({
    listing: listingOf(entry),
    entry: tags ? entry : withoutTags(entry),
  }));
  const saved = await write(store, async () => {
    if (compare) return saveCompared(store, papers, at);
    const { added, met } = await saveUnknown(store, papers, at);
    return [...added, ...(await saveCompared(store, met, at))];
  });
  return { added: saved.length, known: entries.length - saved.length, saved, visits: [] };
}

interface Paper {
  /** Of an entry, made once: its keys are kept with it. */
  readonly listing: Listing;
  readonly entry: ImportedEntry;
}

/** Takes back a part of what was imported: works that were saved, or visits. */
export async function undoImport(
  store: Store,
  { saved, visits }: Pick<Imported, 'saved' | 'visits'>,
  at: Millis,
): Promise<void> {
  if (saved.length > 0) await removeEntries(store, saved, at);
  for (const visit of visits) await forgetVisit(store, visit);
}

/** How many of these are saved already. */
export async function countSaved(store: Store, entries: readonly ImportedEntry[]): Promise<number> {
  if ((await readLibrary(store)).saved === 0) return 0;
  const listings = entries.map(listingOf);
  const set = await store.transaction('r', store.aliases, store.works, store.sketches, store.verdicts, async () =>
    readListings(store, listings, 'name'),
  );
  return listings.filter((listing) => resolve(listing, set).works.some(isSaved)).length;
}

function isSaved({ saved }: WorkRow): boolean {
  return saved !== undefined && saved.value !== null;
}

/** Gives the works that are saved now and were not. To be called inside a `write`. */
async function saveCompared(store: Store, papers: readonly Paper[], at: Millis): Promise<readonly WorkId[]> {
  if (papers.length === 0) return [];
  const wanted = papers.map(({ listing, entry }) => ({
    listing,
    entryOf: (work: WorkRow) => importedEntry(work, { listing, entry }, at),
  }));
  return (await saveNew(store, wanted, at)).saved;
}

/** The same of papers that nothing is known of, and the others. */
async function saveUnknown(
  store: Store,
  papers: readonly Paper[],
  at: Millis,
): Promise<{ readonly added: readonly WorkId[]; readonly met: readonly Paper[] }> {
  const works = new Map(
    papers.map((paper): [WorkRow, Paper] => {
      const { listing, entry } = paper;
      const saved = { value: entry.status ?? 'to-read', at };
      return [{ ...newWork(listing, allKeys(keysOf(listing)), at), saved }, paper];
    }),
  );
  const met = await addUnknown(store, [...works.keys()]);
  const unknown = [...works].filter(([work]) => !met.has(work));
  // Where damaged files have lost what led to them there may be entries all the same.
  const before = await readByKeys(
    store.entries,
    unknown.map(([{ id }]) => id),
  );
  await putEntries(
    store,
    unknown.map(([work, paper], i) => before[i] ?? importedEntry(work, paper, at)),
  );
  return {
    added: unknown.flatMap(([{ id }], i) => (before[i] === undefined ? [id] : [])),
    met: [...works].flatMap(([work, paper]) => (met.has(work) ? [paper] : [])),
  };
}

function importedEntry(work: WorkRow, { listing, entry }: Paper, at: Millis): EntryRow {
  const { venue, status = 'to-read', tags, note, savedAt = at } = entry;
  const stamped = <T>(value: T): Stamped<T> => ({ value, at });
  return {
    ...newEntry(work, listing, at),
    ...(venue !== undefined && { venue: stamped(venue) }),
    status: stamped(status),
    tags: Object.fromEntries(tags.map((tag) => [tag, stamped(true)])),
    notes: note === '' ? {} : { [work.id]: stamped(note) },
    savedAt: Math.min(savedAt, at),
  };
}

function withoutTags(entry: ImportedEntry): ImportedEntry {
  return { ...entry, tags: [] };
}

function listingOf({ identifiers, title, authors, abstract, date, url, code }: ImportedEntry): Listing {
  return {
    identifiers,
    title,
    authors,
    ...(abstract !== undefined && { abstract }),
    ...(date !== undefined && { date }),
    ...(url !== undefined && { url }),
    ...(code !== undefined && { code }),
  };
}
