/** One cell, and what ends it. A quotation mark that is not doubled and not at the end of a cell is kept as it stands. */
function cellPattern(separator: string): RegExp {
  return new RegExp(
    String.raw`(?:"([^"]*(?:""[^"]*)*)"(?=${separator}|[\r\n]|$)|([^${separator}\r\n]*))(${separator}|\r\n?|\n|$)`,
    'gy',
  );
}

/**
 * The rows of a CSV file by RFC 4180, one after the other, with comma, semicolon or tab between the cells, whichever the
 * first line has most of. Empty lines are no rows. Linear.
 */
export function* csvRows(text: string): Generator<readonly string[], void> {
  const content = text.replace(/^\u{FEFF}/u, '');
  const cell = cellPattern(separatorOf(content));
  let row: string[] = [];
  for (const [whole, quoted, bare = '', end = ''] of content.matchAll(cell)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== '' && !/[\r\n]/.test(end)) continue;
    if (row.some((one) => one !== '')) yield row;
    row = [];
    if (whole === '') return;
  }
}

function separatorOf(text: string): string {
  const [firstLine = ''] = text.slice(0, 10_000).split(/[\r\n]/, 1);
  const count = (separator: string): number => firstLine.split(separator).length;
  const [most = ','] = [',', ';', '\t'].toSorted((left, right) => count(right) - count(left));
  return most;
}
