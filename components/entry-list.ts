import type { Entry, EntryPage, EntryPatch, EntryQuery } from '../lib/identity/entry.ts';
import type { WorkId } from '../lib/identity/answer.ts';
import type { Result } from '../lib/identity/result.ts';
import type { Problem } from './problem.tsx';

/** How many entries are asked for, and drawn, at a time. */
export const chunkSize = 50;

export type EntryFilter = Pick<EntryQuery, 'text' | 'status' | 'tag'>;

export const noFilter: EntryFilter = { text: '' };

/** What is known of the entries that a filter finds: as many chunks as were looked at. */
export interface EntryList {
  /** The filter that found it. */
  readonly filter: EntryFilter;
  readonly total: number;
  /** Of the whole library. */
  readonly saved: number;
  readonly tags: EntryPage['tags'];
  /** Chunk number → its entries. */
  readonly chunks: ReadonlyMap<number, readonly Entry[]>;
  readonly problem?: Problem | undefined;
}

export interface EntryListSource {
  /** Answers with what `filter` finds; the last call wins, whatever the order of the answers. */
  search(filter: EntryFilter): Promise<void>;
  /** Fetches what is missing of these chunks, and remembers that they are what is looked at. */
  look(chunks: readonly number[]): Promise<void>;
  /** Asks again for what is looked at; what is shown stays until the answer is there. */
  reload(): Promise<void>;
  /**
   * Changes an entry where it is shown; it stays there even if the filter would no longer find it. Gives back what takes
   * the change back.
   */
  change(work: WorkId, change: Omit<EntryPatch, 'work'>): () => void;
}

/**
 * Keeps a list of entries that is fetched in chunks as it is looked at.
 * @param find never rejects
 * @param onChange gets every new state
 */
export function entryListSource(
  find: (query: EntryQuery) => Promise<Result<EntryPage, Problem>>,
  onChange: (list: EntryList) => void,
): EntryListSource {
  let list: EntryList = { filter: noFilter, total: 0, saved: 0, tags: [], chunks: new Map() };
  let wanted: EntryFilter = noFilter;
  let looked: readonly number[] = [0];
  /** Answers to an older search are dropped. */
  let generation = 0;
  const pending = new Set<number>();

  const publish = (next: EntryList) => {
    list = next;
    onChange(next);
  };

  const load = async () => {
    const mine = ++generation;
    pending.clear();
    const chunks = looked;
    const answers = await Promise.all(
      chunks.map((chunk) => find({ ...wanted, offset: chunk * chunkSize, limit: chunkSize })),
    );
    if (mine !== generation) return;
    const pages = new Map<number, readonly Entry[]>();
    let figures = list;
    for (const [index, answer] of answers.entries()) {
      if (!answer.ok) {
        publish({ ...list, problem: answer.error });
        return;
      }
      pages.set(chunks[index] ?? 0, answer.value.rows);
      figures = { ...list, ...answer.value };
    }
    const { total, saved, tags } = figures;
    publish({ filter: wanted, total, saved, tags, chunks: pages });
  };

  const fetchChunk = async (chunk: number) => {
    const mine = generation;
    pending.add(chunk);
    const answer = await find({ ...wanted, offset: chunk * chunkSize, limit: chunkSize });
    if (mine !== generation) return;
    pending.delete(chunk);
    if (answer.ok) publish({ ...list, chunks: new Map(list.chunks).set(chunk, answer.value.rows) });
    else publish({ ...list, problem: answer.error });
  };

  const replace = (before: Entry, after: Entry) => {
    const chunks = new Map<number, readonly Entry[]>();
    for (const [chunk, rows] of list.chunks) {
      chunks.set(
        chunk,
        rows.map((entry) => (entry.work === after.work ? after : entry)),
      );
    }
    publish({ ...list, chunks, tags: recounted(list.tags, before.tags, after.tags) });
  };

  return {
    search(filter) {
      wanted = filter;
      looked = [0];
      return load();
    },
    async look(chunks) {
      looked = chunks.length > 0 ? chunks : [0];
      const missing = looked.filter((chunk) => !list.chunks.has(chunk) && !pending.has(chunk));
      await Promise.all(missing.map(fetchChunk));
    },
    reload: load,
    change(work, change) {
      const before = [...list.chunks.values()].flat().find((entry) => entry.work === work);
      if (!before) return () => {};
      const after = edited(before, change);
      replace(before, after);
      return () => replace(after, before);
    },
  };
}

/** An entry as an edit leaves it. */
export function edited(entry: Entry, edit: Omit<EntryPatch, 'work'>): Entry {
  const { status = entry.status, tags = entry.tags, note = entry.note } = edit;
  return { ...entry, status, tags, note };
}

/** Whether a filter lets everything through. */
export function isEverything({ text, status, tag }: EntryFilter): boolean {
  return text === '' && status === undefined && tag === undefined;
}

/** The tags of the library after those of one entry changed; new ones come last. */
function recounted(tags: EntryPage['tags'], before: readonly string[], after: readonly string[]): EntryPage['tags'] {
  const counts = new Map(tags.map(({ tag, count }) => [tag, count]));
  for (const tag of before) counts.set(tag, (counts.get(tag) ?? 0) - 1);
  for (const tag of after) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 0).map(([tag, count]) => ({ tag, count }));
}
