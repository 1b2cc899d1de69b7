import type { Entry } from '../identity/entry.ts';
import { formatDate } from './date-parts.ts';
import { splitMath } from './math.ts';
import { onOneLine } from './one-line.ts';
import { printedLine } from './printed-line.ts';
import { publicationOf } from './publication.ts';
import { webAddress } from './web-address.ts';

const checkboxes = { 'to-read': '[ ]', reading: '[/]', read: '[x]' } as const satisfies Record<Entry['status'], string>;

/**
 * A Markdown task list, one item an entry: title as a link, authors, venue and date, identifiers, code, tags, and the
 * note as a quotation. Reads as CommonMark and as an Obsidian note (`[/]` is its "in progress"). There is no front
 * matter: that describes a note about one thing, and this file is a list to paste from.
 */
export function toMarkdown(entries: readonly Entry[]): string {
  return entries.map(markdownItem).join('');
}

function markdownItem(entry: Entry): string {
  const { venue, date, url } = publicationOf(entry);
  const title = markdownTitle(entry.title);
  const code = webAddress(entry.code);
  const facts = [
    entry.authors.map(escapedLine).join(', '),
    [venue && escapedLine(venue), date && formatDate(date)].filter(Boolean).join(', '),
    entry.identifiers.map((identifier) => inlineCode(identifier)).join(' '),
    code && `[code](${code})`,
    entry.tags.map(hashtag).filter(Boolean).join(' '),
  ].filter(Boolean);
  const lines = [
    `- ${checkboxes[entry.status]} ${url ? `[${title}](${url})` : title}`,
    ...facts.map((fact) => `  ${fact}`),
    ...noteLines(entry.note).map((line) => `  > ${line}`.trimEnd()),
  ];
  // A backslash at the end of a line is a line break; the last line and the quotation need none.
  return `${lines.map((line, index) => (index < facts.length ? `${line}\\` : line)).join('\n')}\n`;
}

/** Math is kept where it cannot be read as Markdown or HTML by a program that knows no math. */
function markdownTitle(title: string): string {
  return splitMath(printedLine(title))
    .map(({ kind, text }) => {
      if (kind === 'words') return escaped(text);
      return /[<>[\]*|]/.test(text) ? escaped(`$${text}$`) : `$${text}$`;
    })
    .join('');
}

/** Text that shows as it stands: no emphasis, link, tag, entity, math, highlight, comment or HTML can come of it. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~$]|&(?=[#\w])|=(?==)|%(?=%)/g, String.raw`\$&`);
}

/** Text that may open a line, where it must not open a list or underline a heading. */
function escapedLine(text: string): string {
  return escaped(onOneLine(text))
    .replace(/^([-+=])/, String.raw`\$1`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}

function noteLines(note: string): readonly string[] {
  return note === '' ? [] : note.split(/\r\n?|\n/).map(escapedLine);
}

/** Canonical identifiers hold no back quote except in hostile data. */
function inlineCode(text: string): string {
  return `\`${onOneLine(text).replaceAll('`', '')}\``;
}

/** Obsidian's tags are letters, digits, `_`, `-` and `/`, and not digits alone. */
function hashtag(tag: string): string {
  const word = tag.replaceAll(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return /[^\d]/u.test(word) ? `#${word}` : '';
}
