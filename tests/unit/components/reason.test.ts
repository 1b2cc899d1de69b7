import { beforeAll, describe, expect, test } from 'vitest';

import { reasonSentence } from '../../../components/reason.ts';
import type { Reason } from '../../../lib/identity/answer.ts';
import type { DuplicateKind } from '../../../lib/identity/state.ts';
import { identifier } from './papers.ts';
import { speak } from './speak.ts';

const now = Date.UTC(2026, 10, 20, 8);
const day = 24 * 60 * 60_000;
const siteName = (id: string) => (id === 'arxiv' ? 'arXiv' : id);

const sameTitle = { kind: 'title', equal: true, similarity: 1 } as const;
const likeTitle = { kind: 'title', equal: false, similarity: 0.8 } as const;
const authors = { kind: 'authors', shared: 2, of: 3 } as const;
const strangers = { kind: 'authors', shared: 0, of: 3 } as const;
const arxiv = '2611.00001';
const sameIdentifier = { kind: 'identifier', identifier: identifier(`arxiv:${arxiv}`) } as const;

describe('in English', () => {
  beforeAll(() => speak('en'));

  test.each<[DuplicateKind, Reason, string]>([
    ['repeat', { evidence: [] }, 'Stands higher up on this page'],
    ['repeat', { title: 'Old Name', evidence: [] }, 'Stands higher up on this page as “Old Name”'],
    [
      'same-work',
      { title: 'Old Name', site: 'arxiv', seenAt: now - 2 * day, evidence: [sameTitle, authors] },
      'Same title and authors as “Old Name”, seen on arXiv 2 days ago',
    ],
    ['same-work', { seenAt: now - day, evidence: [sameTitle, strangers] }, 'Same title, seen yesterday'],
    ['same-work', { evidence: [sameIdentifier] }, `Same identifier (arXiv ${arxiv})`],
    [
      'same-work',
      { title: 'Old Name', knownAs: sameIdentifier.identifier, evidence: [sameIdentifier, sameTitle] },
      `Same identifier (arXiv ${arxiv}) as “Old Name”`,
    ],
    [
      'same-work',
      { knownAs: identifier('doi:10.1000/1'), evidence: [sameTitle, authors] },
      'Same title and authors, known as DOI 10.1000/1',
    ],
    ['same-work', { evidence: [] }, 'A work you know'],
    [
      'newer-version',
      { versions: { seen: 1, here: 3 }, site: 'arxiv', seenAt: now - 9 * day, evidence: [] },
      'Version 3 here, you saw version 1, seen on arXiv last week',
    ],
    [
      'possible',
      { title: 'Old Name', evidence: [likeTitle, authors] },
      'Perhaps the same paper. Similar title and shared authors as “Old Name”',
    ],
    ['possible', { evidence: [likeTitle] }, 'Perhaps the same paper. Similar title'],
    ['possible', { evidence: [{ kind: 'abstract', similarity: 0.9 }] }, 'Perhaps the same paper. Similar abstract'],
  ])('%s: %j', (kind, reason, sentence) => {
    expect(reasonSentence(kind, reason, siteName, now)).toBe(sentence);
  });

  test('a very long title is cut between letters', () => {
    const sentence = reasonSentence('repeat', { title: '𝒜'.repeat(5_000), evidence: [] }, siteName, now);
    expect(sentence).toBe(`Stands higher up on this page as “${'𝒜'.repeat(119)}…”`);
  });

  test.each([
    [10_000, 'now'],
    [-day, 'now'],
    [5 * 60_000, '5 minutes ago'],
    [3 * 60 * 60_000, '3 hours ago'],
    [40 * day, 'last month'],
    [800 * day, '2 years ago'],
  ])('%d ms ago is said as %s', (elapsed, words) => {
    const sentence = reasonSentence('same-work', { seenAt: now - elapsed, evidence: [] }, siteName, now);
    expect(sentence).toBe(`A work you know, seen ${words}`);
  });
});

test.each([
  ['de', 'Gleicher Titel und gleiche Autoren wie „Old Name“, vor 2 Tagen auf arXiv gesehen'],
  ['fr', 'Même titre et mêmes auteurs que «\u{A0}Old Name\u{A0}», vu sur arXiv il y a 2 jours'],
  ['zh_CN', '与“Old Name”标题和作者相同\u{FF0C}2天前在 arXiv 上看过'],
])('word order is the language’s own: %s', async (language, sentence) => {
  await speak(language);
  const reason: Reason = { title: 'Old Name', site: 'arxiv', seenAt: now - 2 * day, evidence: [sameTitle, authors] };
  expect(reasonSentence('same-work', reason, siteName, now)).toBe(sentence);
});
