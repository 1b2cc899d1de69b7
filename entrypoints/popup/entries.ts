import type { EntryFilter } from '../../components/entry-list.ts';
import type { Problem } from '../../components/problem.tsx';
import type { Entry } from '../../lib/identity/entry.ts';
import type { Result } from '../../lib/identity/result.ts';
import { sendMessage } from '../../lib/messages/channel.ts';
import { attempt } from './attempt.ts';
import type { Job } from './library.ts';

/** As many as `findEntries` gives at a time. */
const pageSize = 500;

/** Everything a filter finds, page by page: a message has a size limit, and a job this long shows how far it is. */
export async function readFoundEntries(
  filter: EntryFilter,
  { signal, onProgress }: Job,
): Promise<Result<readonly Entry[], Problem>> {
  const found: Entry[] = [];
  for (let total = 1; found.length < total;) {
    signal.throwIfAborted();
    const query = { ...filter, offset: found.length, limit: pageSize };
    // oxlint-disable-next-line no-await-in-loop -- one page after another, or the background holds them all at once
    const page = await attempt(() => sendMessage('findEntries', query));
    if (!page.ok) return page;
    if (page.value.rows.length === 0) break; // removed meanwhile
    found.push(...page.value.rows);
    total = page.value.total;
    onProgress(found.length);
  }
  return { ok: true, value: found };
}
