import { i18n } from '#i18n';

import type { Millis } from '../lib/identity/visit.ts';
import { locale } from './locale.ts';

/*
 * The words of an age come from the language files. `Intl` knows them too, but the first number that it formats takes it
 * 13 to 30 ms in every new process (Chromium 156): longer than all badges of a page.
 */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What is one of a unit ago has, of the longer ones, a name. */
const units = [
  ['years', 365 * day, 'lastYear'],
  ['months', 30 * day, 'lastMonth'],
  ['weeks', 7 * day, 'lastWeek'],
  ['days', day, 'yesterday'],
  ['hours', hour, undefined],
  ['minutes', minute, undefined],
] as const;

/** “2 days ago”, “yesterday”, “now”, in the largest unit that fits. A time in the future (another clock) is “now”. */
export function timeAgo(at: Millis, now: Millis): string {
  for (const [unit, length, last] of units) {
    const count = Math.floor((now - at) / length);
    if (count === 1 && last !== undefined) return i18n.t(`ago.${last}`);
    if (count >= 1) return i18n.t(`ago.${unit}`, count);
  }
  return i18n.t('ago.now');
}

/** Weeks up to a year: in short, the month is an “m” too. Days up to two weeks. */
const shortUnits = [
  ['year', 365 * day, 365 * day],
  ['week', 14 * day, 7 * day],
  ['day', day, day],
  ['hour', hour, hour],
  ['minute', minute, minute],
] as const;

/** An age for a badge, “2d” or “3w”; `undefined` under a minute, and for times to come (another clock). */
export function shortAge(age: Millis): string | undefined {
  for (const [unit, from, length] of shortUnits) {
    if (age >= from) return i18n.t(`age.${unit}`, [Math.floor(age / length)]);
  }
  return undefined;
}

/** “20 Nov 2026, 18:05”. */
export function dateAndTime(at: Millis): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
