import type { Listing } from '../identity/listing.ts';
import { line } from './line.ts';
import { lineEvidence, type LineEvidence } from './line-evidence.ts';
import { listingFrom } from './listing.ts';

/**
 * How a line of a capture is read: `head` before the first listing, `title`, `abstract`, `beside` for what stands between a
 * title and its abstract (names, counts), `after` for what stands behind a listing.
 */
const readings = ['head', 'title', 'beside', 'abstract', 'after'] as const;
type Reading = (typeof readings)[number];

/** What it costs to read a line so, given the line before it and how that was read. Missing: impossible. */
const steps: Record<Reading, Partial<Record<Reading, (here: LineEvidence, before: LineEvidence) => number>>> = {
  head: {
    head: (here) => (besideOrAfter(here) < 3 ? here.asChrome / 4 : here.asChrome), // pages speak of themselves, briefly
    title: (here) => here.asTitle,
  },
  title: {
    title: (here) => here.asTitle + 3, // the one before has no abstract
    beside: (here) => besideOrAfter(here) + 0.3,
    abstract: (here) => here.asAbstract + (here.resumes ? 1 : 0),
  },
  beside: {
    title: (here) => here.asTitle + 3,
    beside: besideOrAfter,
    abstract: (here) => here.asAbstract + 0.2,
  },
  abstract: {
    title: (here) => here.asTitle,
    abstract: (here, before) => here.asAbstract + anotherParagraph(here, before),
    after: besideOrAfter,
  },
  after: {
    title: (here) => here.asTitle,
    abstract: (here) => here.asAbstract + (here.long ? 7 : 3), // what stands so far apart has a title of its own
    after: besideOrAfter,
  },
};

/** What it costs to take a line for none of the listing's own: a title that has lost its abstract looks like one. */
function besideOrAfter(here: LineEvidence): number {
  return here.asChrome + (here.isPhrase ? 1 : 0);
}

/** What it costs to take a line for one more paragraph of the abstract before it, or for the rest of a broken one. */
function anotherParagraph(here: LineEvidence, before: LineEvidence): number {
  if (before.isOpen) return here.resumes ? -3 : 0.5;
  return here.long ? 2 : 0.5;
}

/** What it costs to end so: a last title may have lost its abstract where the capture was cut. */
const endings: Record<Reading, number> = { head: 0, title: 1, beside: 1.5, abstract: 0, after: 0 };

/** Twice the longest abstract that a listing keeps. */
const lineLimit = 40_000;
/** A capture without a longer line has been wrapped to a width: no abstract is so short that all could be. */
const wrapLimit = 250;
/** Two thirds of the listings of a feed have an abstract, and it is this long; prose with headings has other proportions. */
const abstractLength = 300;
/** Below a date, which prose seldom has, this will do. */
const abstractLengthBelowDate = 100;

/**
 * The listings of a feed page that was saved as plain text: title and abstract in turn, below lines of navigation and a
 * date, with counts and names between them. Reads the file in the way that fits all its lines best (a shortest path,
 * linear in their number). Empty for a text that is not such a capture.
 */
export function recognizeText(text: string): readonly Listing[] {
  const lines = linesOf(text);
  const evidence = evidenceOf(lines);
  const headEnds = endOfHead(evidence);
  const listings = listingsOf(lines, evidence, cheapestReadings(evidence, headEnds));
  const least = headEnds > 0 ? abstractLengthBelowDate : abstractLength;
  const whole = listings.filter(({ abstract = '' }) => abstract.length >= least).length;
  const isFeed = whole * 3 >= listings.length * 2 && (whole > 1 || headEnds > 0);
  return isFeed ? listings : [];
}

/** The lines of a capture, folded, none empty; what stands twice in a row, for wide windows and narrow, once. */
function linesOf(text: string): readonly string[] {
  const folded = text
    .trim()
    .split(/\r\n?|\n/)
    .map((raw) => line(raw, lineLimit));
  const isWrapped = folded.includes('') && folded.every(({ length }) => length < wrapLimit);
  const whole = isWrapped ? paragraphsOf(folded) : folded;
  return whole.filter((one) => one !== '').filter((one, index, all) => one !== all[index - 1]);
}

function paragraphsOf(lines: readonly string[]): readonly string[] {
  const paragraphs: string[] = [];
  for (const [index, text] of lines.entries()) {
    if (text === '' || (lines[index - 1] ?? '') === '') paragraphs.push(text);
    else paragraphs.push(`${paragraphs.pop() ?? ''} ${text}`);
  }
  return paragraphs;
}

function evidenceOf(lines: readonly string[]): readonly LineEvidence[] {
  const repeats = new Map<string, number>();
  for (const text of lines) repeats.set(text, (repeats.get(text) ?? 0) + 1);
  return lines.map((text, index) => lineEvidence(text, repeats.get(text) ?? 0, index === lines.length - 1));
}

/**
 * Below the date of the feed the listings begin; what dates come later head other days. Where every listing has a date of
 * its own, no date says where.
 */
function endOfHead(evidence: readonly LineEvidence[]): number {
  const abstracts = evidence.filter(({ asAbstract }) => asAbstract < 1);
  const first = abstracts.find(({ long }) => long) ?? abstracts[0]; // a notice about cookies is shorter
  const head = evidence.slice(0, first ? evidence.indexOf(first) : 0);
  const dates = evidence.filter(({ isDate }) => isDate).length;
  return dates * 2 < abstracts.length + 4 ? head.findLastIndex(({ isDate }) => isDate) + 1 : 0;
}

function cheapestReadings(evidence: readonly LineEvidence[], headEnds: number): readonly Reading[] {
  let costs: Partial<Record<Reading, number>> = { head: 0 };
  const cameFrom: Partial<Record<Reading, Reading>>[] = [];
  for (const [index, here] of evidence.entries()) {
    const lineBefore = evidence[index - 1] ?? here;
    const next: Partial<Record<Reading, number>> = {};
    const from: Partial<Record<Reading, Reading>> = {};
    for (const before of readings) {
      const cost = costs[before];
      if (cost === undefined) continue;
      for (const reading of readings) {
        if (index < headEnds && reading !== 'head') continue;
        const step = steps[before][reading];
        if (!step) continue;
        const total = cost + step(here, lineBefore);
        if (total >= (next[reading] ?? Infinity)) continue;
        next[reading] = total;
        from[reading] = before;
      }
    }
    costs = next;
    cameFrom.push(from);
  }
  let reading = cheapest(costs);
  const path: Reading[] = [];
  for (const from of cameFrom.toReversed()) {
    path.push(reading);
    reading = from[reading] ?? 'head';
  }
  return path.toReversed();
}

function cheapest(costs: Partial<Record<Reading, number>>): Reading {
  const total = (reading: Reading) => (costs[reading] ?? Infinity) + endings[reading];
  return readings.reduce((best, reading) => (total(reading) < total(best) ? reading : best));
}

function listingsOf(
  lines: readonly string[],
  evidence: readonly LineEvidence[],
  path: readonly Reading[],
): readonly Listing[] {
  const found: { title: string; authors: readonly string[]; abstract: string }[] = [];
  for (const [index, reading] of path.entries()) {
    const text = lines[index] ?? '';
    const current = found.at(-1);
    if (reading === 'title') found.push({ title: text, authors: [], abstract: '' });
    else if (reading === 'abstract' && current) current.abstract += ` ${text}`;
    else if (reading === 'beside' && current) current.authors = evidence[index]?.names ?? current.authors;
  }
  return found.flatMap((draft) => listingFrom(draft) ?? []);
}
