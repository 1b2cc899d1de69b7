/** Frames stop in a hidden tab; there the work runs after this long, in ms. */
const hiddenDelay = 250;

/** How long one slice of our work may hold a page up, in ms. */
const slice = 4;

/** Work in steps, each far shorter than a slice. */
export type Pass = Iterator<void, void, void>;

/** Takes as many steps as fit into a slice, one at least. Gives whether the work is done. */
export function inOneSlice(pass: Pass): boolean {
  const deadline = performance.now() + slice;
  while (!pass.next().done) if (performance.now() >= deadline) return false;
  return true;
}

/** Does the work in slices, a turn each. Gives what it came to; never, once `signal` has ended. */
export function inSlices<T>(steps: Generator<void, T, void>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve) => {
    const pass = whole();
    function* whole(): Pass {
      resolve(yield* steps);
    }
    function turn(): void {
      if (!inOneSlice(pass)) onNextTurn(turn, signal);
    }
    turn();
  });
}

/** Runs once, on the next animation frame or soon after where there are no frames. Nothing runs once `signal` has ended. */
export function onNextFrame(run: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  const once = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    if (!signal.aborted) run();
  };
  frame = requestAnimationFrame(once);
  timer = setTimeout(once, hiddenDelay);
}

/**
 * Runs once, right after what the browser has to do for its reader first. Not by a timer: from the fifth in a row those
 * wait 4 ms each (HTML, "timer initialization steps"), and the page lays itself out in between.
 */
export function onNextTurn(run: () => void, signal: AbortSignal): void {
  const once = () => {
    if (!signal.aborted) run();
  };
  // Firefox before 142 has no scheduler.
  if ('scheduler' in globalThis) void scheduler.postTask(once, { priority: 'user-blocking' });
  else setTimeout(once, 0);
}
