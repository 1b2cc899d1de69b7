import { formatDate, parseDate } from '../date-parts.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as catalogues write it (`2026-11-20T08:00Z`, `2026/11/20/`, `20 November 2026`, `Nov 2026`, `2026`) in the form
 * of `Entry.date`, as exact as it is; `undefined` where there is no year.
 */
export function readDate(text: string): string | undefined {
  const words = text.slice(0, 100).toLowerCase();
  const numeric = /\b(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?/.exec(words);
  const year = numeric?.[1];
  if (year === undefined) return undefined;
  const named = months.findIndex((month) => new RegExp(String.raw`\b${month}`).test(words)) + 1;
  const month = numeric?.[2] ?? (named === 0 ? undefined : String(named));
  const day =
    numeric?.[3] ?? (named === 0 ? undefined : /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(words.replace(year, ' '))?.[1]);
  const exact = [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []);
  for (; exact.length > 0; exact.pop()) {
    const parts = parseDate(exact.join('-'));
    if (parts !== undefined) return formatDate(parts);
  }
  return undefined;
}
