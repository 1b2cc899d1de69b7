import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashedTitle, isGenericTitle, plainTitle, titleKey } from '../../../lib/identity/title.ts';

describe('titleKey gives the spellings of one title one key', () => {
  test.each([
    ['AstroM$^3$: Learning the Sky', 'AstroM³: Learning the Sky'],
    ['Attention Is All You Need', 'attention is all you need.'],
    ['$\\beta$-VAE: Learning Concepts', 'β-VAE: learning concepts'],
    ['$\\beta$-VAE: Learning Concepts', '&beta;-VAE: Learning Concepts'],
    ['An Upper Bound for $\\mathcal{O}(N^2)$ Search', 'An Upper Bound for O(N²) Search'],
    ['The $\\text{R}^2$ Story', 'The R^2 Story'],
    ['A\\textsuperscript{2}FM', 'A^2FM'],
    ['via texttt{D}ual-texttt{H}ead', 'via $\\mathbf{\\texttt{D}}$ual-$\\mathbf{\\texttt{H}}$ead'],
    ['with \\textsc{SmallName} Tuning', 'with SmallName Tuning'],
    ['G{\\"o}del and Erd\\H{o}s and Fran\\c{c}ois and Na\\"{\\i}ve', 'Gödel and Erdős and François and Naïve'],
    ['Gödel', 'Go\u0308del'],
    ['Straße, Øre, Łódź, Ærø', 'Strasse, Ore, Lodz, Aero'],
    ['Ｆｕｌｌ Ｗｉｄｔｈ', 'full width'],
    ['eﬃcient ﬂow', 'efficient flow'],
    ['soft\u00adware for multi\u200bple', 'software for multiple'],
    ['CO<sub>2</sub> capture', 'CO₂ capture'],
    ['H&amp;E stains', 'H&E stains'],
    ['&amp;lt;i&amp;gt;In vivo&amp;lt;/i&amp;gt; imaging', 'In vivo imaging'],
    ['Multi-modal — a study', 'Multimodal: a study'],
    ['3$\\times$3 filters', '3×3 filters'],
    ['ガイドの研究', 'ｶﾞｲﾄﾞの研究'],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
    ['Foo™: a tool', 'Foo: a tool'],
  ])('%s = %s', (left, right) => {
    expect(titleKey(left)).toMatch(/^title:./);
    expect(titleKey(left)).toBe(titleKey(right));
  });

  test.each([
    ['β-VAE: Learning', 'VAE: Learning'],
    ['OnePose: Pose Estimation', 'OnePose++: Pose Estimation'],
    ['C++ is fast', 'C is fast'],
    ['C# is fast', 'C is fast'],
    ['∞-Bench', 'Bench'],
    ['Learning with <think> tokens', 'Learning with tokens'],
    ['深度学习', '强化学习'],
    ['कल', 'काल'],
    ['かき', 'がぎ'],
    [
      'Improved Techniques for Training Consistency Models',
      'Improved Training Technique for Latent Consistency Models',
    ],
    ['Challenge Report 2024', 'Challenge Report 2025'],
  ])('%s ≠ %s', (left, right) => {
    expect(titleKey(left)).toMatch(/^title:./);
    expect(titleKey(left)).not.toBe(titleKey(right));
  });

  test.each(['', '   ', '???', '$$', '\u200b', '\ud800'])('%j has none', (title) => {
    expect(titleKey(title)).toBeUndefined();
  });

  test('a key is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (title) => {
        const key = titleKey(title);
        if (key !== undefined) expect(titleKey(key.slice('title:'.length))).toBe(key);
      }),
      { numRuns: 3_000 },
    );
  });

  test('the key of a title is that of its plain form', () => {
    const parts = fc.constantFrom(
      '$',
      '\\',
      '{',
      '}',
      '^',
      '_',
      '2',
      'n',
      'alpha',
      'text',
      'tt{',
      ' ',
      '<i>',
      '</i>',
      '&amp;',
      '~',
      '--',
      "'",
      '"',
      'é',
      '++',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 14 }), (pieces) => {
        expect(() => titleKey(plainTitle(pieces.join('')))).not.toThrow();
      }),
    );
  });
});

describe('plainTitle is what would be printed', () => {
  test.each([
    ['AstroM$^3$: Learning', 'AstroM³: Learning'],
    ['$\\beta$-VAE', 'β-VAE'],
    ['An $L_2$ Norm', 'An L₂ Norm'],
    ['the snake_case of L_2', 'the snake_case of L_2'],
    ['From $5 to $10 a Day', 'From $5 to $10 a Day'],
    ['Codebook Size $\\mathit{2^{128}}$', 'Codebook Size 2¹²⁸'],
    ['SAEs $\\textit{Can}$ Improve', 'SAEs Can Improve'],
    ["Fig.~1 --- ``quoted''", 'Fig. 1 — “quoted”'],
    ['50\\% of R\\&D', '50% of R&D'],
    ['  two\n lines ', 'two lines'],
    ['<b>Bold</b> & <think>', 'Bold & <think>'],
    ['P<0.05 and q>3', 'P<0.05 and q>3'],
  ])('%s', (title, plain) => {
    expect(plainTitle(title)).toBe(plain);
  });
});

describe('isGenericTitle', () => {
  test.each([
    'Editorial',
    'Preface',
    'Preface.',
    'PREFACE TO THE 12TH VOLUME',
    "Editor's Note",
    'Guest Editors’ Introduction',
    'Reply to Doe et al.',
    'Comment on "A Theory of Everything"',
    'Erratum to: Sorting Lists',
    'Introduction to the Special Issue',
    'LoRA',
    '???',
    '序文',
  ])('%s is', (title) => {
    expect(isGenericTitle(title)).toBe(true);
  });

  test.each([
    'Attention Is All You Need',
    'Introduction to Lattice Theory',
    'Learning to Reply to Emails',
    'LayoutLMv3',
    'Report Generation from Images',
    '深度学习综述',
  ])('%s is not', (title) => {
    expect(isGenericTitle(title)).toBe(false);
  });
});

test('a hostile title costs no more than a long one', () => {
  for (const bomb of ['{', '$', '\\', '^{', '\\"', '<i', '&#', '<', '~', '\u0301', '𝔸', '--', '$a', 'text{']) {
    expect(plainTitle(bomb.repeat(100_000)).length).toBeLessThanOrEqual(2_000);
    expect((titleKey(bomb.repeat(100_000)) ?? '').length).toBeLessThanOrEqual(8_100);
  }
});

test('hashed titles are kept in libraries and backups: they stay what they are', () => {
  expect(hashedTitle('title:quietgradients')).toBe('title:~4aysv1g7rb0y');
  expect(hashedTitle('title:静かな勾配')).toBe('title:~5f6c8a0ywrz1v');
});
