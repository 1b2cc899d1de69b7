const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Names of months as pages print them: `Oct`, `Sept.`, `October`. */
const month = String.raw`(?<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?`;
const forms = [
  /(?<!\d)(?<year>\d{4})(?:[-/](?<number>\d{1,2})(?:[-/](?<day>\d{1,2}))?)?(?!\d)/, // 2026-10-04T…, 2026/10, 2026
];
const spelled = [
  new RegExp(String.raw`\b${month} (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b`, 'i'), // Oct 4, 2026
  new RegExp(String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)? ${month},? (?<year>\d{4})\b`, 'i'), // 4 October, 2026
  new RegExp(String.raw`\b(?<year>\d{4}),? ${month}(?: (?<day>\d{1,2}))?\b`, 'i'), // 2026 Oct 4 (PubMed)
  new RegExp(String.raw`\b${month},? (?<year>\d{4})\b`, 'i'), // October 2026
  ...forms,
];

/**
 * The first date in a short text, as exact as it stands there: `2026-10-04`, `2026-10` or `2026`.
 * `undefined` where there is none, or one that no calendar has.
 */
export function isoDate(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const short = text.slice(0, 200);
  for (const form of spelled) {
    const groups = form.exec(short)?.groups;
    if (groups) return compose(groups);
  }
  return undefined;
}

function compose(groups: Record<string, string | undefined>): string | undefined {
  const year = Number(groups['year']);
  if (year < 1900 || year > 2100) return undefined;
  const named = groups['month'] ? months.indexOf(groups['month'].slice(0, 3).toLowerCase()) + 1 : undefined;
  const number = named ?? (groups['number'] ? Number(groups['number']) : undefined);
  if (number === undefined) return String(year);
  if (number < 1 || number > 12) return undefined;
  const yearAndMonth = `${year}-${String(number).padStart(2, '0')}`;
  if (groups['day'] === undefined) return yearAndMonth;
  const date = new Date(`${yearAndMonth}-${groups['day'].padStart(2, '0')}T00:00:00Z`);
  // Engines differ on 31 February: some give the third of March.
  return date.getUTCDate() === Number(groups['day']) ? date.toISOString().slice(0, 10) : undefined;
}
