import { identifierFromUrl, identifiersInText, type IdentifierReading } from '../identity/identifier.ts';
import { addressOf } from './address.ts';
import { line } from './line.ts';
import { namesIn } from './names.ts';

/** One line of a capture, as it reads. */
export interface CaptureLine {
  readonly text: string;
  /** A title by its markup or its label: `### …`, `Title: …`, the line above `Authors: …`. */
  readonly isTitle?: boolean;
  /** Something else by its label: `Subjects: …`. */
  readonly isNote?: boolean;
  /** The authors, by their label or their place below a labelled title. */
  readonly names?: readonly string[] | undefined;
  /** The paper that it links to, or that it names and says nothing else. */
  readonly paper?: IdentifierReading | undefined;
  readonly url?: URL | undefined;
}

/** Twice the longest abstract that a listing keeps. */
const lineLimit = 40_000;
/** A capture without a longer line has been wrapped to a width: no abstract is so short that all could be. */
const wrapLimit = 250;

/** `[12] arXiv:2611.10038 (cross-list from physics.space-ph) [pdf, html, other]`: what is longer says more than that. */
const nameLimit = 100;

/** The lines of a capture, folded, none empty; what stands twice in a row, for wide windows and narrow, once. */
export function captureLines(text: string): readonly CaptureLine[] {
  const folded = text
    .trim()
    .split(/\r\n?|\n/)
    .map((raw) => line(raw, lineLimit));
  const isWrapped = folded.includes('') && folded.every(({ length }) => length < wrapLimit);
  const whole = (isWrapped ? paragraphsOf(folded) : folded).filter((one) => one !== '');
  const lines = withLabels(
    (isMarkdown(whole) ? linesOfMarkdown(whole) : whole.map((one) => ({ text: one }))).map(named),
  );
  return lines.filter((one, index) => one.text !== lines[index - 1]?.text);
}

/** Lines that begin something, a heading, an item of a list or a link, are no part of the paragraph above them. */
function paragraphsOf(lines: readonly string[]): readonly string[] {
  const paragraphs: string[] = [];
  for (const [index, text] of lines.entries()) {
    if (text === '' || (lines[index - 1] ?? '') === '' || /^(?:#{1,6} |[-*] |[[\]])/.test(text)) paragraphs.push(text);
    else paragraphs.push(`${paragraphs.pop() ?? ''} ${text}`);
  }
  return paragraphs;
}

/** With its paper, where the line is an address, or short and names an identifier: `arXiv:2611.10038 [pdf, html]`. */
function named(one: CaptureLine): CaptureLine {
  if (one.paper) return one;
  if (/^https?:\S+$/.test(one.text)) return withAddress({ ...one, isNote: true }, one.text);
  if (one.text.length > nameLimit || !/^(?:\[\d+\] )?(?:arxiv|doi|pmid)\b/i.test(one.text)) return one;
  return { ...one, isNote: true, paper: identifiersInText(one.text)[0] };
}

function withAddress(one: CaptureLine, address: string | undefined): CaptureLine {
  const url = addressOf(address);
  const paper = url && identifierFromUrl(url);
  return paper ? { ...one, paper, url } : one;
}

/* Markdown, as clippers and readers of pages write it. */

const heading = /^(#{1,6}) +(?=\S)/;
const link = /!?\[((?:[^[\]]|\[[^[\]]*\])*)\](?:\((\S*?)(?: "[^"]*")?\)|\[(\d+)\])/g;
/** So many links or headings are none that an abstract happens to hold. */
const marksOfMarkdown = 3;

function isMarkdown(lines: readonly string[]): boolean {
  const marked = lines.filter((one) => heading.test(one) || /\]\(https?:|\]\[\d+\]/.test(one));
  return marked.length >= marksOfMarkdown;
}

function linesOfMarkdown(lines: readonly string[]): readonly CaptureLine[] {
  const addresses = new Map(lines.map(referenceIn).filter((reference) => reference !== undefined));
  const level = commonest(lines.flatMap((one) => heading.exec(one)?.[1] ?? []));
  return lines
    .filter((one) => !referenceIn(one))
    .map((one) => {
      const targets: string[] = [];
      const text = one
        .replace(heading, '')
        .replace(link, (whole, shown: string, target: string | undefined, number: string | undefined) => {
          targets.push(target ?? addresses.get(number ?? '') ?? '');
          return whole.startsWith('!') ? '' : shown.replace(/!?\[[^[\]]*\]/g, '');
        })
        // A link around several lines leaves a bracket on the first and its address on the last.
        .replace(/^\[$|^\]?(?:\[\d+\]|\((\S+)\))$/, '')
        .replace(/^[-*+] (?=\S)/, '')
        .replace(/\\([[\]_*#`~\\-])/g, '$1');
      const read = { text: text.trim(), isTitle: level !== undefined && heading.exec(one)?.[1] === level };
      return withAddress(
        read,
        targets.find((target) => identifierFromUrl(target)),
      );
    })
    .filter(({ text }) => text !== '');
}

/** `[12]: https://…`, where the links of a page are listed at its end. */
function referenceIn(text: string): readonly [string, string] | undefined {
  const [, number, address] = /^\[?(\d+)(?:\]:?|\.) (https?:\S+)$/.exec(text) ?? [];
  return number !== undefined && address !== undefined ? [number, address] : undefined;
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/* arXiv's pages: lists say "Title:", search only "Authors:". */

const titleLabel = /^Title: ?/;
const authorsLabel = /^Authors?: ?/;
const notes =
  /^(?:Comments|Subjects|Journal[- ]ref|Report[- ]n(?:umber|o)|DOI|MSC[- ][Cc]lass|ACM[- ][Cc]lass|Submitted \d)/;

function withLabels(lines: readonly CaptureLine[]): readonly CaptureLine[] {
  const often = (label: RegExp) => lines.filter(({ text }) => label.test(text)).length > 1;
  const hasTitles = often(titleLabel);
  if (!hasTitles && !often(authorsLabel)) return lines;
  const whole = withoutBreaks(lines);
  return whole.flatMap((one, index) => {
    const [before, after] = [whole[index - 1]?.text ?? '', whole[index + 1]?.text ?? ''];
    const isTitle = hasTitles ? titleLabel.test(one.text) || before === 'Title:' : authorsLabel.test(after);
    const isNote = one.isNote === true || notes.test(one.text) || (notes.test(before) && before.endsWith(':'));
    const isBelowTitle = hasTitles && (/^Title: ./.test(before) || whole[index - 2]?.text === 'Title:');
    const areNames = authorsLabel.test(one.text) || /^Authors?:$/.test(before) || (isBelowTitle && !isNote);
    const text = one.text
      .replace(titleLabel, '')
      .replace(authorsLabel, '')
      .replace(/ ?[▽△] ?(?:More|Less)$/, '');
    const names = areNames ? namesIn(text).filter((name) => !name.startsWith('et al')) : undefined;
    return text === '' ? [] : { text, isTitle, isNote, names, paper: one.paper, url: one.url };
  });
}

/** Names that stand on a line each, with a comma behind all but the last. */
function withoutBreaks(lines: readonly CaptureLine[]): readonly CaptureLine[] {
  const whole: CaptureLine[] = [];
  for (const one of lines) {
    const before = whole.at(-1);
    const goesOn = before?.text.endsWith(',') === true && before.text.length < lineLimit;
    if (goesOn) whole[whole.length - 1] = { ...before, text: `${before.text} ${one.text}` };
    else whole.push(one);
  }
  return whole;
}
