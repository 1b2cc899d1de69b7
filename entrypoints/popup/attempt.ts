import type { Problem } from '../../components/problem.tsx';
import type { Result } from '../../lib/identity/result.ts';
import { BackgroundUnavailable, reach } from '../../lib/messages/reach.ts';

/** Makes a call to the background; whatever goes wrong on the way becomes a problem the interface has words for. */
export async function attempt<T, E extends Problem>(call: () => Promise<Result<T, E>>): Promise<Result<T, Problem>> {
  try {
    return await reach(call);
  } catch (error) {
    if (error instanceof BackgroundUnavailable) return { ok: false, error: 'gone' };
    reportError(error);
    return { ok: false, error: 'unexpected' };
  }
}
