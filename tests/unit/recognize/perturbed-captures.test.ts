import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { recognizeText } from '../../../lib/recognize/text.ts';
import { randomOf } from '../../support/random.ts';

/** Captures of other people's making, which stay outside the repository: each is bent here in the ways captures differ. */
const feeds = join(import.meta.dirname, '../../../../shared/feeds');
const absent = !existsSync(feeds);
if (absent) console.warn(`SKIPPED: ${feeds} is not there; captures are not bent.`);

interface Paper {
  readonly title: string;
  readonly abstract: string;
}
type Random = () => number;

/** A way in which a capture may differ. What is not given stays as captured. */
interface Bend {
  readonly head?: readonly string[];
  readonly foot?: readonly string[];
  /** The lines of one listing. */
  readonly lines?: (paper: Paper, random: Random, index: number) => readonly string[];
  /** The paper that then stands there. */
  readonly paper?: (paper: Paper, index: number) => Paper;
  readonly text?: (text: string) => string;
}

const head = [
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'byAK and the research community',
  'Apr 22',
];
const first = ['Ada', 'Björn', 'Chen', 'Dmitri', 'Eun-ji', 'Fatima', 'Guo'];
const last = ['Lovelace', 'Wei', 'Nguyen', 'O’Brien', 'van der Berg', 'Kim', 'Müller'];
const organizations = [
  'ByteDance',
  'Carnegie Mellon University',
  'Shanghai AI Laboratory',
  'The Hong Kong University of Science and Technology (Guangzhou)',
];

function count(random: Random, below: number): number {
  return Math.floor(random() * below);
}

function oneOf(random: Random, choices: readonly string[]): string {
  return choices[count(random, choices.length)] ?? '';
}

function person(random: Random): string {
  return `${oneOf(random, first)} ${oneOf(random, last)}`;
}

function people(random: Random): string {
  return Array.from({ length: 2 + count(random, 5) }, () => person(random)).join(', ');
}

function everyFifth(paper: (paper: Paper, index: number) => Paper): NonNullable<Bend['paper']> {
  return (before, index) => (index % 5 === 2 ? paper(before, index) : before);
}

const bends: Readonly<Record<string, Bend>> = {
  'as captured': {},
  'Windows line ends': { text: (text) => text.replaceAll('\n', '\r\n') },
  'no blank lines': { text: (text) => text.replaceAll('\n\n', '\n') },
  'a byte order mark, tabs': { text: (text) => `\uFEFF${text.replaceAll('\n\n', ' \n \n\t')}` },
  'stray blank lines': {
    lines: ({ title, abstract }, random) => (random() < 0.3 ? ['', title, ' ', abstract, ''] : [title, abstract]),
  },
  'lines of 80 columns': {
    lines: ({ title, abstract }) => [title, abstract.replace(/(.{60,80}) /g, '$1\n')],
  },
  'each title twice': { lines: ({ title, abstract }) => [title, title, abstract] },

  'counts before the title': {
    lines: ({ title, abstract }, random) => [random() < 0.2 ? '-' : String(count(random, 300)), title, abstract],
  },
  'counts after the title': {
    lines: ({ title, abstract }, random) => [title, String(count(random, 300)), abstract],
  },
  'counts of authors': {
    lines: ({ title, abstract }, random) => [title, `·${2 + count(random, 30)} authors`, abstract],
  },
  'names of authors': { lines: ({ title, abstract }, random) => [title, people(random), abstract] },
  'who submitted it': {
    lines: ({ title, abstract }, random) => [`Submitted by ${oneOf(random, first)}`, title, abstract],
  },
  'who submitted it, on two lines': {
    lines: ({ title, abstract }, random) => ['Submitted by', `reader${count(random, 999)}`, title, abstract],
  },
  'organization, date and comments': {
    lines: ({ title, abstract }, random) => [
      String(count(random, 99)),
      title,
      abstract,
      oneOf(random, organizations),
      '·',
      `Oct ${1 + count(random, 28)}, 2026`,
      String(count(random, 9)),
    ],
  },
  'now and then an organization': {
    lines: ({ title, abstract }, random) => [
      title,
      abstract,
      ...(random() < 0.03 ? [oneOf(random, organizations)] : []),
    ],
  },
  buttons: {
    lines: ({ title, abstract }, random) => [title, abstract, 'Upvote', String(count(random, 99)), 'GitHub', '1.2k'],
  },
  'identifiers and categories': {
    lines: ({ title, abstract }, random) => [title, abstract, `arXiv:2410.${10_000 + count(random, 9_999)}`, 'cs.LG'],
  },
  'labels of abstracts': { lines: ({ title, abstract }) => [title, 'Abstract', abstract] },
  'labels within abstracts': { lines: ({ title, abstract }) => [title, `Abstract: ${abstract}`] },
  'numbered listings': { lines: ({ title, abstract }, _, index) => [`${index + 1}.`, title, abstract] },
  'rules between listings': { lines: ({ title, abstract }) => [title, abstract, '* * *'] },

  ...Object.fromEntries(
    [
      ['2026-10-02'],
      ['Friday, October 2nd, 2026'],
      ['2 October'],
      ['22. April'],
      ['Week 17'],
      ['W17', 'Apr 20 - Apr 26'],
      ['April 2026'],
      ['4月22日'],
      ['Apr 21', 'Apr 22', 'Apr 23'],
    ].map((dates): [string, Bend] => [`the date ${dates.join(', ')}`, { head: [...head.slice(0, -1), ...dates] }]),
  ),
  'no date': { head: head.slice(0, -1) },
  'no head': { head: [] },
  'a longer head': {
    head: [
      'Hugging Face',
      'Models',
      'Log In',
      'Daily Papers',
      'by AK and the research community',
      'Daily',
      'Sep 28',
      'Next',
    ],
  },
  'a head in Chinese': { head: ['新', '在您的电子邮箱中获取热门论文！', '订阅', '由AK和研究社区提供', '4月22日'] },
  'a head in French': {
    head: ['nouveau', 'Recevez les articles tendance par e-mail !', "S'abonner", 'parAK et la communauté', '22 avril'],
  },
  'a second day': {
    lines: ({ title, abstract }, _, index) => [...(index === 20 ? ['Apr 23'] : []), title, abstract],
  },
  'a notice about cookies': {
    head: [
      'We use cookies to make the site work and to understand how it is used. By clicking Accept you agree.',
      'Accept',
      ...head,
    ],
  },
  'tabs below the date': { head: [...head, 'Search papers', 'Daily', 'Weekly', 'Monthly'] },
  'a footer': { foot: ['Previous', 'Next', 'System theme', 'Company', 'TOS', 'Privacy', 'About', 'Careers', 'Docs'] },

  'titles in capitals': { paper: ({ title, abstract }) => ({ title: title.toUpperCase(), abstract }) },
  'titles in lower case': { paper: ({ title, abstract }) => ({ title: title.toLowerCase(), abstract }) },
  'a title that is a date': {
    paper: ({ title, abstract }, index) => ({ title: index === 30 ? 'May 2024' : title, abstract }),
  },
  'titles that could be counts': {
    paper: everyFifth(({ abstract }, index) => ({ title: `${index} Agents`, abstract })),
  },
  'titles that could be names': {
    paper: everyFifth(({ abstract }, index) => ({ title: `Alice and Bob ${index % 2 ? 'Kim' : 'Wei'}`, abstract })),
  },
  'titles of one word': { paper: everyFifth(({ abstract }, index) => ({ title: `Kelp${index}`, abstract })) },
  'titles of two words': { paper: everyFifth(({ abstract }, index) => ({ title: `Kelp v${index}`, abstract })) },
  'titles with formulas': {
    paper: everyFifth(({ abstract }, index) => ({
      title: `$O(n^{${index}})$ Bounds for $\\ell_p$-Regression: Are $k$ Samples Enough?`,
      abstract,
    })),
  },
  'titles in Chinese': {
    paper: everyFifth(({ abstract }, index) => ({ title: `大语言模型的高效推理方法研究${index}`, abstract })),
  },
  'titles that begin as abstracts do': {
    paper: everyFifth(({ abstract }, index) => ({ title: `We Are What We Read: On ${index} Feeds`, abstract })),
  },
  'long titles': {
    paper: everyFifth(({ title, abstract }) => ({
      title: `${title}: ${title} -- ${title}`.slice(0, 200).trim(),
      abstract,
    })),
  },
  'abstracts of one sentence': {
    paper: everyFifth(({ title }, index) => ({
      title,
      abstract: `We prove that ${index} patient readers never rest.`,
    })),
  },
  'abstracts cut short': { paper: ({ title, abstract }) => ({ title, abstract: `${abstract.slice(0, 280).trim()}…` }) },
  'abstracts without a full stop': {
    paper: everyFifth(({ title, abstract }) => ({ title, abstract: abstract.replace(/\.$/, '') })),
  },
  'abstracts in two paragraphs': {
    lines: ({ title, abstract }, random) => {
      const sentences = abstract.split(/(?<=\.) (?=[A-Z])/);
      const cut = 1 + count(random, Math.max(1, sentences.length - 1));
      return [title, sentences.slice(0, cut).join(' '), sentences.slice(cut).join(' ')];
    },
  },
  'all at once': {
    head: ['Hugging Face', 'Models', 'Log In', 'Apr 22'],
    lines: ({ title, abstract }, random) =>
      [
        random() < 0.5 ? `Submitted by ${person(random)}` : '',
        random() < 0.6 ? String(count(random, 200)) : '',
        title,
        random() < 0.3 ? `·${2 + count(random, 20)} authors` : '',
        abstract,
        random() < 0.4 ? String(count(random, 9)) : '',
        random() < 0.3 ? 'Oct 3, 2026' : '',
      ].filter((line) => line !== ''),
    foot: ['Previous', 'Next', 'TOS'],
    text: (text) => text.replaceAll('\n', '\r\n'),
  },
};

/** What a capture says by itself: below its date, titles and abstracts in turn. */
function papersIn(capture: string): readonly Paper[] {
  const lines = capture
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  const listed = lines.slice(lines.findIndex((line) => /^[A-Z][a-z]{2} \d+$/.test(line)) + 1);
  return listed.flatMap((title, index) => (index % 2 === 0 ? [{ title, abstract: listed[index + 1] ?? '' }] : []));
}

const captures = absent
  ? []
  : readdirSync(feeds)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => ({ file, papers: papersIn(readFileSync(join(feeds, file), 'utf8')) }));

describe.skipIf(absent).each(Object.entries(bends))('%s', (name, bend) => {
  test.each(captures)('$file', ({ papers }) => {
    const random = randomOf(name.length);
    const standing = papers.map((paper, index) => bend.paper?.(paper, index) ?? paper);
    const listed = standing.flatMap(
      (paper, index) => bend.lines?.(paper, random, index) ?? [paper.title, paper.abstract],
    );
    const text = [...(bend.head ?? head), ...listed, ...(bend.foot ?? [])].join('\n\n');
    const found = recognizeText(bend.text?.(text) ?? text);
    expect(found.map(({ title, abstract = '' }) => ({ title, abstract }))).toEqual(standing);
  });
});
