import type { Listing } from '../identity/listing.ts';
import { captureLines, type CaptureLine } from './capture-line.ts';
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
  const lines = captureLines(text);
  const evidence = evidenceOf(lines);
  const headEnds = endOfHead(evidence);
  const listings = listingsOf(lines, evidence, cheapestReadings(evidence, headEnds));
  const least = headEnds > 0 ? abstractLengthBelowDate : abstractLength;
  const whole = listings.filter(({ abstract = '' }) => abstract.length >= least).length;
  const isFeed = whole * 3 >= listings.length * 2 && (whole > 1 || headEnds > 0);
  // Without abstracts, titles that are marked as such and go by an identifier.
  const isList =
    lines.some(({ isTitle }) => isTitle) && listings.filter(({ identifiers }) => identifiers.length > 0).length > 1;
  return isFeed || isList ? listings : [];
}

function evidenceOf(lines: readonly CaptureLine[]): readonly LineEvidence[] {
  const repeats = new Map<string, number>();
  for (const { text } of lines) repeats.set(text, (repeats.get(text) ?? 0) + 1);
  const areMarked = lines.some(({ isTitle }) => isTitle);
  return lines.map(({ text, isTitle, isNote, names }, index) => {
    const evidence = lineEvidence(text, repeats.get(text) ?? 0, index === lines.length - 1);
    if (isTitle) return { ...evidence, asTitle: 0, asAbstract: Infinity, asChrome: Infinity };
    if (isNote || names) {
      return { ...evidence, asTitle: Infinity, asAbstract: Infinity, asChrome: 0, isPhrase: false, names: names ?? [] };
    }
    return areMarked ? { ...evidence, asTitle: Infinity } : evidence;
  });
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
  lines: readonly CaptureLine[],
  evidence: readonly LineEvidence[],
  path: readonly Reading[],
): readonly Listing[] {
  const titles = [...path.keys()].filter((index) => path[index] === 'title');
  const idsLead = titles[0] !== undefined && lines.slice(0, titles[0]).some(({ paper }) => paper);
  const found = titles.map((start, count) => {
    const previous = titles[count - 1] ?? -1;
    const end = titles[count + 1] ?? lines.length;
    const own = [...lines.keys()].slice(start, end);
    const naming = idsLead ? lines.slice(previous + 1, start).toReversed() : lines.slice(start + 1, end);
    const name = lines[start]?.paper ? lines[start] : naming.find(({ paper }) => paper);
    return {
      title: lines[start]?.text,
      authors: own.findLast((index) => path[index] === 'beside' && (evidence[index]?.names.length ?? 0) > 0),
      abstract: own
        .filter((index) => path[index] === 'abstract')
        .map((index) => lines[index]?.text)
        .join(' '),
      identifiers: [name?.paper],
      url: name?.url,
    };
  });
  return found
    .filter(({ title }, index) => title !== found[index - 1]?.title) // drawn twice, for wide windows and narrow
    .flatMap(({ authors, ...draft }) => {
      return listingFrom({ ...draft, authors: authors === undefined ? [] : evidence[authors]?.names }) ?? [];
    });
}
