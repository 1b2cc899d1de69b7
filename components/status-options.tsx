import { entryStatuses, type EntryStatus } from '../lib/identity/state.ts';
import { statusWord } from './words.ts';

/** The statuses of an entry, as options of a `<select>`. */
export function StatusOptions() {
  return (
    <>
      {entryStatuses.map((status) => (
        <option key={status} value={status}>
          {statusWord(status)}
        </option>
      ))}
    </>
  );
}

/** The status that was chosen; `undefined` for an option that is none. */
export function chosenStatus({ value }: HTMLSelectElement): EntryStatus | undefined {
  return entryStatuses.find((status) => status === value);
}
