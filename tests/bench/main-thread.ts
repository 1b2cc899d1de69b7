import type { CDPSession } from '@playwright/test';

/** What the main thread of a page did. CPU time in ms: a busy machine adds none. */
export interface MainThread {
  /** All tasks together: scripts, and style, layout and painting that they caused. */
  readonly total: number;
  /** The scripts alone. */
  readonly scripts: number;
  /** The most that scripts took in one task. */
  readonly longestScript: number;
  /** The longest task, style, layout and painting included. */
  readonly longestTask: number;
  readonly layouts: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread, in µs. */
  readonly tdur?: number;
}

const scripting = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'v8.callFunction']);

/**
 * Watches the renderer while something happens in its page. The page must have no scripts of its own: all that run on it
 * are taken to be the extension's.
 *
 * @param from what is counted: everything, or what comes with the first script and after it
 */
export async function watchMainThread(
  session: CDPSession,
  happening: () => Promise<void>,
  from: 'start' | 'script' = 'script',
): Promise<MainThread> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the trace event format, of which the protocol's types say nothing
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'] },
  });
  await happening();
  const complete = new Promise((resolve) => {
    session.once('Tracing.tracingComplete', resolve);
  });
  await session.send('Tracing.end');
  await complete;
  return summaryOf(events, from);
}

function summaryOf(events: readonly TraceEvent[], from: 'start' | 'script'): MainThread {
  const complete = events.filter(({ dur }) => dur !== undefined);
  const thread = busiest(complete.filter(({ name }) => name === 'Layout' || name === 'PrePaint'));
  const own = complete.filter((event) => threadOf(event) === thread).toSorted((a, b) => a.ts - b.ts);
  const scripts = outermost(own.filter(({ name }) => scripting.has(name)));
  const start = from === 'start' ? -Infinity : (scripts[0]?.ts ?? Infinity);
  const tasks = own.filter((event) => event.name === 'RunTask' && endOf(event) > start);
  const scriptIn = (task: TraceEvent) => cpu(scripts.filter(({ ts }) => ts >= task.ts && ts < endOf(task)));
  return {
    total: cpu(tasks),
    scripts: cpu(scripts),
    longestScript: Math.max(0, ...tasks.map(scriptIn)),
    longestTask: Math.max(0, ...tasks.map((task) => cpu([task]))),
    layouts: own.filter(({ name, ts }) => name === 'Layout' && ts > start).length,
  };
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

/** The thread that most of the events are of. */
function busiest(events: readonly TraceEvent[]): string | undefined {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = -Infinity;
  return events.filter((event) => {
    const isOuter = event.ts >= end;
    if (isOuter) end = endOf(event);
    return isOuter;
  });
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}

function cpu(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}
