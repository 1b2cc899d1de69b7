import type { Millis } from '../identity/visit.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Weeks up to a year: the narrow month is an “m” too. */
const units = [
  ['year', 365 * day],
  ['week', 14 * day],
  ['day', day],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

// Making one takes longer than a badge may.
const formats = new Map<string, Intl.NumberFormat>();

function format(unit: string, locale: string): Intl.NumberFormat {
  const name = `${unit} ${locale}`;
  const known = formats.get(name) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' });
  formats.set(name, known);
  return known;
}

/** An age for a badge, “2d” or “3w”; `undefined` under a minute, and for times to come (another clock). */
export function shortAge(age: Millis, locale: string): string | undefined {
  for (const [unit, length] of units) {
    if (age < length) continue;
    const count = Math.floor(age / (unit === 'week' ? 7 * day : length));
    return format(unit, locale).format(count);
  }
  return undefined;
}
