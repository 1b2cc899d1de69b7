/** Frames stop in a hidden tab; there the work runs after this long, in ms. */
const hiddenDelay = 250;

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
