import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIdentifier } from '../../../lib/identity/identifier.ts';
import { contradicts, match } from '../../../lib/identity/match.ts';
import type { PaperRecord } from '../../../lib/identity/record.ts';

function paper(
  title: string,
  more: { authors?: string[]; ids?: string[]; year?: number; venue?: string; abstract?: string } = {},
): PaperRecord {
  return {
    title,
    authors: more.authors ?? [],
    identifiers: (more.ids ?? []).flatMap((id) => parseIdentifier(id) ?? []),
    year: more.year,
    venue: more.venue,
    abstract: more.abstract,
  };
}

const authors = ['Mirela Quandt', 'Oyvind Tarrasch', 'Jun Hoshizora'];
const abstract =
  'Tidal kites harvest energy from slow currents, but their controllers are tuned by hand for each site. We learn a controller from logged flights alone and show on four invented fjords that it keeps the tether taut, wastes less power in turbulence and needs no site survey at all.';

describe('match', () => {
  test.each<[string, PaperRecord, PaperRecord, string]>([
    [
      'one title with its authors',
      paper('TideKite: Learning to Fly Tethered Turbines', { authors }),
      paper('TideKite: Learning to Fly Tethered Turbines.', { authors: ['M. Quandt', 'O. Tarrasch', 'J. Hoshizora'] }),
      'same',
    ],
    [
      'one title, nothing else known',
      paper('TideKite: Learning to Fly Tethered Turbines'),
      paper('TIDEKITE: learning to fly tethered turbines'),
      'same',
    ],
    [
      'TeX and Unicode spellings of one title',
      paper('KiteM$^3$: Learning to Fly Tethered Turbines', { abstract }),
      paper('KiteM³: Learning to Fly Tethered Turbines', { abstract }),
      'same',
    ],
    [
      'one arXiv identifier under two titles',
      paper('TideKite: Learning to Fly', { ids: ['arxiv:2611.00001'] }),
      paper('On the Control of Submerged Wings', { ids: ['doi:10.1000/kite', 'arxiv:2611.00001v3'] }),
      'same',
    ],
    [
      'a preprint and its publication, by DOI apart, by title one',
      paper('Learning to Fly Tethered Turbines in Slow Currents', {
        authors,
        year: 2025,
        ids: ['doi:10.1101/2025.01.02.123456'],
      }),
      paper('Learning to Fly Tethered Turbines in Slow Currents', {
        authors,
        year: 2026,
        ids: ['doi:10.1000/journal.77'],
      }),
      'same',
    ],
    [
      'a new title over the same abstract and authors',
      paper('TideKite: Learning to Fly Tethered Turbines', { authors, abstract }),
      paper('Controllers for Tidal Kites from Logged Flights', { authors, abstract }),
      'possible',
    ],
    [
      'two arXiv papers of one title and authors',
      paper('Learning to Fly Tethered Turbines in Slow Currents', { authors, ids: ['arxiv:2611.00001'] }),
      paper('Learning to Fly Tethered Turbines in Slow Currents', { authors, ids: ['arxiv:2611.00002'] }),
      'possible',
    ],
    [
      'two arXiv papers of like titles',
      paper('Learning to Fly Tethered Turbines in Slow Currents', { authors, ids: ['arxiv:2611.00001'] }),
      paper('Learning to Land Tethered Turbines in Slow Currents', { authors, ids: ['arxiv:2611.00002'] }),
      'different',
    ],
    [
      'a supplement whose DOI two abstracts share',
      paper('Insulin uptake in imaginary mice', { ids: ['doi:10.1000/supplement.1'] }),
      paper('Retinal screening of fictional sailors', { ids: ['doi:10.1000/supplement.1'] }),
      'different',
    ],
    [
      'two editorials',
      paper('Editorial', { authors: ['Ada Borogove'], year: 2024 }),
      paper('Editorial', { authors: ['Rolf Mimsy'], year: 2025 }),
      'different',
    ],
    [
      'two papers with nothing in common',
      paper('Learning to Fly Tethered Turbines', { authors }),
      paper('A Grammar of Mountain Whistling', { authors: ['Ada Borogove'] }),
      'different',
    ],
    [
      'a link where the authors should be',
      paper('Learning to Fly Tethered Turbines', { authors: ['[2611.00001](https://arxiv.org/abs/2611.00001)'] }),
      paper('Learning to Fly Tethered Turbines', { authors }),
      'same',
    ],
    [
      'a group for authors',
      paper('Learning to Fly Tethered Turbines', { authors: ['Kite Team'] }),
      paper('Learning to Fly Tethered Turbines', { authors }),
      'same',
    ],
    [
      'a paper and its erratum',
      paper('A Grammar of Mountain Whistling', { authors, year: 2025, venue: 'Journal of Kites' }),
      paper('Erratum: A Grammar of Mountain Whistling', { authors, year: 2025, venue: 'Journal of Kites' }),
      'different',
    ],
    ['a short and common title alone', paper('Deep Learning'), paper('Deep learning'), 'possible'],
    [
      'a title of another script alone',
      paper('Глубокое обучение для речи'),
      paper('Глубокое обучение для речи.'),
      'same',
    ],
    ['two empty records', paper(''), paper(''), 'different'],
  ])('%s', (_, left, right, verdict) => {
    expect(match(left, right).verdict).toBe(verdict);
  });

  test.each<[string, string, string]>([
    [
      'a method and its successor',
      'KitePose: One-Shot Pose Estimation of Kites',
      'KitePose++: One-Shot Pose Estimation of Kites',
    ],
    [
      'two years of a challenge',
      'The Tidal Kite Challenge 2024: Methods and Results',
      'The Tidal Kite Challenge 2025: Methods and Results',
    ],
    ['two parts', 'Foundations of Kite Topology, Part I', 'Foundations of Kite Topology, Part II'],
    ['two versions of a model', 'Borogove 2.5 Technical Report', 'Borogove 3 Technical Report'],
    ['a paper and the reply to it', 'Kites Do Not Swim', 'Reply to: Kites Do Not Swim'],
    ['a paper and a survey', 'Tethered Turbines in Slow Currents', 'Tethered Turbines in Slow Currents: A Survey'],
  ])('%s are never merged', (_, left, right) => {
    expect(match(paper(left, { authors }), paper(right, { authors })).verdict).not.toBe('same');
  });

  test('an equal title by other people is asked about, not merged', () => {
    const left = paper('Learning to Fly Tethered Turbines', { authors });
    const right = paper('Learning to Fly Tethered Turbines', { authors: ['Ada Borogove', 'Rolf Mimsy'] });
    expect(match(left, right).verdict).not.toBe('same');
  });

  test('evidence says what spoke', () => {
    const left = paper('The Tidal Kite Challenge 2024', { authors, year: 2024, abstract });
    const right = paper('The Tidal Kite Challenge 2025', { authors: authors.slice(0, 2), year: 2025, abstract });
    expect(match(left, right).evidence).toEqual([
      { kind: 'title', equal: false, similarity: expect.closeTo(0.7, 0) },
      { kind: 'authors', shared: 2, of: 2 },
      { kind: 'year', left: 2024, right: 2025 },
      { kind: 'abstract', similarity: 1 },
      { kind: 'contradiction', left: '2024', right: '2025' },
    ]);
  });

  test('who is left and who is right makes no difference', () => {
    const words = fc.constantFrom(
      'kite',
      'Kites',
      'tidal',
      'turbine',
      'GNN',
      'graph neural network',
      'part',
      'II',
      '2',
      '2025',
      ':',
      'KiteNet',
      '++',
      'survey',
      'learning',
      'optimization',
      'optimizing',
    );
    const record = fc.record({
      title: fc.array(words, { maxLength: 9 }).map((parts) => parts.join(' ')),
      authors: fc.array(
        fc.constantFrom('Ada Borogove', 'A. Borogove', 'Borogove, Ada', 'Rolf Mimsy', 'R Mimsey', 'Jun'),
        { maxLength: 4 },
      ),
      identifiers: fc.constant([]),
      year: fc.option(fc.integer({ min: 2020, max: 2026 }), { nil: undefined }),
      venue: fc.option(fc.constantFrom('Journal of Kites', 'Proc. Conf. on Kites', 'JK', 'arXiv'), { nil: undefined }),
    });
    fc.assert(
      fc.property(record, record, (left, right) => {
        const [one, other] = [match(left, right), match(right, left)];
        expect(other.probability).toBeCloseTo(one.probability, 9);
        expect(other.verdict).toBe(one.verdict);
      }),
      { numRuns: 2_000 },
    );
  });

  test('anything may stand in a record', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const record = fc.record({
      title: text,
      authors: fc.array(text, { maxLength: 4 }),
      identifiers: fc.constant([]),
      year: fc.option(fc.double(), { nil: undefined }),
      venue: fc.option(text, { nil: undefined }),
      abstract: fc.option(text, { nil: undefined }),
    });
    fc.assert(
      fc.property(record, record, (left, right) => {
        const { probability } = match(left, right);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each<[string, string, string]>([
    ['entities', 'Kites &amp; Tides: the Ludwig&ndash;Kr&auml;mer Drag', 'Kites & Tides: the Ludwig–Krämer Drag'],
    [
      'MathML',
      'Bounds on <math><msub><mi>β</mi><mn>2</mn></msub></math> Whistling in Tidal Fjords',
      'Bounds on β₂ Whistling in Tidal Fjords',
    ],
    ['full-width letters', 'ＴｉｄｅＫｉｔｅ： Learning to Fly Turbines', 'TideKite: Learning to Fly Turbines'],
    ['Chinese', '《潮汐风筝：学习驾驭水下涡轮》', '潮汐风筝: 学习驾驭水下涡轮'],
    ['Japanese in half width', '潮流ｶｲﾄの学習による発電制御', '潮流カイトの学習による発電制御'],
    ['Korean, taken apart', '조류 연의 학습 제어 방법론'.normalize('NFD'), '조류 연의 학습 제어 방법론'],
    ['Greek in capitals', 'Η ΜΆΘΗΣΗ ΠΑΛΙΡΡΟΪΚΏΝ ΑΕΤΏΝ ΤΗΣ ΘΆΛΑΣΣΑΣ', 'Η μάθηση παλιρροϊκών αετών της θάλασσας'],
    ['Cyrillic with accents', 'Обуче́ние прили́вных змеев управлению', 'Обучение приливных змеев управлению'],
    ['bidi controls', '\u2067تعلم التحكم في الطائرات المدية\u2069', 'تعلم التحكم في الطائرات المدية'],
    [
      'zero-width characters',
      'Tide\u200bKite: Lear\u00adning to Fly\ufeff Turbines',
      'TideKite: Learning to Fly Turbines',
    ],
  ])('one title and authors: %s', (_, left, right) => {
    expect(match(paper(left, { authors }), paper(right, { authors })).verdict).toBe('same');
  });

  const long = 'Learning to Fly Tethered Turbines '.repeat(3_000);
  test.each<[string, string, string]>([
    ['of Chinese', '潮汐风筝的强化学习', '潮汐风筝的监督学习'],
    ['of Japanese, by a voicing mark', '潮流カキの学習による発電', '潮流ガギの学習による発電'],
    ['of Greek letters', 'α-Kites: Learning to Fly', 'β-Kites: Learning to Fly'],
    ['of letters that look alike', 'Каsра Kites in the Tide', 'Kaspa Kites in the Tide'],
    ['of numbers in other scripts', 'Tidal Kites ２０２４', 'Tidal Kites ２０２５'],
    ['of Roman and Arabic numerals', 'Kite Topology, Part Ⅱ', 'Kite Topology, Part 3'],
    ['of nothing visible', '\u202e\u200b\u2066', '\u200b'],
    ['of signs', '!!! ???', '!!! ???'],
    ['of emoji', '🪁🌊', '🪁🌋'],
    ['of one TeX bomb', `${'\\frac{'.repeat(30_000)}kite`, `${'\\frac{'.repeat(30_000)}tide`],
    ['that part after 100,000 characters', `${long}in Slow Currents`, `${long}on Mars`],
  ])('two titles %s are not merged', (_, left, right) => {
    expect(match(paper(left), paper(right)).verdict).not.toBe('same');
    expect(match(paper(left, { authors }), paper(right, { authors })).verdict).not.toBe('same');
  });

  test.each([
    'kite '.repeat(20_000),
    '$^{'.repeat(30_000),
    '\u202e\u200b'.repeat(50_000),
    'é'.repeat(100_000),
    '潮'.repeat(100_000),
    '&amp;'.repeat(20_000),
    '<mml:mi>'.repeat(12_500),
    '\\"{\\'.repeat(20_000),
    'a: '.repeat(30_000),
    'II 2 v2 ++ '.repeat(9_000),
    '\u0301'.repeat(100_000),
  ])('a title of 100,000 characters is no other paper (%#)', (title) => {
    expect(match(paper(title), paper('Learning to Fly Tethered Turbines')).verdict).toBe('different');
    expect(match(paper(title), paper(`${title}!`)).verdict).not.toBe('same');
  });
});

describe('contradicts', () => {
  test.each<[string, PaperRecord, PaperRecord, boolean]>([
    ['other years', paper('The Tidal Kite Challenge 2024'), paper('The Tidal Kite Challenge 2025'), true],
    ['nothing in common', paper('Learning to Fly Tethered Turbines'), paper('A Grammar of Mountain Whistling'), true],
    ['one title', paper('Learning to Fly Tethered Turbines'), paper('Learning to fly tethered turbines'), false],
  ])('%s', (_, left, right, expected) => {
    const found = match(left, right);
    expect(found.verdict === 'different' ? contradicts(found) : false).toBe(expected);
  });
});
