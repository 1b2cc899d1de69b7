/** Year, month from 1, day from 1, as exact as known. */
export type DateParts = readonly [year: number, month?: number, day?: number];

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `undefined` for anything else and for days no calendar has. */
export function parseDate(text: string): DateParts | undefined {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!found) return undefined;
  const [, year, month, day] = found.map(Number);
  if (year === undefined || year === 0) return undefined;
  if (found[2] === undefined) return [year];
  if (month === undefined || month < 1 || month > 12) return undefined;
  if (found[3] === undefined) return [year, month];
  // Day 0 of the next month is the last day of this one.
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day === undefined || day < 1 || day > lastDay ? undefined : [year, month, day];
}

/** `[2026, 3]` → `2026-03`. */
export function formatDate(parts: DateParts): string {
  const [year, ...rest] = parts;
  return [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}
