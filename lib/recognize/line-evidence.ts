import { isPersonName, namesIn } from './names.ts';

/*
 * What a single line of a text capture looks like. Costs are in the same loose unit: 0 is "nothing speaks against it",
 * 1 a doubt, 3 a strong one, 6 as good as excluded. They were set by reasoning on the kinds of line that feeds print and
 * checked on five captures; the recognizer takes the cheapest reading of the whole file, so no single one decides.
 */
export interface LineEvidence {
  readonly asTitle: number;
  readonly asAbstract: number;
  /** Navigation, counts, dates, names: anything that is neither. */
  readonly asChrome: number;
  /** Long enough that it can only be an abstract of its own. */
  readonly long: boolean;
  /** Goes on in the next line, as far as it tells itself: does not end as a sentence does. */
  readonly isOpen: boolean;
  /** Goes on from the line before: begins in the middle of a sentence. */
  readonly resumes: boolean;
  /** Words enough for a title of its own, and nothing that says what else it is. */
  readonly isPhrase: boolean;
  /** Nothing but a date: heads the list of a day. */
  readonly isDate: boolean;
  /** The names, where the line is a list of people. */
  readonly names: readonly string[];
}

/** Nine in ten arXiv abstracts are longer than this, and no title is. */
const longLine = 400;
/** What no title ends with, and a line broken off often does. */
const endsInMidair = /(?:,|\b(?:an?|the|of|to|in|on|at|by|as|for|from|with|and|or|but|that|which|is|are|we|our|its?))$/;
/** Lower-case words that sentences have, and titles seldom more than one of. */
const ofSentences = /\b(?:we|it|is|are|was|were|has|have|been|can|this|these|such|which)\b/g;
const institution = /\b(?:University|Institute|Laboratory|Academy|College)\b/;
/** A short line that stands this often in one capture belongs to the page: no feed lists a paper three times. */
const chromeRepeats = 3;

/**
 * @param repeats how often the very same line stands in the capture.
 * @param isLast whether it is the capture's last, which may be cut short.
 */
export function lineEvidence(line: string, repeats: number, isLast = false): LineEvidence {
  const { length } = line;
  const words = line.split(/\s+/).length;
  const isDate = isDateLine(line);
  const names = peopleIn(line);
  const isMark = isDate || isCount(line) || isLink(line) || isByline(line);
  const isRepeated = length < 80 && repeats >= chromeRepeats;
  const ends = /[.!?…]["'”’)\]]?$|:\/\/\S+$/.test(line); // an address at the end loses its full stop
  const resumes = /^\p{Ll}/u.test(line);
  const hasSentence = /\p{Ll}{3}\. \p{Lu}/u.test(line); // `v.s.` and `et al.` are no ends

  let asTitle = length > longLine ? Infinity : length > 300 ? 5 : length > 200 ? 1.5 : 0;
  if (ends && !line.endsWith('?')) asTitle += line.endsWith('!') ? 1 : 3;
  if (hasSentence || line.includes('://')) asTitle += 2;
  if (words < 3) asTitle += words < 2 ? 1.5 : 1;
  if (resumes || /^[©·•|]/.test(line)) asTitle += 0.5;
  if (endsInMidair.test(line)) asTitle += 2;
  if ((line.match(ofSentences)?.length ?? 0) > 1) asTitle += 1;
  if (isMark) asTitle += 3;
  if (names.length > 0) asTitle += 1.5;
  else if (words < 5 && !isLast && isPersonName(line)) asTitle += 0.5; // as many short titles are too
  if (isLast && words < 4) asTitle += 1; // the end of a footer, sooner than a title that has lost its abstract
  if (isRepeated) asTitle += 5;

  let asAbstract = Math.max(0, 4 - length / 100);
  if (length < longLine && !(isLast && !ends)) asAbstract += line.endsWith('?') ? -1 : ends ? -2 : 1;
  if (hasSentence) asAbstract -= 1;
  if (isMark || isRepeated) asAbstract += 6;

  // A short line may be anything; the longer it is, the less likely it is that the page says it of itself.
  let asChrome = length > longLine ? 6 : Math.min(4, 1.5 + length / 40);
  if (names.length > 0) asChrome = 1;
  if (institution.test(line)) asChrome = Math.min(asChrome, 2);
  if (words < 2) asChrome = 0.5;
  if (isMark || isRepeated) asChrome = 0;

  return {
    asTitle,
    asAbstract: Math.max(0, asAbstract),
    asChrome,
    long: length > longLine,
    isOpen: !ends,
    resumes,
    isPhrase: words > 4 && length > 40 && asChrome > 2,
    isDate,
    names,
  };
}

const monthOrDay =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|week|today|yesterday)[a-z]*$/i;
const numeral = /^(?:\d{1,4}(?:st|nd|rd|th)?|W\d{2}|\d+年|\d+月|\d+日|\d+年\d+月\d+日|\d+月\d+日)$/i;

/** `Apr 22`, `Friday, October 2nd, 2026`, `2026-10-02`, `02.10.2026`, `Week 40 of 2026`, `10月2日`, `Yesterday`. */
function isDateLine(line: string): boolean {
  if (line.length > 40) return false;
  const tokens = line.split(/[\s,./–—·-]+/).filter((token) => token !== '');
  const named = tokens.filter((token) => monthOrDay.test(token)).length;
  const counted = tokens.filter((token) => numeral.test(token)).length;
  const rest = tokens.filter((token) => !monthOrDay.test(token) && !numeral.test(token));
  if (rest.some((token) => !/^(?:of|on|published|to|the)$/i.test(token))) return false;
  if (named > 0) return counted > 0 || tokens.length === 1;
  return counted >= 3 || tokens.some((token) => /[年月日]$/.test(token));
}

/** `12`, `·`, `+3`, `1.2k`, `533 authors`, `· 5 comments`, `3 days ago`. */
function isCount(line: string): boolean {
  return line.length < 40 && /^[^\p{L}]*(?:[kKM]\b|\p{N}\s*\p{L}+(?:\s\p{L}+)?)?[^\p{L}]*$/u.test(line);
}

function isLink(line: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/.test(line);
}

/** `Submitted by someone`, `Published on Oct 4`, `Tidewater AI · Oct 4, 2026`, `GitHub 1.2k`. */
function isByline(line: string): boolean {
  return (
    line.length < 80 &&
    /^\p{L}+ed (?:by|on|to)\b|· (?:Published on )?\p{L}{3,9} \d{1,2}, \d{4}$|^GitHub \d/iu.test(line)
  );
}

/** `Ada Example, Björn van Beispiel and Chen Li`: two or more names; none for any other line. */
function peopleIn(line: string): readonly string[] {
  const names = namesIn(line);
  return names.length > 1 && names.every((name) => name.length < 60 && isPersonName(name)) ? names : [];
}
