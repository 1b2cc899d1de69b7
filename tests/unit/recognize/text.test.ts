import { describe, expect, test } from 'vitest';

import { recognizeText } from '../../../lib/recognize/text.ts';

const papers = [
  ['Slow Tides: Curriculum Pacing for Long-Context Language Models', 'context windows'],
  ['What Do Tokenizers Dream Of?', 'subword units'],
  ['Kelp', 'public-domain text'],
  [
    'The Ultimate Field Guide to Repairing Household Appliances with Language Agents: Benchmarks, Failure Modes, Costs, and an Exhaustive Account of What Was Left Unrepaired in Forty Kitchens',
    'household repair',
  ],
  ['Assessment of data consistency in streaming audio memory', 'audio streams'],
] as const;

const abstractOn = (topic: string) =>
  `We study ${topic} where labels arrive late and budgets are fixed. The key observation is that most of the signal sits in few of the components, which we identify without supervision. Across five tasks the gains are consistent, and an ablation shows which part they come from. The approach fails in two regimes, which we describe so that others need not rediscover them. Code and data are available at https://github.com/invented/${topic.replaceAll(' ', '-')}.`;

const titles = papers.map(([title]) => title);
const head = [
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'byAK and the research community',
  'Apr 22',
];

/** A capture of all papers; `around` says which lines stand about a title and its abstract. */
function capture(
  around: (title: string, abstract: string, index: number) => readonly string[],
  { before = head, after = [] }: { before?: readonly string[]; after?: readonly string[] } = {},
): string {
  return [
    ...before,
    ...papers.flatMap(([title, topic], index) => around(title, abstractOn(topic), index)),
    ...after,
  ].join('\n\n');
}

const plain = capture((title, abstract) => [title, abstract]);

describe('a capture is read whatever stands around its listings', () => {
  test.each<[string, string]>([
    ['as captured', plain],
    ['Windows line ends', plain.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', plain.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${plain}`],
    ['no blank lines', plain.replaceAll('\n\n', '\n')],
    ['many blank lines', plain.replaceAll('\n\n', '\n \n\t\n\u00A0\n')],
    ['indented lines', plain.replaceAll('\n\n', '\n\n    ')],
    ['no head at all', capture((title, abstract) => [title, abstract], { before: [] })],
    ...['2026-10-02', 'Friday, October 2nd, 2026', '2 October', 'Week 40 of 2026', '10月2日', 'Yesterday'].map(
      (date): [string, string] => [`the date ${date}`, plain.replace('Apr 22', date)],
    ),
    [
      'other lines of navigation',
      capture((title, abstract) => [title, abstract], {
        before: [
          'Models',
          'Datasets',
          'Spaces',
          'Docs',
          'Log In',
          'Daily Papers',
          'A place where people read papers together.',
          'Oct 1',
          'Oct 2',
        ],
      }),
    ],
    [
      'a notice before the date',
      capture((title, abstract) => [title, abstract], {
        before: [
          'Cookies',
          'We use cookies to keep you signed in and to count visits. You can change this at any time in your settings, where every cookie is listed with its purpose and its lifetime. By going on you agree.',
          'Oct 2',
        ],
      }),
    ],
    [
      'a date for every listing',
      capture((title, abstract) => [title, abstract, 'Tidewater AI', '·', 'Oct 4, 2026', '2']),
    ],
    ['counts before the title', capture((title, abstract, index) => [String(117 - index), title, abstract])],
    ['author counts after the title', capture((title, abstract, index) => [title, `· ${index + 2} authors`, abstract])],
    ['who submitted it', capture((title, abstract, index) => [`Submitted by reader${index}`, title, abstract])],
    [
      'buttons after the abstract',
      capture((title, abstract) => [title, abstract, 'Upvote', '12', 'GitHub', '1.2k', 'arXiv Page']),
    ],
    [
      'links after the abstract',
      capture((title, abstract, index) => [title, abstract, `https://arxiv.org/abs/2611.1000${index}`]),
    ],
    [
      'a footer',
      capture((title, abstract) => [title, abstract], { after: ['Previous', 'Next', '© Example', 'TOS', 'Privacy'] }),
    ],
  ])('%s', (_, text) => {
    const listings = recognizeText(text);
    expect(listings.map(({ title }) => title)).toEqual(titles);
    for (const [index, { abstract }] of listings.entries()) {
      expect(abstract).toBe(abstractOn(papers[index]?.[1] ?? ''));
    }
  });
});

describe('the last abstract', () => {
  test.each([
    ['is missing', '', undefined],
    ['is missing, blank lines are not', '\n\n \n', undefined],
    ['is missing before a footer', '\n\nPrevious\n\nNext', undefined],
    [
      'is cut short',
      '\n\nWe study audio streams where labels arrive late and budgets are fixed. The key',
      'We study audio streams where labels arrive late and budgets are fixed. The key',
    ],
  ])('%s', (_, rest, abstract) => {
    const listings = recognizeText(plain.slice(0, plain.lastIndexOf('\n\nWe study')) + rest);
    expect(listings.map(({ title }) => title)).toEqual(titles);
    expect(listings.at(-1)?.abstract).toBe(abstract);
    expect(listings.slice(0, -1).every(({ abstract: whole }) => /invented\/[a-z-]+\.$/.test(whole ?? ''))).toBe(true);
  });
});

describe('abstracts of other shapes', () => {
  test('an abstract of several paragraphs is one', () => {
    const text = capture((title, abstract) => [title, ...abstract.split(/(?<=consistent, .*?\.) /)]);
    expect(recognizeText(text).map(({ title, abstract }) => [title, abstract])).toEqual(
      papers.map(([title, topic]) => [title, abstractOn(topic)]),
    );
  });

  test('a blank line within a sentence is bridged', () => {
    const text = capture((title, abstract) => [title, ...abstract.split(/ (?=which part they come)/)]);
    expect(recognizeText(text).map(({ abstract }) => abstract)).toEqual(papers.map(([, topic]) => abstractOn(topic)));
  });

  test('one sentence is enough', () => {
    const short = 'We prove that every sufficiently patient reader reaches the end of a feed.';
    const text = capture((title, abstract, index) => [title, index === 2 ? short : abstract]);
    const listings = recognizeText(text);
    expect(listings.map(({ title }) => title)).toEqual(titles);
    expect(listings[2]?.abstract).toBe(short);
  });
});

test('a title may hold what looks like markup', () => {
  const text = capture((title, abstract) => [`${title} <p>`, abstract]);
  expect(recognizeText(text).map(({ title }) => title)).toEqual(titles.map((title) => `${title} <p>`));
});

test('names between title and abstract are the authors', () => {
  const text = capture((title, abstract) => [title, 'Ada Example, Björn van Beispiel and Chen Li', abstract]);
  for (const { authors } of recognizeText(text))
    expect(authors).toEqual(['Ada Example', 'Björn van Beispiel', 'Chen Li']);
});

describe('a text that is no capture has no listing', () => {
  test.each([
    ['nothing', ''],
    ['blank lines', '\n\n\n'],
    ['navigation', head.join('\n')],
    ['prose', Array.from({ length: 20 }, (_, index) => abstractOn(`topic ${index}`)).join('\n\n')],
    [
      'a log',
      Array.from({ length: 50 }, (_, index) => `12:00:${index} GET /papers/2611.${10_000 + index} 200`).join('\n'),
    ],
    ['a list of titles', titles.join('\n')],
  ])('%s', (_, text) => {
    expect(recognizeText(text)).toEqual([]);
  });
});

const id = (index: number) => `2611.1000${index}`;
const address = (index: number) => `https://huggingface.co/papers/${id(index)}`;
const login = (index: number) => `https://huggingface.co/login?next=%2Fpapers%2F${id(index)}`;
const names = ['Ada Example', 'Björn van Beispiel', 'Chen Li'];
const wrapped = (text: string) => text.replace(/(.{60,80}) /g, '$1\n');

const found = (text: string) =>
  recognizeText(text).map(({ identifiers, title, abstract }) => ({ identifiers, title, abstract }));

const card = (title: string, abstract: string) => [
  title,
  abstract,
  '8 authors',
  'Tidewater AI · Oct 4, 2026',
  'GitHub 1.2k',
];

describe('what a capture says of the papers themselves', () => {
  const expected = papers.map(([title, topic], index) => ({
    identifiers: [`arxiv:${id(index)}`],
    title,
    abstract: abstractOn(topic),
  }));

  test.each([
    [
      'an address below each title',
      capture((title, abstract, index) => [login(index), title, address(index), abstract]),
    ],
    [
      'an address below each abstract',
      capture((title, abstract, index) => [title, abstract, address(index), '·', '2']),
    ],
    ['identifiers above titles', capture((title, abstract, index) => [`arXiv:${id(index)}`, title, abstract])],
    [
      'identifiers below abstracts',
      capture((title, abstract, index) => [title, abstract, `arXiv:${id(index)}`, 'cs.LG']),
    ],
    [
      'Markdown',
      capture(
        (title, abstract, index) => [
          `[12](${login(index)})`,
          `### [${title}](${address(index)})`,
          `[${abstract}](${address(index)})`,
          `[- 8 authors](${address(index)})`,
          `Oct 7, 2026 [2](${address(index)}#community)`,
        ],
        {
          before: [
            '# Daily Papers',
            '## by [![](https://a.example/by.png)AK](https://huggingface.co/akhaliq)',
            'Oct 2',
          ],
        },
      ),
    ],
    [
      'Markdown with its addresses at the end',
      capture(
        (title, abstract, index) => [
          `[\n-\n][${100 + index}]`,
          `### [${title}][${200 + index}]`,
          '[',
          wrapped(abstract),
          `][${200 + index}]\n[\n* 3 authors\n][${200 + index}]\n·\nMay 30`,
        ],
        {
          before: ['* [ Models ][2]\n* [Log In][27]', '# Daily Papers'],
          after: [papers.map((_, index) => `[${200 + index}]: ${address(index)}`).join('\n')],
        },
      ),
    ],
    [
      "arXiv's list",
      capture(
        (title, abstract, index) => [
          `[${index + 1}]`,
          `arXiv:${id(index)}`,
          '[ pdf , html , other ]',
          `Title:\n${title}`,
          names.join(' , '),
          ...(index === 1
            ? ['Comments:\n16 pages. Revised implementation, corrected figures. Code: this https URL']
            : []),
          'Subjects:\nMachine Learning (cs.LG) ; Data Analysis, Statistics and Probability (physics.data-an)',
          abstract,
        ],
        { before: ['Machine Learning', 'Showing new listings for Wednesday, 18 November 2026', 'New submissions'] },
      ),
    ],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    [
      "arXiv's recent list",
      capture(
        (title, _, index) => [
          `[${index + 1}] arXiv:${id(index)} (cross-list from physics.space-ph) [pdf, html, other]`,
          `Title: ${title}`,
          `Authors: ${names.join(', ')}`,
          'Subjects: Machine Learning (cs.LG)',
        ],
        { before: ['Machine Learning', 'Wed, 18 Nov 2026 (showing 5 of 5 entries )'] },
      ),
    ],
    [
      "arXiv's search",
      capture(
        (title, abstract, index) => [
          `arXiv:${id(index)} [pdf, other] cs.LG`,
          title,
          `Authors:\n${names.join(',\n')}`,
          `Abstract: …${abstract.slice(0, 90)}… ▽ More`,
          'Submitted 12 March, 2026; originally announced March 2026.',
        ],
        { before: ['Showing 1–50 of 883 results for all: kelp', 'Go'] },
      ),
    ],
  ])('%s, authors with it', (_, text) => {
    const listings = recognizeText(text);
    expect(listings.map(({ identifiers, title }) => ({ identifiers, title }))).toEqual(
      expected.map(({ identifiers, title }) => ({ identifiers, title })),
    );
    for (const { authors } of listings) expect(authors).toEqual(names);
  });

  test('a listing that is drawn twice is one', () => {
    const text = capture((title, abstract) => [...card(title, abstract), ...card(title, abstract)]);
    expect(recognizeText(text).map(({ title }) => title)).toEqual(titles);
  });
});
