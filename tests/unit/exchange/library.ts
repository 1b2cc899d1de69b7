import type { Entry } from '../../../lib/identity/entry.ts';
import type { Identifier } from '../../../lib/identity/identifier.ts';
import { parseIdentifier } from '../../../lib/identity/identifier.ts';

export function identifier(text: string): Identifier {
  const parsed = parseIdentifier(text);
  if (parsed === undefined) throw new Error(`Not an identifier: ${text}`);
  return parsed;
}

/** An entry of which a test says only what it is about. */
export function entry(facts: Partial<Entry> = {}): Entry {
  return {
    work: facts.identifiers?.[0] ?? 'arxiv:2611.00001',
    identifiers: [],
    title: 'Quiet Gradients',
    authors: [],
    status: 'to-read',
    tags: [],
    note: '',
    savedAt: Date.UTC(2026, 10, 20, 8),
    ...facts,
  };
}

/** Invented papers, each there for what is hard to write about it. */
export const library: readonly Entry[] = [
  entry({
    identifiers: [identifier('arxiv:2611.01234')],
    title: 'AstroLLaMA$^3$: Q-learning for $\\Delta$-BERT & 3D Scenes, 50% cheaper_than GPT-9',
    authors: [
      'Łukasz Kowalczyk-Nowak',
      'Luc Van Hoogen',
      'Jan van der Veld',
      'María José de la Cuesta',
      'Bruno Ødegård Jr.',
    ],
    date: '2026-11-19',
    url: 'https://huggingface.co/papers/2611.01234',
    code: 'https://github.com/example/astro-llama',
    abstract: 'We study cheap telescopes.\nA second paragraph costs $5 and $10; see \\cite{nobody}.',
    status: 'reading',
    tags: ['telescopes', 'to read, soon'],
    note: 'Compare with last year.\n- ask Ana\n=1+1',
    savedAt: Date.UTC(2026, 10, 20, 7, 30),
  }),
  entry({
    identifiers: [identifier('doi:10.1145/9900001.9900002'), identifier('arxiv:2601.04321')],
    title: 'Learning to Fold Maps',
    authors: ['王小明', '李 华', 'محمد بن سالم', 'Plato', 'The Map Folding Collaboration', 'et al.'],
    date: '2026-03',
    venue: 'Proceedings of the 9th Conference on Paper & Folding',
    status: 'read',
    tags: ['地图', 'ordnung'],
    savedAt: Date.UTC(2026, 2, 1),
  }),
  entry({
    identifiers: [identifier('doi:10.9999/JQG.{7}')],
    title: 'Learning to Fold Maps',
    authors: ["O'Connor-Smythe, Ann", 'García, Jr., José', 'Florence d’Arbois'],
    date: '2026',
    venue: 'Journal of Quiet Gradients',
  }),
  entry({
    work: 'title:hostile',
    title: '}\\input{/etc/passwd} @misc{x, <script>alert(1)</script> [a](javascript:alert(1)) $\\write18{ls}$ `*_~#%',
    authors: ['=HYPERLINK("http://example.org")', 'Anders and Britt', '{'],
    url: 'javascript:alert(1)',
    code: 'https://example.org/a)b}c"d',
    abstract: 'TY  - JOUR\r\nER  - \r\n---\n+1',
    tags: ['#;=cmd()', '12'],
    note: '# Not a heading\n\n1. Not a list\nER  - ',
  }),
  entry({ identifiers: [identifier('arxiv:hep-th/9901001')], title: '静かな勾配', authors: ['山田 太郎'] }),
];
