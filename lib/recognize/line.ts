/*
 * Control characters and spaces without width carry nothing a reader sees; bidirectional overrides and isolates would turn round the sentence of
 * ours that a title is quoted in. Marks that right-to-left titles need (U+200E, U+200F) stay.
 */
// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const unwanted = /[\u0000-\u0008\u000E-\u001F\u007F\u200B\u202A-\u202E\u2066-\u2069]+/g;

/**
 * A page's text as one line: white space folded, ends trimmed, at most `limit` characters (UTF-16 units).
 * Reads at most four times the limit, so that a megabyte of text costs no more than a long one.
 */
export function line(text: string, limit: number): string {
  return text
    .slice(0, 4 * limit)
    .replace(unwanted, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, limit)
    .toWellFormed(); // the cut may have halved a surrogate pair
}
