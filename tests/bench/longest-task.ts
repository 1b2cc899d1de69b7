import { setTimeout as pause } from 'node:timers/promises';

import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** CPU time of the thread, in µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** So long it is traced at a time, and then not, in ms: tracing tells of every row that a worker writes. */
const [traced, untraced] = [5_000, 10_000];

/**
 * The longest task that the main threads of the browser's pages have while something happens, looked at from its start on,
 * a third of the time. CPU time in ms: a busy machine adds none.
 */
export async function longestTask(session: CDPSession, happening: () => Promise<void>): Promise<number> {
  let longest = 0;
  const ended = new AbortController();
  const happened = happening().finally(() => ended.abort());
  while (!ended.signal.aborted) {
    const events = await traceFor(session, traced, ended.signal);
    longest = Math.max(longest, longestOfPages(events));
    await pause(untraced, undefined, { signal: ended.signal }).catch(() => undefined);
  }
  await happened;
  return longest;
}

async function traceFor(session: CDPSession, time: number, signal: AbortSignal): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: readonly object[] }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the trace event format, of which the protocol's types say nothing
    const all = value as readonly TraceEvent[];
    events.push(...all.filter(({ name }) => name === 'RunTask' || name === 'thread_name'));
  };
  session.on('Tracing.dataCollected', collect);
  const complete = new Promise((resolve) => {
    session.once('Tracing.tracingComplete', resolve);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'] },
  });
  await pause(time, undefined, { signal }).catch(() => undefined);
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return events;
}

function longestOfPages(events: readonly TraceEvent[]): number {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const pages = new Set(events.filter(({ args }) => args?.name === 'CrRendererMain').map(threadOf));
  if (pages.size === 0) throw new Error('The trace names no main thread of a page');
  const tasks = events.filter((event) => event.name === 'RunTask' && pages.has(threadOf(event)));
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000;
}
