import type { EntryFilter } from '../../components/entry-list.ts';
import type { Problem } from '../../components/problem.tsx';
import type { WorkId } from '../../lib/identity/answer.ts';
import type { Entry } from '../../lib/identity/entry.ts';
import type { Result } from '../../lib/identity/result.ts';
import { sendMessage } from '../../lib/messages/channel.ts';
import { attempt } from './attempt.ts';
import type { Job } from './library.ts';

/** As many as `findEntries` gives at a time. */
const pageSize = 500;

/** A list that changes while it is read is read so often before it is taken as it is. */
const mostReadings = 3;

/**
 * Everything a filter finds, page by page: a message has a size limit, and a job this long shows how far it is. Where papers
 * are saved or removed meanwhile, pages overlap or leave one out; then they are read anew.
 */
export async function readFoundEntries(filter: EntryFilter, job: Job): Promise<Result<readonly Entry[], Problem>> {
  for (let reading = 1; ; reading += 1) {
    // oxlint-disable-next-line no-await-in-loop -- again only if the first was in vain
    const read = await readPages(filter, job);
    if (!read.ok) return read;
    if (read.value.isWhole || reading === mostReadings) return { ok: true, value: read.value.entries };
  }
}

interface Reading {
  readonly entries: readonly Entry[];
  /** Whether the list was the same from the first page to the last. */
  readonly isWhole: boolean;
}

async function readPages(filter: EntryFilter, { signal, onProgress }: Job): Promise<Result<Reading, Problem>> {
  const found = new Map<WorkId, Entry>();
  const totals = new Set<number>();
  for (let [offset, total] = [0, 1]; offset < total; offset += pageSize) {
    signal.throwIfAborted();
    const query = { ...filter, offset, limit: pageSize };
    // oxlint-disable-next-line no-await-in-loop -- one page after another, or the background holds them all at once
    const page = await attempt(() => sendMessage('findEntries', query));
    if (!page.ok) return page;
    for (const entry of page.value.rows) found.set(entry.work, entry);
    total = page.value.total;
    totals.add(total);
    onProgress(found.size);
  }
  return { ok: true, value: { entries: [...found.values()], isWhole: totals.size === 1 && totals.has(found.size) } };
}
