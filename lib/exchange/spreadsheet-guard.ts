/*
 * Spreadsheets run a cell that opens with `=`, `+`, `-` or `@` as a formula, and a title may come from anybody. The guard
 * is OWASP's apostrophe (https://owasp.org/www-community/attacks/CSV_Injection). It is set before leading spaces too, at
 * every line of a cell, and after `;` and tab, where a program that splits at these sees a new cell. It comes off again
 * without loss, because a cell that looks guarded already gets one more.
 */

/** White space, then a character that opens a formula; the last four are their full-width forms. */
const formula = String.raw`\s*[=+\-@＝＋－＠]`;
const unguarded = new RegExp(String.raw`^'*${formula}`, 'u');
const guarded = new RegExp(String.raw`^'+${formula}`, 'u');
const cellEnds = /([\r\n;\t])/;

export function guardFormulas(text: string): string {
  return onEachCell(text, (cell) => (unguarded.test(cell) ? `'${cell}` : cell));
}

/** Undoes `guardFormulas`. */
export function unguardFormulas(text: string): string {
  return onEachCell(text, (cell) => (guarded.test(cell) ? cell.slice(1) : cell));
}

function onEachCell(text: string, change: (cell: string) => string): string {
  return text
    .split(cellEnds)
    .map((cell, index) => (index % 2 === 0 ? change(cell) : cell))
    .join('');
}
