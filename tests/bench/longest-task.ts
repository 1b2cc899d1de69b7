import { setTimeout as pause } from 'node:timers/promises';

import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began, in µs. */
  readonly ts: number;
  /** How long it took by the clock, in µs. */
  readonly dur?: number;
  /** CPU time of the thread, in µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** So long it is traced at a time, and then not, in ms: tracing tells of every row that a worker writes. */
const [traced, untraced] = [5_000, 10_000];

/** What a task is told of from, in ms of CPU time, and what is named in it. */
const [long, named] = [50, 5];

/**
 * The longest task that the main threads of the browser's pages have while something happens, looked at from its start on,
 * a third of the time. CPU time in ms: a busy machine adds none. Of a long one it prints what it consists of.
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
    events.push(
      ...all.filter(({ name, tdur = 0 }) => tdur > named * 1000 || name === 'RunTask' || name === 'thread_name'),
    );
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
  const ofPages = events.filter((event) => pages.has(threadOf(event)));
  let longest: TraceEvent | undefined;
  for (const event of ofPages) {
    if (event.name === 'RunTask' && milliseconds(event) > milliseconds(longest)) longest = event;
  }
  if (longest !== undefined && milliseconds(longest) > long) tellOf(longest, ofPages);
  return milliseconds(longest);
}

function milliseconds({ tdur = 0 }: Pick<TraceEvent, 'tdur'> = {}): number {
  return tdur / 1000;
}

function tellOf(task: TraceEvent, events: readonly TraceEvent[]): void {
  const { ts: start, dur = 0, pid, tid } = task;
  const within = events.filter(
    (event) => event !== task && event.pid === pid && event.tid === tid && event.ts >= start && event.ts < start + dur,
  );
  const parts = within.map((event) => `${event.name} ${milliseconds(event).toFixed(0)}`);
  console.log(`  a task of ${milliseconds(task).toFixed(0)} ms: ${parts.join(', ')}`);
}
