import { NotInTime, until } from '../e2e/driver.ts';

/** What must not happen to a library. Every other error of a trial is the browser's or its driver's, and proves nothing. */
export class Harm extends Error {
  override readonly name = 'Harm';
}

/** Waits for what the extension owes its reader; that it does not come is harm. A minute, for a machine may be busy. */
export async function owed<T>(what: string, ask: Parameters<typeof until<T>>[1]): Promise<T> {
  try {
    return await until(what, ask, 60_000);
  } catch (error) {
    throw error instanceof NotInTime ? new Harm(error.message, { cause: error }) : error;
  }
}
