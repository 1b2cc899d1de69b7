/** Nothing came of what was begun, neither good nor bad. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

/** @throws {Silence} after so many milliseconds */
export async function within<T>(time: number, promise: Promise<T>): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Silence(`No answer for ${time / 1000} s`)), time);
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
